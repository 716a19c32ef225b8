import {
  type ExplainedPlan,
  sameOfYears,
  type TracedExplanation,
  type TracedRow,
} from '../../services/explain/index.ts';
import { shortfallGroups } from '../../services/plan/index.ts';
import { numberText, tableText } from './table.ts';

/** How many explanations of a kind are printed for a whole plan; one school's are printed all. */
const SHOWN = 12;

/** Everything about one school: each statement with the rows of the data that its figures come from. */
export function schoolReport({ explanations }: Pick<ExplainedPlan, 'explanations'>): string {
  return TITLES.map(([kind, title]) => {
    const ofKind = explanations.filter((explanation) => explanation.kind === kind);
    if (ofKind.length === 0) return '';
    return `${title}:\n${sameOfYears(ofKind, ({ kind, constraint, facts, rows }) => ({ kind, constraint, facts, rows }))
      .map(([first, ...others]) => `  - ${first.text}${sameText(others)}\n${rowsText(first.rows)}`)
      .join('')}\n`;
  }).join('');
}

function sameText(others: readonly TracedExplanation[]): string {
  return others.length === 0 ? '' : ` The same in ${others.map(({ year }) => year).join(', ')}.`;
}

/** What stands in the way over all schools, by rule and year, then the worst cases and what more money is worth. */
export function overviewReport({ explanations }: Pick<ExplainedPlan, 'explanations'>): string {
  const decisions = [...Map.groupBy(ofKind(explanations, 'decision'), ({ facts }) => String(facts.reason ?? ''))];
  const groups = shortfallGroups(explanations);
  return [
    'Decisions explained:\n',
    tableText(
      ['reason', 'number'],
      decisions.map(([reason, members]) => [reason, numberText(members.length)]),
    ),
    '\nWhat stands in the way, by rule and year:\n',
    tableText(
      ['rule', 'year', 'missing', 'amount', 'cases'],
      groups.map(({ constraint, year, of, amount, reasons }) => [
        constraint,
        year === null ? '' : String(year),
        MISSING[of],
        numberText(amount),
        numberText(reasons),
      ]),
    ),
    '\n',
    ...TITLES.filter(([kind]) => kind !== 'decision').map(([kind, title]) => {
      const texts = ofKind(explanations, kind).map(({ text }) => `  - ${text}\n`);
      if (texts.length === 0) return '';
      const more = texts.length > SHOWN ? `  … and ${texts.length - SHOWN} more; --json has all\n` : '';
      return `${title}:\n${texts.slice(0, SHOWN).join('')}${more}\n`;
    }),
    'Everything about one school, down to the imported rows: --school ID\n',
  ].join('');
}

const TITLES = [
  ['decision', 'How it stands and what is decided'],
  ['shortfall', 'What stands in the way'],
  ['relaxation', 'What more would be worth'],
  ['assumption', 'Assumed'],
] as const;

const MISSING = {
  largeClasses: 'large class-years',
  posts: 'posts',
  rooms: 'rooms',
  programmes: 'programmes',
  newSchools: 'new schools',
  resourceRooms: 'resource rooms',
} as const;

function ofKind(explanations: readonly TracedExplanation[], kind: TracedExplanation['kind']): TracedExplanation[] {
  return explanations.filter((explanation) => explanation.kind === kind);
}

/** Rows that follow one another in the table and in the sheet they came from. */
interface RowRange {
  readonly first: TracedRow;
  readonly last: TracedRow;
}

/** `      data: enrolment rows 31–36 (enrolment.csv, rows 32–37); …`. */
function rowsText(rows: readonly TracedRow[]): string {
  if (rows.length === 0) return '';
  const ranges: RowRange[] = [];
  for (const row of rows) {
    const range = ranges.at(-1);
    if (range !== undefined && follows(range.last, row)) ranges[ranges.length - 1] = { first: range.first, last: row };
    else ranges.push({ first: row, last: row });
  }
  return `      data: ${ranges.map(rangeText).join('; ')}\n`;
}

function follows(before: TracedRow, row: TracedRow): boolean {
  const [from, to] = [before.origin, row.origin];
  return (
    before.table === row.table &&
    before.row + 1 === row.row &&
    (from === null || to === null
      ? from === to
      : from.file === to.file && from.sheet === to.sheet && from.row + 1 === to.row)
  );
}

function rangeText({ first, last }: RowRange): string {
  const rows = (from: number, to: number) => (from === to ? `row ${from}` : `rows ${from}–${to}`);
  const { origin } = first;
  const sheet = origin === null || origin.sheet === '' || origin.sheet === origin.file ? '' : `, ${origin.sheet}`;
  const cell =
    origin === null ? 'typed in' : `${origin.file}${sheet}, ${rows(origin.row, last.origin?.row ?? origin.row)}`;
  return `${first.table} ${rows(first.row, last.row)} (${cell})`;
}
