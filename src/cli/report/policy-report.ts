import { arithmeticText, type PolicyStanding, REASON_WORDS, STANDING_WORDS } from '../../services/policy/index.ts';
import { numberText, percentText, tableText } from './table.ts';

type Target = PolicyStanding['measured']['measures'][number]['targets'][number];

const SIGNS = { atLeast: '≥', atMost: '≤', equal: '=' } as const;

/** The standing of the policy for people: a sentence, then each measure with its targets. */
export function policyReport(standing: PolicyStanding, office: string | null): string {
  const { register, measured, norms, saved } = standing;
  const { years, summary } = measured;
  const { met, onCourse, missed, noData } = summary.standings;
  const parts = [
    `${register.document.number}, ${register.document.title}\n`,
    saved === null
      ? `Now, in ${years[0]}.\n`
      : `In ${years[0]} and under plan ${saved.planId} (${saved.scenarioName}) to ${years.at(-1)}.\n`,
    `${met} of ${summary.known} targets that can be measured are met; ${onCourse} on course, ${missed} missed; ` +
      `${summary.holdAtEnd} hold at the end of ${years.at(-1)}. ${noData} of ${summary.withValue} have no data.\n`,
  ];
  for (const [index, measure] of register.measures.entries()) {
    if (office !== null && !measure.offices.includes(office)) continue;
    const { standing: ofMeasure, targets, tracked } = measured.measures[index]!;
    parts.push(
      `\n${measure.number}. ${measure.subject.en}: ${STANDING_WORDS[ofMeasure].en}` +
        `${tracked && targets.length === 0 ? ' (by the word of the bureau)' : ''}\n`,
    );
    if (targets.length === 0) continue;
    parts.push(
      tableText(
        ['target', 'wanted', 'standing', ...years.map(String)],
        targets.map((target) => [
          `${target.target.description.en}${target.target.scope === 'rural' ? ' [rural]' : ''}`,
          wantedText(target),
          STANDING_WORDS[target.standing].en,
          ...target.figures.map((figure) => (figure === null ? '-' : valueText(figure.value, target.target.unit))),
        ]),
      ),
    );
    for (const target of targets) {
      const notes = [
        arithmeticText(target, 'en'),
        target.figures[0] !== null && (target.figures[0]?.unknown ?? 0) > 0
          ? `${target.figures[0]?.unknown} rows unknown`
          : null,
        target.reason === null ? null : REASON_WORDS[target.reason].en,
        ...normNotes(target.norms, norms),
      ].filter((note) => note !== null);
      if (notes.length > 0) parts.push(`  ${target.indicator}: ${notes.join(' | ')}\n`);
    }
  }
  return parts.join('');
}

/** `class.large.primary = 56, class.large.junior = 56; 国发〔2016〕40号`: the norms of each document together. */
function normNotes(ids: readonly string[], norms: PolicyStanding['norms']): string[] {
  const known = ids.flatMap((id) => norms.get(id) ?? []);
  return [...Map.groupBy(known, ({ document }) => document)].map(
    ([document, group]) =>
      group.map(({ id, value }) => `${id} = ${value ?? 'no value'}`).join(', ') +
      (document === '' ? '' : `; ${document}`),
  );
}

function wantedText({ target }: Target): string {
  if (target.value === null) return 'no figure';
  const year = target.year === null ? '' : ` by ${target.year}`;
  return `${SIGNS[target.comparison]} ${valueText(target.value, target.unit)}${year}`;
}

function valueText(value: number, unit: string): string {
  return unit.startsWith('share') || unit === 'done' ? percentText(value) : numberText(value);
}

/** The document that `--json` prints. */
export function policyDocument({ register, measured, progress, saved }: PolicyStanding, office: string | null): object {
  const measures = register.measures.flatMap((measure, index) => {
    if (office !== null && !measure.offices.includes(office)) return [];
    const { number, standing, tracked, targets, figures } = measured.measures[index]!;
    return [
      {
        number,
        subject: measure.subject.en,
        offices: measure.offices,
        roles: measure.roles,
        source: measure.source,
        standing,
        tracked,
        progress: progress.filter((row) => row.measure === number),
        targets: targets.map(({ target, ...rest }) => ({
          ...indicatorDocument(rest),
          wanted: { comparison: target.comparison, value: target.value, unit: target.unit, year: target.year },
          scope: target.scope,
          standing: rest.standing,
          reason: rest.reason,
          reachedIn: rest.reachedIn,
          holdsAtEnd: rest.holdsAtEnd,
        })),
        figures: figures.map(indicatorDocument),
      },
    ];
  });
  return {
    document: register.document,
    planId: saved?.planId ?? null,
    years: measured.years,
    summary: measured.summary,
    measures,
    variations: measured.variations,
  };
}

function indicatorDocument({
  indicator,
  basis,
  figures,
  terms,
  tables,
  norms,
  cases,
}: Pick<Target, 'indicator' | 'basis' | 'figures' | 'terms' | 'tables' | 'norms' | 'cases'>): object {
  return {
    indicator,
    basis,
    figures: figures.map((figure) =>
      figure === null
        ? null
        : {
            value: figure.value,
            numerator: figure.numerator,
            denominator: figure.denominator,
            unknown: figure.unknown,
          },
    ),
    terms,
    tables,
    norms,
    cases,
  };
}
