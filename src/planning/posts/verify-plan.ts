import { type BureauData, programmeKey } from '../../domain/bureau.ts';
import type { CertificateCheck, HireDecision, MoveDecision, PostRow } from '../../domain/plan/index.ts';
import { Check } from '../verify/check.ts';

/** The part of a plan that says who is in post where. */
export interface PostsPlan {
  readonly years: readonly number[];
  readonly posts: readonly PostRow[];
  readonly moves: readonly MoveDecision[];
  readonly hires: readonly HireDecision[];
}

/**
 * Re-checks the posts of a finished plan against the tables alone: each row follows from the year before, the moves,
 * the hires and the retirements; shortage is what is required less what is allotted; moves stay within a district;
 * and no district has more people in establishment posts than its total, or than it had once retirements are out.
 */
export function verifyPostsPlan({ tables }: BureauData, plan: PostsPlan): CertificateCheck[] {
  const rows = Map.groupBy(plan.posts, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  const staffing = new Map(tables.staffing.map((row) => [programmeKey(row.schoolId, row.stage), row]));
  const retired = new Map<string, number>();
  for (const row of tables.retirements) retired.set(`${programmeKey(row.schoolId, row.stage)}|${row.year}`, row.people);
  const districtOf = new Map<string, string | null>([
    ...tables.projects.map(({ projectId, districtId }) => [projectId, districtId] as const),
    ...tables.schools.map(({ schoolId, districtId }) => [schoolId, districtId] as const),
  ]);
  const sumBy = <Row>(list: readonly Row[], key: (row: Row) => string, posts: (row: Row) => number) => {
    const sums = new Map<string, number>();
    for (const row of list) sums.set(key(row), (sums.get(key(row)) ?? 0) + posts(row));
    return (wanted: string): number => sums.get(wanted) ?? 0;
  };
  const movedIn = sumBy(plan.moves, (row) => `${programmeKey(row.toSchoolId, row.toStage)}|${row.year}`, postsOf);
  const movedOut = sumBy(plan.moves, (row) => `${programmeKey(row.fromSchoolId, row.fromStage)}|${row.year}`, postsOf);
  // Purchased posts of special schools are auxiliaries, who fill no teacher's post.
  const hires = plan.hires.filter(({ stage, channel }) => stage !== 'special' || channel !== 'purchasedService');
  const hired = sumBy(hires, (row) => `${programmeKey(row.schoolId, row.stage)}|${row.year}`, postsOf);

  const flow = new Check('posts.flow');
  const shortage = new Check('posts.short');
  const districts = new Check('posts.district');
  for (const [key, ofProgramme] of rows) {
    const staff = staffing.get(key);
    for (const [index, row] of ofProgramme.entries()) {
      if (row.allotted === null) continue;
      const at = `${key}|${row.year}`;
      const place = { schoolId: row.schoolId, stage: row.stage, year: row.year };
      const previous = ofProgramme[index - 1]?.allotted ?? baseOf(row, staff);
      const change = movedIn(at) - movedOut(at) + hired(at);
      const difference =
        Math.abs(row.movedIn - movedIn(at)) + Math.abs(row.movedOut - movedOut(at)) + Math.abs(row.hired - hired(at));
      flow.note(difference, place);
      // More retirements than people are counted as the people there were.
      if (previous !== null) {
        const leaving = previous + change - row.allotted;
        flow.note(Math.max(leaving - (retired.get(at) ?? 0), -leaving), place);
      }
      shortage.note(Math.abs((row.short ?? 0) - Math.max(0, row.required - row.allotted)), place);
    }
  }
  for (const move of plan.moves)
    if (districtOf.get(move.fromSchoolId) !== districtOf.get(move.toSchoolId))
      districts.note(move.posts, { schoolId: move.fromSchoolId, toSchoolId: move.toSchoolId, year: move.year });
  return [flow.result(), shortage.result(), districts.result(), establishment(tables, plan, districtOf, staffing)];
}

function postsOf({ posts }: { readonly posts: number }): number {
  return posts;
}

/** Base-year people of a programme as its row of the first year counts them; null when the tables do not say. */
function baseOf(row: PostRow, staff: BureauData['tables']['staffing'][number] | undefined): number | null {
  if (staff?.teachers === null || staff?.teachers === undefined) return null;
  const others =
    (row.stage === 'special' ? 0 : (staff.purchasedPosts ?? 0)) +
    (row.stage === 'kindergarten' ? (staff.carers ?? 0) : 0);
  return staff.teachers + others;
}

/** Hires into establishment posts by district against what its total leaves free. */
function establishment(
  tables: BureauData['tables'],
  plan: PostsPlan,
  districtOf: ReadonlyMap<string, string | null>,
  staffing: ReadonlyMap<string, BureauData['tables']['staffing'][number]>,
): CertificateCheck {
  const worst = new Check('posts.establishmentTotal');
  const counted = new Set(
    plan.posts.filter((row) => row.allotted !== null).map((row) => programmeKey(row.schoolId, row.stage)),
  );
  for (const district of tables.districts) {
    if (district.establishmentPosts === null) continue;
    let people = 0;
    for (const [key, row] of staffing)
      if (counted.has(key) && districtOf.get(row.schoolId) === district.districtId) people += row.teachers ?? 0;
    for (const year of plan.years) {
      const inDistrict = (schoolId: string): boolean => districtOf.get(schoolId) === district.districtId;
      const hires = plan.hires
        .filter((row) => row.year === year && row.channel !== 'purchasedService' && inDistrict(row.schoolId))
        .reduce((sum, row) => sum + row.posts, 0);
      for (const row of tables.retirements)
        if (row.year === year && inDistrict(row.schoolId) && counted.has(programmeKey(row.schoolId, row.stage)))
          people -= row.people;
      people += hires;
      if (hires > 0) worst.note(people - district.establishmentPosts, { districtId: district.districtId, year });
    }
  }
  return worst.result();
}
