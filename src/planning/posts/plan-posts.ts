import {
  allotPosts,
  allottedPosts,
  checkPostsData,
  limitsOf,
  type PostsData,
  type PostsDecisions,
  verifyPosts,
} from '../../../models/teacher-posts/index.ts';
import {
  type CertificateCheck,
  type Explanation,
  HIRE_CHANNELS,
  type HireDecision,
  type MoveDecision,
  type PostRow,
} from '../../domain/plan/index.ts';
import { moveArcs } from './arcs.ts';
import { explainRow } from './explain-row.ts';
import type { PostsInput, PostsResult, PostsReturned } from './input.ts';
import { postMoney } from './post-money.ts';
import { gatherProgrammes, type PostsProgramme } from './programmes.ts';
import { StaffState } from './staff-state.ts';
import { postsTerms } from './terms.ts';

/** Decisions of one planned year with the data they answer. */
export interface DecidedYear {
  readonly data: PostsData;
  readonly decisions: PostsDecisions;
}

/**
 * Plans posts year by year: each year starts from the staff the year before left, and the nearest year is decided
 * first, because the later ones are planned anew every year. Within a year the goals of the posts model hold in their
 * strict order. Hires are only made when they can be paid in all planned years.
 */
export async function planPosts(input: PostsInput): Promise<PostsResult> {
  const { years } = input;
  const gathered = gatherProgrammes(input);
  const allottedProgrammes = gathered.programmes.filter(({ base }) => base !== null);
  const terms = postsTerms(input, allottedProgrammes, gathered.programmes);
  const arcs = moveArcs(
    allottedProgrammes.map(({ schoolId, stage, lon, lat }, index) => ({
      schoolId,
      stage,
      district: terms.districtOf[index]!,
      lon,
      lat,
    })),
    terms.moveDistance,
  );
  const state = new StaffState(allottedProgrammes, terms, input.purses, arcs);
  const decided: DecidedYear[] = [];
  const checks: CertificateCheck[] = [];
  years.forEach((_, year) => {
    const data = state.beginYear(year);
    const fault = checkPostsData(data)[0];
    if (fault !== undefined) throw new RangeError(`posts of year ${years[year]}: ${fault.code} at ${fault.where}`);
    const decisions = allotPosts(data);
    checks.push(...verifyPosts(data, decisions));
    decided.push({ data, decisions });
    state.endYear(data, decisions);
  });
  return resultOf(input, gathered.programmes, allottedProgrammes, decided, checks, [
    ...gathered.assumptions,
    ...terms.assumptions,
  ]);
}

function resultOf(
  input: PostsInput,
  programmes: readonly PostsProgramme[],
  allottedProgrammes: readonly PostsProgramme[],
  decided: readonly DecidedYear[],
  checks: readonly CertificateCheck[],
  assumptions: readonly Explanation[],
): PostsResult {
  const { years } = input;
  const position = new Map(allottedProgrammes.map((programme, index) => [programme, index]));
  const moves: MoveDecision[] = [];
  const hires: HireDecision[] = [];
  const returned: PostsReturned[] = [];
  const perYear = decided.map(({ data, decisions }, year) => {
    const movedIn = allottedProgrammes.map(() => 0);
    const movedOut = allottedProgrammes.map(() => 0);
    data.moves.forEach(({ from, to }, arc) => {
      const posts = decisions.moves[arc]!;
      if (posts === 0) return;
      movedOut[from]! += posts;
      movedIn[to]! += posts;
      const [source, target] = [allottedProgrammes[from]!, allottedProgrammes[to]!];
      moves.push({
        fromSchoolId: source.schoolId,
        fromStage: source.stage,
        toSchoolId: target.schoolId,
        toStage: target.stage,
        year: years[year]!,
        posts,
      });
    });
    allottedProgrammes.forEach(({ schoolId, stage, retirements }, index) => {
      const hired = decisions.hires[index]!;
      for (const channel of HIRE_CHANNELS)
        if (hired[channel] > 0) hires.push({ schoolId, stage, year: years[year]!, channel, posts: hired[channel] });
      const notFilled = retirements[year]! - hired.provincialExam - hired.specialPost;
      if (notFilled > 0) returned.push({ schoolId, stage, year: years[year]!, posts: notFilled });
    });
    return {
      allotted: allottedPosts(data, decisions),
      movedIn,
      movedOut,
      limits: limitsOf(data, decisions),
      decisions,
    };
  });

  const rows: PostRow[] = [];
  const explanations: Explanation[] = [...assumptions];
  const indicators = {
    postsRequired: years.map(() => 0),
    postsShort: years.map(() => 0),
    postsMoved: years.map(() => 0),
    postsHired: years.map(() => 0),
  };
  for (const programme of programmes) {
    const index = position.get(programme);
    years.forEach((calendarYear, year) => {
      const required = programme.required[year];
      if (required === null || required === undefined) return;
      const outcome = perYear[year]!;
      const allotted = index === undefined ? null : outcome.allotted[index]!;
      const hired = index === undefined ? null : outcome.decisions.hires[index]!;
      const row: PostRow = {
        schoolId: programme.schoolId,
        stage: programme.stage,
        year: calendarYear,
        required: required.posts,
        allotted,
        movedIn: index === undefined ? 0 : outcome.movedIn[index]!,
        movedOut: index === undefined ? 0 : outcome.movedOut[index]!,
        hired: hired === null ? 0 : HIRE_CHANNELS.reduce((sum, channel) => sum + hired[channel], 0),
        short: allotted === null ? null : Math.max(0, required.posts - allotted),
      };
      rows.push(row);
      indicators.postsRequired[year]! += row.required;
      indicators.postsShort[year]! += row.short ?? 0;
      indicators.postsMoved[year]! += row.movedIn;
      indicators.postsHired[year]! += row.hired;
      if (index !== undefined && hired !== null)
        explanations.push(...explainRow(input.norms, row, required, hired, () => outcome.limits(index), input.purses));
    });
  }
  return {
    rows,
    moves,
    hires,
    returned,
    money: postMoney(input, allottedProgrammes, decided),
    explanations,
    checks: merged(checks),
    indicators,
    models: decided.map(({ data }) => data),
  };
}

/** One check for each id, with the worst violation of all years. */
function merged(checks: readonly CertificateCheck[]): CertificateCheck[] {
  return [...Map.groupBy(checks, ({ id }) => id).values()].map((group) =>
    group.reduce((worst, check) => (check.worst > worst.worst ? check : worst)),
  );
}
