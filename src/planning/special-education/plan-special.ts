import {
  checkRoomsData,
  missingRooms,
  type RoomsData,
  type RoomsDecisions,
  verifyRooms,
} from '../../../models/special-education/index.ts';
import type { CertificateCheck, Explanation, MoneyLine, SpecialRow } from '../../domain/plan/index.ts';
import { chargesOf, Ledger, moneyLines, type Part, splitCost } from '../money/index.ts';
import type { PostNeed } from '../posts/index.ts';
import { planAuxiliaries } from './auxiliaries.ts';
import { explainNorms, explainRooms } from './explain.ts';
import type { RoomDecision, SpecialInput, SpecialResult } from './input.ts';
import { openRooms } from './open-rooms.ts';
import { roomReaches } from './reaches.ts';
import { type SpecialSchool, specialSchools } from './schools.ts';

/**
 * Plans special education: teachers of special schools, resource rooms year by year, their teachers, and auxiliaries.
 * Teachers are only required here; the posts model fills them, and `withAllottedTeachers` puts the result into the rows.
 */
export async function planSpecialEducation(input: SpecialInput): Promise<SpecialResult> {
  const { bureau, norms, years, purses } = input;
  const { schools, assumptions } = specialSchools(bureau, years, input.pupilsAndClasses);
  const ordinary = schools.filter(({ stage }) => stage !== 'special');
  const threshold = norms.value('special.resourceRoom.pupils');
  const cost = norms.valueOrNull('special.resourceRoom.cost');
  const distance = norms.valueOrNull('special.resourceRoom.distance');
  const reaches = distance === null ? [] : roomReaches(ordinary, distance);
  const ledger = new Ledger(purses);
  const rooms: RoomDecision[] = [...(input.decided?.rooms ?? [])];
  const money: MoneyLine[] = [...(input.decided?.money ?? [])];
  const explanations: Explanation[] = [
    ...assumptions,
    ...explainNorms(norms),
    ...(input.decided?.explanations.filter(({ kind }) => kind === 'decision') ?? []),
  ];
  const checks: CertificateCheck[] = [...(input.decided?.checks ?? [])];
  const models: RoomsData[] = [];
  const roomYears = new Map<SpecialSchool, number>();
  for (const school of ordinary) {
    const room = rooms.find(({ schoolId }) => schoolId === school.school.schoolId);
    if (school.hasRoom) roomYears.set(school, -1);
    else if (room !== undefined) roomYears.set(school, years.indexOf(room.year));
  }
  for (const [year, calendarYear] of years.entries()) {
    const costs = partsByDistrict(input, year, cost ?? 0);
    const data: RoomsData = {
      schools: ordinary.map((school) => ({
        pupils: school.pupils[year]!,
        isObliged: school.pupils[year]! >= threshold,
        hasRoom: (roomYears.get(school) ?? Number.POSITIVE_INFINITY) <= year,
        canOpen:
          cost !== null &&
          cost > 0 &&
          school.school.ownership !== 'private' &&
          !roomYears.has(school) &&
          school.pupils[year]! > 0 &&
          (input.sharedRooms || school.pupils[year]! >= threshold),
        cost: costs(school.school.districtId),
      })),
      reaches,
      purses: purses.purses.map((_, purse) => ledger.available(purse, year)),
    };
    const fault = checkRoomsData(data)[0];
    if (fault !== undefined) throw new RangeError(`resource rooms of ${calendarYear}: ${fault.code} at ${fault.where}`);
    const opened = payable(data, await openRooms(data, input), ledger, year);
    checks.push(...verifyRooms(data, opened));
    models.push(data);
    for (const index of opened) {
      const school = ordinary[index]!;
      const { schoolId } = school.school;
      roomYears.set(school, year);
      rooms.push({
        schoolId,
        stage: school.stage,
        year: calendarYear,
        isObliged: data.schools[index]!.isObliged,
        cost: data.schools[index]!.cost.reduce((sum, { fen }) => sum + fen, 0) / 100,
      });
      money.push(
        ...moneyLines(purses, year, data.schools[index]!.cost, 1, {
          schoolId,
          stage: school.stage,
          purpose: 'resourceRoom',
        }),
      );
    }
    explanations.push(...explainRooms(norms, calendarYear, data, opened, ordinary, missingRooms(data, opened)));
  }
  const { rows, needs } = rowsAndNeeds(input, schools, roomYears, threshold);
  const auxiliaries = planAuxiliaries(input, schools, ledger);
  return {
    rows,
    rooms,
    needs,
    auxiliaries: auxiliaries.hires,
    money: [...money, ...auxiliaries.money],
    homeTeachingHours: homeTeachingHours(input, schools),
    explanations: [...explanations, ...auxiliaries.explanations],
    checks: [...Map.groupBy(checks, ({ id }) => id).values()].map((group) =>
      group.reduce((worst, check) => (check.worst > worst.worst ? check : worst)),
    ),
    models,
  };
}

