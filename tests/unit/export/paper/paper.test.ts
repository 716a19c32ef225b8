import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../../src/domain/plan/index.ts';
import { nodeFileSystem } from '../../../../src/export/index.ts';
import { namesOf } from '../../../../src/export/names.ts';
import { composePaper, type PaperContents, paperHtml, writePaperWord } from '../../../../src/export/paper/index.ts';
import { loadPolicyRegister } from '../../../../src/norms/index.ts';
import { budgetContents } from '../../../../src/services/export/budget-contents.ts';
import { namedPlan } from '../../../../src/services/export/staffing-contents.ts';
import { budgetBureau, openedBudgetPlan } from '../budget/small-budget.ts';

const madeAt = new Date('2026-11-23T08:00:00Z');

/** S2 keeps 4 large classes in 2028; three more rooms for 900,000 yuan would leave 1. */
const stillLarge: Explanation = {
  kind: 'shortfall',
  constraint: 'budget.capital',
  year: 2028,
  schoolId: 'S2',
  text: '',
  facts: { stage: 'primary', largeClasses: 4, nextRooms: 3, nextCost: 900_000, nextLarge: 1 },
};

function paperContents(compared = false): PaperContents {
  const opened = openedBudgetPlan();
  const { tables } = opened.inputs.bureau;
  const schools = tables.schools.map((school, index) => ({
    ...school,
    lon: 101 + index,
    lat: 36 + index,
    ...(index === 1 ? { name: '<script>alert("第二小学")</script>' } : {}),
  }));
  const one = {
    ...opened,
    inputs: { ...opened.inputs, bureau: { ...budgetBureau, tables: { ...tables, schools } } },
    saved: { ...opened.saved, plan: { ...opened.saved.plan, explanations: [stillLarge] } },
  };
  const better = {
    ...one,
    saved: {
      ...one.saved,
      planId: 8,
      plan: { ...one.saved.plan, plan: { ...one.saved.plan.plan, largeClasses: [3, 1] } },
    },
  };
  return { budget: budgetContents(one), other: compared ? namedPlan(better) : null, policy: loadPolicyRegister() };
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-paper-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The rows of the first table of a section that has this header. */
function rowsOf(paper: ReturnType<typeof composePaper>, header: string): readonly (readonly unknown[])[] {
  const tables = paper.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
  );
  return tables.find(({ headers }) => headers.includes(header))?.rows ?? [];
}

/** A plan of a scenario in which classes of primary schools are large from 51 pupils. */
const changedStart: Explanation = {
  kind: 'assumption',
  constraint: 'norms.classStart',
  year: null,
  text: '',
  facts: { tier: 'large', stage: 'primary', pupils: 51, usual: 56 },
};

