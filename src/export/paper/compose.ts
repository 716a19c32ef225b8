import { CLASS_START_RULE } from '../../domain/class-starts.ts';
import { counted } from '../../domain/filled-text.ts';
import { schoolYear, schoolYears } from '../../domain/school-year.ts';
import { namesOf } from '../names.ts';
import type { PaperOptions } from '../paper-options.ts';
import { planFacts, scenarioLabel } from '../plan-facts.ts';
import { SYNTHETIC_NOTICE } from '../words.ts';
import { assumptionsSection, dataSection } from './background.ts';
import { moneyText, numberText } from './cells.ts';
import { comparisonSection } from './comparison.ts';
import type { Block, Paper, PaperContents, Section } from './contents.ts';
import { districtsSection } from './districts.ts';
import { moneySection } from './money.ts';
import { notMetSection } from './not-met.ts';
import { officesSection } from './offices.ts';

/** Makes the decision paper of a plan, format left open. */
export function composePaper(contents: PaperContents, { locale, madeAt }: PaperOptions): Paper {
  const { budget, policy } = contents;
  const { plan, bureau } = budget;
  const names = namesOf(bureau);
  const isChinese = locale === 'zh';
  const sections = [
    questionSection(contents, isChinese),
    comparisonSection(contents, names, isChinese),
    districtsSection(budget, names, isChinese),
    moneySection(budget, names, isChinese),
    notMetSection(budget, names, isChinese),
    assumptionsSection(contents, isChinese),
    dataSection(contents, isChinese),
    officesSection(policy, isChinese),
  ];
  const numerals = '一二三四五六七八九';
  const parts = [bureau.settings.name ?? '', scenarioLabel(plan.scenario.name, locale), dateOf(madeAt)];
  return {
    language: isChinese ? 'zh-CN' : 'en',
    title: isChinese ? '学位、编制和特殊教育规划决策报告' : 'Decision paper: places, posts and special education',
    subtitle: parts.filter((text) => text !== '').join(' · '),
    notice: plan.input.synthetic ? SYNTHETIC_NOTICE[locale] : null,
    facts: planFacts(budget, locale).map(({ label, value }) => [label[locale], value]),
    contentsTitle: isChinese ? '目录' : 'Contents',
    pageWords: isChinese ? ['第', '页，共', '页'] : ['Page', 'of', ''],
    sections: sections.map((section, index) => ({
      ...section,
      title: isChinese ? `${numerals[index]}、${section.title}` : `${index + 1} ${section.title}`,
      blocks: section.blocks.map((block) => orNone(block, isChinese)),
    })),
  };
}

/** The day as the computer's own calendar has it, such as 2026-09-01. */
function dateOf(madeAt: Date): string {
  return madeAt.toLocaleDateString('sv-SE');
}

/** An empty table or list says that there is nothing. */
function orNone(block: Block, isChinese: boolean): Block {
  const isEmpty =
    (block.kind === 'table' && block.rows.length === 0) || (block.kind === 'list' && block.items.length === 0);
  return isEmpty ? { kind: 'paragraph', text: isChinese ? '（无）' : '(none)' } : block;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function questionSection({ budget }: PaperContents, isChinese: boolean): Section {
  const { plan } = budget;
  const lastYear = plan.years.at(-1);
  const last = lastYear === undefined ? '' : schoolYear(lastYear);
  const end = (values: readonly number[]): string => numberText(values.at(-1) ?? 0);
  const capital = moneyText(total(plan.budget.capital));
  const recurrent = moneyText(total(plan.budget.recurrent));
  const rooms = numberText(total(plan.plan.roomsBuilt));
  const cost = moneyText(total(plan.plan.capitalCost));
  const runs = moneyText(total(plan.plan.recurrentCost));
  const projects = numberText(plan.projects.length);
  const redirected = numberText(total(plan.plan.pupilsRedirected));
  return {
    id: 'question',
    title: isChinese ? '问题与结论' : 'Question and answer',
    blocks: [
      {
        kind: 'paragraph',
        text: isChinese
          ? `问题：${schoolYears(plan.years, 'zh')}学年，在基本建设预算${capital}万元、经常性预算${recurrent}万元以内，怎样安排学位、教师编制和特殊教育，使大班额最少？`
          : `Question: from ${schoolYears(plan.years, 'en')}, within a capital budget of ${capital} and a recurrent budget of ${recurrent} (ten thousands of yuan), how should places, posts and special education be arranged to leave the fewest large classes?`,
      },
      {
        kind: 'paragraph',
        strong: true,
        text: isChinese
          ? `结论：实施方案后，${last}学年大班额由${end(plan.baseline.largeClasses)}个降至${end(plan.plan.largeClasses)}个，其中超大班额由${end(plan.baseline.superLargeClasses)}个降至${end(plan.plan.superLargeClasses)}个。`
          : `Answer: with the plan, classes of 56 or more fall from ${end(plan.baseline.largeClasses)} to ${end(plan.plan.largeClasses)} in ${last}, of which those of 66 or more from ${end(plan.baseline.superLargeClasses)} to ${end(plan.plan.superLargeClasses)}.`,
      },
      {
        kind: 'paragraph',
        text: isChinese
          ? `所需：增建教室${rooms}间，新建学校${projects}所，起始年级分流${redirected}人次；基本建设投资${cost}万元，经常性支出${runs}万元。尚缺：${last}学年教师编制缺口${end(plan.plan.postsShort)}个，特教教师缺口${end(plan.plan.specialTeachersShort)}个。`
          : `It takes ${counted(rooms, 'more room/more rooms')}, ${counted(projects, 'new school/new schools')} and ${counted(redirected, 'redirected entrant/redirected entrants')} over the years, ${cost} of capital and ${runs} of recurrent money (ten thousands of yuan). Still missing in ${last}: ${counted(end(plan.plan.postsShort), 'post/posts')} and ${counted(end(plan.plan.specialTeachersShort), 'special teacher/special teachers')}.`,
      },
      {
        kind: 'paragraph',
        text: isChinese
          ? '本报告金额单位为万元（另有注明的除外）；精确到分的金额见预算表。大班额指56人及以上的班，超大班额指66人及以上的班，大班额含超大班额。'
          : 'Money is in ten thousands of yuan unless said otherwise; the budget workbook has it to the fen. Large classes have 56 pupils or more, those of 66 and more included.',
      },
      ...budget.assumptions
        .filter(({ id }) => id === CLASS_START_RULE)
        .map(({ text }) => ({ kind: 'paragraph', strong: true, text: isChinese ? text.zh : text.en }) as const),
      ...(plan.certificate.ok
        ? []
        : [
            {
              kind: 'paragraph',
              strong: true,
              text: isChinese
                ? '独立核验未通过，本方案不得采用。'
                : 'Not every independent check holds: do not use this plan.',
            } as const,
          ]),
    ],
  };
}