/** Hours a week that pupils taught at home need, by planned year; null while the norm has no value. */
function homeTeachingHours({ norms, years }: SpecialInput, schools: readonly SpecialSchool[]): number[] | null {
  const hours = norms.valueOrNull('special.homeTeaching.hours');
  if (hours === null) return null;
  return years.map((_, year) => schools.reduce((sum, { homePupils }) => sum + hours * homePupils[year]!, 0));
}

/** Books the rooms of a year; those that later years' spending leaves no money for are not opened. */
function payable(data: RoomsData, opened: RoomsDecisions, ledger: Ledger, year: number): RoomsDecisions {
  const byPupils = [...opened].sort(
    (one, other) =>
      Number(data.schools[other]!.isObliged) - Number(data.schools[one]!.isObliged) ||
      data.schools[other]!.pupils - data.schools[one]!.pupils,
  );
  return new Set(byPupils.filter((school) => ledger.pay([{ year, parts: data.schools[school]!.cost }])));
}

/** What each purse pays for a room, remembered by district. */
function partsByDistrict(
  { purses }: SpecialInput,
  year: number,
  cost: number,
): (districtId: string | null) => readonly Part[] {
  const known = new Map<string | null, readonly Part[]>();
  return (districtId) => {
    const found = known.get(districtId) ?? splitCost(chargesOf(purses, 'capital', districtId, year), cost);
    known.set(districtId, found);
    return found;
  };
}

/** The rows of the plan and the posts they require. */
function rowsAndNeeds(
  { norms, years, pupilsAndClasses }: SpecialInput,
  schools: readonly SpecialSchool[],
  roomYears: ReadonlyMap<SpecialSchool, number>,
  threshold: number,
): { readonly rows: SpecialRow[]; readonly needs: PostNeed[] } {
  const ratio = norms.value('special.pupilsPerTeacher');
  const perRoom = Math.ceil(norms.value('special.resourceRoom.teachers'));
  const classes = new Map(pupilsAndClasses.map((row) => [`${row.schoolId}|${row.stage}|${row.year}`, row.classes]));
  const rows: SpecialRow[] = [];
  const needs: PostNeed[] = [];
  for (const entry of schools) {
    const { schoolId } = entry.school;
    for (const [year, calendarYear] of years.entries()) {
      const pupils = entry.pupils[year]!;
      const isSpecial = entry.stage === 'special';
      const resourceRoom = !isSpecial && (roomYears.get(entry) ?? Number.POSITIVE_INFINITY) <= year;
      const posts = isSpecial ? Math.ceil(pupils / ratio - 1e-9) : resourceRoom || pupils >= threshold ? perRoom : 0;
      rows.push({
        schoolId,
        year: calendarYear,
        pupils,
        teachersRequired: posts,
        teachersAllotted: null,
        resourceRoom,
      });
      if (posts > 0 || isSpecial)
        needs.push({
          schoolId,
          stage: entry.stage,
          year,
          posts,
          classes: classes.get(`${schoolId}|${entry.stage}|${year}`) ?? 0,
          reason: isSpecial ? 'specialSchool' : 'resourceRoom',
          arithmetic: isSpecial ? `ceil(${pupils} / ${ratio}) = ${posts}` : `${posts} for the resource room`,
          norm: isSpecial ? 'special.pupilsPerTeacher' : 'special.resourceRoom.teachers',
        });
    }
  }
  return { rows, needs };
}