describe('the decision paper', () => {
  it('says beside the answer where classes count from another size', () => {
    const { budget, ...rest } = paperContents();
    const opened = openedBudgetPlan();
    const plan = { ...opened.saved.plan, explanations: [changedStart] };
    const changed = { ...rest, budget: budgetContents({ ...opened, saved: { ...opened.saved, plan } }) };
    const answerOf = (contents: PaperContents) =>
      JSON.stringify(composePaper(contents, { locale: 'zh', madeAt }).sections[0]);
    expect(answerOf(changed)).toContain('小学大班额从 51 人起计，不是 56 人');
    expect(answerOf({ ...rest, budget })).not.toContain('起计');
  });

  it('has its sections in order, in Chinese and in English', () => {
    expect(composePaper(paperContents(), { locale: 'zh', madeAt }).sections.map(({ title }) => title)).toEqual([
      '一、问题与结论',
      '二、方案比较',
      '三、分县区情况',
      '四、经费',
      '五、未达到的目标及所需条件',
      '六、假设',
      '七、数据质量与核验',
      '八、各部门任务清单',
    ]);
    expect(composePaper(paperContents(), { locale: 'en', madeAt }).sections[4]?.title).toBe(
      '5 What is not met and what it would take',
    );
  });

  it('sets two plans beside what happens without any', () => {
    const rows = rowsOf(composePaper(paperContents(true), { locale: 'en', madeAt }), 'Indicator');
    expect(rows.slice(0, 3)).toEqual([
      ['Classes of 56+', 'Without the plan', 3, 6],
      ['Classes of 56+', 'Plan A (7 +基准)', 3, 3],
      ['Classes of 56+', 'Plan B (8 +基准)', 3, 1],
    ]);
  });

  it('says what is not met, what stops it and what the next step would take', () => {
    const paper = composePaper(paperContents(), { locale: 'zh', madeAt });
    expect(rowsOf(paper, '下一步增建（间）')).toEqual([
      ['<script>alert("第二小学")</script>', '小学', 4, '基本建设资金不足', 3, { yuan: 900_000 }, 1],
    ]);
    const text = paper.sections[4]?.blocks[0];
    expect(text?.kind === 'paragraph' && text.text).toContain('下一步共需增建教室3间、90.00万元');
  });

  it('adds the money up by funding level to the fen', () => {
    const rows = rowsOf(composePaper(paperContents(), { locale: 'en', madeAt }), 'Level');
    // As in the budget workbook: 60.02 + 7.50 of the centre in 2027, 27,537 for a post in 2028.
    const yuan = (...amounts: readonly number[]) => amounts.map((amount) => ({ yuan: amount }));
    expect(rows[0]).toEqual(['Capital', 'Central', ...yuan(67.52, 0, 67.52)]);
    expect(rows[4]).toEqual(['Recurrent', 'Central', ...yuan(0, 27_537, 27_537)]);
  });

  it('lists every measure with its leading office, and the measures of every office', () => {
    const paper = composePaper(paperContents(), { locale: 'zh', madeAt });
    const measures = rowsOf(paper, '牵头单位');
    // Measure 1, kindergarten supply, is led by the county governments, which stand first.
    expect([measures[0]?.[0], measures[0]?.[1], measures[0]?.[4]]).toEqual(['1', '扩大学前教育资源', '各县区政府']);
    expect(measures).toHaveLength(29);
    const offices = rowsOf(paper, '部门');
    const led = offices.flatMap(([, leads]) => (leads === '—' ? [] : String(leads).split('、')));
    // Every measure is led by one office.
    expect(led.map(Number).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 29 }, (_, index) => index + 1),
    );
  });

  it('adds the districts up', () => {
    const paper = composePaper(paperContents(), { locale: 'zh', madeAt });
    const rows = rowsOf(paper, '县区');
    const total = rows.at(-1) ?? [];
    expect(total[0]).toBe('合计');
    for (let column = 1; column < total.length; column += 1) {
      const value = (cell: unknown) => (typeof cell === 'number' ? cell : (cell as { yuan: number }).yuan);
      const sum = rows.slice(0, -1).reduce((all, row) => all + value(row[column]), 0);
      expect(value(total[column])).toBeCloseTo(sum, 6);
    }
  });

  it('says in Chinese what is assumed, and what was checked', () => {
    const opened = openedBudgetPlan();
    const assumptions: Explanation[] = [
      {
        kind: 'assumption',
        constraint: 'projection.progression.ends',
        year: null,
        text: 'Projection: progression.ends (schoolId S1, stage primary, lastGrade 3).',
        facts: { schoolId: 'S1', stage: 'primary', lastGrade: 3 },
      },
      {
        kind: 'assumption',
        constraint: 'projection.progression.ends',
        year: null,
        text: 'Projection: progression.ends in 15 more cases.',
        facts: { cases: 15 },
      },
      {
        kind: 'assumption',
        constraint: 'budget.capital',
        year: null,
        text: 'District D1 is to get 40 % …',
        facts: { districtId: null, level: 'province', share: 0.4 },
      },
    ];
    const plan = {
      ...opened.saved.plan,
      explanations: assumptions,
      certificate: { ok: true, checks: [{ id: 'budget.capital', ok: true, worst: 0 }] },
    };
    const budget = budgetContents({ ...opened, saved: { ...opened.saved, plan } });
    const school = namesOf(opened.inputs.bureau).school('S1');
    expect(budget.assumptions.map(({ rule, text }) => `${rule.zh}：${text.zh}`)).toEqual([
      `学生预测：${school}（小学）办到3年级为止：学生读完后转往他校。`,
      '学生预测：另有15个学段不办满全部年级，同样处理。',
      '基本建设预算：全局的基本建设支出应由省级资金分担40%，但没有填写该级预算：需其分担的项目无法安排。',
    ]);
    expect(budget.checks).toEqual([{ ok: true, name: { zh: '基本建设资金上限', en: 'Capital limits' } }]);
  });

  it('is one HTML file that needs and runs nothing', async () => {
    const html = paperHtml(paperContents(true), { locale: 'zh', madeAt });
    // A mismatch prints what was found, not the whole file.
    expect(html.match(/<script|<link|<img|<iframe|src=|href="(?!#)|url\((?!#)|@import/i)).toBeNull();
    expect(html).toContain('&lt;script&gt;alert(&quot;第二小学&quot;)&lt;/script&gt;');
    expect(html).toContain("default-src 'none'");
    expect(html).toMatch(/@page \{ size: A4;.*counter\(page\)/s);
    expect(html.match(/<svg/g)?.length).toBe(3);
    for (const [, anchor] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`<section id="${anchor}">`);
  });

  it('is a Word file too, A4, with page numbers, contents and pictures', async () => {
    const path = join(folder, 'paper.docx');
    await writePaperWord(paperContents(), path, { locale: 'zh', madeAt });
    const files = unzipSync(new Uint8Array(readFileSync(path)));
    const names = Object.keys(files);
    for (const name of names.filter((candidate) => /\.(xml|rels|svg)$/.test(candidate))) wellFormed(files[name]);
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(document).toContain('w:w="11906" w:h="16838"');
    expect(document).toContain('PAGEREF not-met');
    expect(document).toContain('w:name="not-met"');
    expect(document).toContain('&lt;script&gt;');
    // Charts that every office program draws, each with its numbers in a workbook of its own, and no macros.
    expect(names.filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name)).length).toBe(3);
    expect(names.filter((name) => /embeddings/.test(name)).every((name) => name.endsWith('.xlsx'))).toBe(true);
    expect(strFromU8(files['word/footer1.xml'] ?? new Uint8Array())).toMatch(/>PAGE<.*>NUMPAGES</);
    expect(names.some((name) => /vbaProject/.test(name))).toBe(false);
  });

  it('leaves the old file whole when the disk is full or the file is locked', async () => {
    const path = join(folder, 'paper.docx');
    writeFileSync(path, 'old');
    for (const [step, code, failure] of [
      ['writeThrough', 'ENOSPC', 'diskFull'],
      ['rename', 'EBUSY', 'targetLocked'],
    ] as const) {
      const failing = { ...nodeFileSystem, [step]: () => Promise.reject(Object.assign(new Error(code), { code })) };
      await expect(writePaperWord(paperContents(), path, { locale: 'zh', madeAt }, failing)).rejects.toMatchObject({
        code: failure,
      });
    }
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['paper.docx']);
  });
});

function wellFormed(bytes: Uint8Array | undefined): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(strFromU8(bytes ?? new Uint8Array())).close();
}
