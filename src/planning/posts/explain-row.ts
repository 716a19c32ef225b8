import type { PostsLimits } from '../../../models/teacher-posts/index.ts';
import { type Explanation, HIRE_CHANNELS, type HireChannel, type PostRow } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import type { Purses } from '../money/index.ts';
import type { RequiredPosts } from './required.ts';

const LIMIT_TEXTS = {
  hireLimits: 'the number of hires for the year is used up',
  establishment: 'the establishment of the district is full',
  recurrentMoney: 'the recurrent money does not reach',
} as const;

/**
 * Explains one row: why the posts are required where anything was decided, and what stops the missing ones.
 * @param limits asked only when posts are missing
 * @param purses the money that posts are paid from
 */
export function explainRow(
  norms: Norms,
  row: PostRow,
  required: RequiredPosts,
  hired: Readonly<Record<HireChannel, number>>,
  limits: () => PostsLimits,
  purses: Purses,
): Explanation[] {
  const short = row.short ?? 0;
  if (short === 0 && row.movedIn === 0 && row.hired === 0) return [];
  const norm = norms.norm(required.norm);
  const basis = {
    stage: row.stage,
    required: row.required,
    allotted: row.allotted,
    arithmetic: required.arithmetic,
    norm: norm.id,
    document: norm.document,
    clause: norm.clause,
  };
  const reason = `${required.arithmetic} (${norm.id}${norm.document === '' ? '' : `, ${norm.document}`})`;
  const found: Explanation[] = [];
  if (row.movedIn > 0 || row.hired > 0)
    found.push({
      kind: 'decision',
      constraint: norm.id,
      year: row.year,
      schoolId: row.schoolId,
      text: `${row.schoolId} ${row.stage} requires ${row.required} posts in ${row.year}: ${reason}. ${changeText(row, hired)}`,
      facts: { ...basis, movedIn: row.movedIn, movedOut: row.movedOut, ...hired },
    });
  if (short > 0) {
    const why = limits();
    found.push({
      kind: 'shortfall',
      constraint: bindingLimit(why),
      year: row.year,
      schoolId: row.schoolId,
      text: `${short} of ${row.required} posts of ${row.schoolId} ${row.stage} stay short in ${row.year}: ${reason}; ${limitText(why)}.`,
      facts: {
        ...basis,
        short,
        neighbours: why.neighbours,
        neighboursWithSurplus: why.neighboursWithSurplus,
        neighboursAtMoveShare: why.neighboursAtMoveShare,
        ...Object.fromEntries(HIRE_CHANNELS.map((channel) => [`limit.${channel}`, why.hires[channel] ?? null])),
        ...moneyFacts(why, purses, row.year),
      },
    });
  }
  return found;
}

/** Which purse runs out first if one more person is hired, and by how much; yuan. */
function moneyFacts({ lack }: PostsLimits, { purses }: Purses, year: number): Explanation['facts'] {
  if (lack === null) return {};
  const { level, districtId } = purses[lack.purse]!;
  return {
    moneyYear: year + lack.ahead,
    ...(lack.since < lack.ahead ? { moneySinceYear: year + lack.since } : {}),
    moneyLevel: level,
    moneyDistrict: districtId,
    moneyNeeded: lack.share / 100,
    moneyLeft: lack.left / 100,
  };
}

function changeText(row: PostRow, hired: Readonly<Record<HireChannel, number>>): string {
  const parts = [
    row.movedIn > 0 ? `${row.movedIn} move in` : '',
    ...HIRE_CHANNELS.map((channel) => (hired[channel] > 0 ? `${hired[channel]} hired (${channel})` : '')),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

/** The limit to lift first: establishment and money before the share that may move. */
function bindingLimit({ hires, neighboursAtMoveShare }: PostsLimits): string {
  for (const channel of ['provincialExam', 'specialPost', 'purchasedService'] as const) {
    const limit = hires[channel];
    if (limit === 'recurrentMoney') return 'budget.recurrent';
    if (limit === 'establishment') return 'establishment';
    if (limit === 'hireLimits') return `posts.hireLimit.${channel}`;
  }
  return neighboursAtMoveShare > 0 ? 'posts.moveShare' : 'posts.noSurplusNearby';
}

function limitText({ hires, neighbours, neighboursWithSurplus, neighboursAtMoveShare }: PostsLimits): string {
  const parts = HIRE_CHANNELS.flatMap((channel) => {
    const limit = hires[channel];
    return limit ? [`${channel}: ${LIMIT_TEXTS[limit]}`] : [];
  });
  if (neighbours === 0) parts.push('no programme nearby could send anyone');
  else if (neighboursWithSurplus === 0) parts.push(`none of the ${neighbours} programmes nearby has staff to spare`);
  else parts.push(`${neighboursAtMoveShare} programmes nearby have staff to spare but reached the share that may move`);
  return parts.join('; ');
}
