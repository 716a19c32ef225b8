import type { BureauData } from '../../domain/bureau.ts';
import { programmeKey } from '../../domain/bureau.ts';
import type { Lock } from '../../domain/lock.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { STAGES } from '../../domain/stage.ts';
import type { Purses } from '../money/index.ts';
import type { Target } from './target.ts';

/** A bureau, a scenario and a target, as they are or with one change. */
export interface Variant {
  readonly bureau: BureauData;
  readonly settings: ScenarioSettings;
  readonly target: Target;
}

/** Puts a value in place of a norm. */
export function withNorm(variant: Variant, id: string, value: number): Variant {
  const others = variant.settings.normOverrides.filter((norm) => norm.id !== id);
  return { ...variant, settings: { ...variant.settings, normOverrides: [...others, { id, value }] } };
}

/** Multiplies all budgets. */
export function withAllMoney(variant: Variant, factor: number): Variant {
  const { capital, recurrent } = variant.settings.budgetFactor;
  const budgetFactor = { capital: capital * factor, recurrent: recurrent * factor };
  return { ...variant, settings: { ...variant.settings, budgetFactor } };
}

/** Money added to a purse of the scenario in one planned year. */
export interface Addition {
  /** Index into `Purses.purses`. */
  readonly purse: number;
  /** Index of the planned year. */
  readonly year: number;
  readonly yuan: number;
}

/** Splits whole yuan of one year among purses in proportion to what they hold in it, without losing one. */
export function splitAsBudgeted(
  { purses }: Purses,
  members: readonly number[],
  year: number,
  yuan: number,
): Addition[] {
  const total = members.reduce((sum, purse) => sum + (purses[purse]!.amounts[year] ?? 0), 0);
  let before = 0;
  let given = 0;
  return members.map((purse) => {
    before += purses[purse]!.amounts[year] ?? 0;
    const upToHere = Math.round((before / total) * yuan);
    const part = upToHere - given;
    given = upToHere;
    return { purse, year, yuan: part };
  });
}

/**
 * Adds money to purses. The scenario's factor multiplies what it states itself, so that is taken out beforehand.
 * @param purses the purses of the variant
 */
export function withMoney(variant: Variant, purses: Purses, additions: readonly Addition[]): Variant {
  let { budgetAmounts } = variant.settings;
  for (const { purse, year, yuan } of additions) {
    const { kind, level, districtId, amounts } = purses.purses[purse]!;
    const calendarYear = purses.years[year]!;
    budgetAmounts = [
      ...budgetAmounts.filter(
        (entry) =>
          entry.budgetKind !== kind ||
          entry.level !== level ||
          entry.districtId !== districtId ||
          entry.year !== calendarYear,
      ),
      {
        kind: 'budget',
        year: calendarYear,
        level,
        budgetKind: kind,
        districtId,
        amount: ((amounts[year] ?? 0) + yuan) / variant.settings.budgetFactor[kind],
      },
    ];
  }
  return { ...variant, settings: { ...variant.settings, budgetAmounts } };
}

/** Asks for a teacher for every so many pupils of special schools, as target and as norm. */
export function withRatio(variant: Variant, pupilsPerTeacher: number): Variant {
  const { target } = variant;
  return {
    ...withNorm(variant, 'special.pupilsPerTeacher', pupilsPerTeacher),
    target: target.kind === 'specialTeachers' ? { ...target, pupilsPerTeacher } : target,
  };
}

/** Lets the sites of some programmes, by `school|stage`, take more rooms; a locked school is unlocked for it. */
export function withRooms(variant: Variant, keys: ReadonlySet<string>, more: number): Variant {
  const { tables } = variant.bureau;
  const stated = new Set<string>();
  const programmes = tables.programmes.map((row) => {
    const key = programmeKey(row.schoolId, row.stage);
    stated.add(key);
    return keys.has(key) ? { ...row, maxNewRooms: (row.maxNewRooms ?? 0) + more } : row;
  });
  for (const { schoolId, stage } of tables.enrolment) {
    const key = programmeKey(schoolId, stage);
    if (!keys.has(key) || stated.has(key)) continue;
    stated.add(key);
    programmes.push({ schoolId, stage, rooms: null, maxNewRooms: more, roomCost: null });
  }
  const schools = tables.schools.map((school) =>
    school.locked === true && STAGES.some((stage) => keys.has(programmeKey(school.schoolId, stage)))
      ? { ...school, locked: false }
      : school,
  );
  return { ...variant, bureau: { ...variant.bureau, tables: { ...tables, schools, programmes } } };
}

/** Raises the establishment of a district. */
export function withEstablishment(variant: Variant, districtId: string, more: number): Variant {
  const { tables } = variant.bureau;
  const districts = tables.districts.map((row) =>
    row.districtId === districtId && row.establishmentPosts !== null
      ? { ...row, establishmentPosts: row.establishmentPosts + more }
      : row,
  );
  return { ...variant, bureau: { ...variant.bureau, tables: { ...tables, districts } } };
}

/** Puts the target off to another year. */
export function withTargetYear(variant: Variant, year: number): Variant {
  return { ...variant, target: { ...variant.target, year } };
}

/** Allows entry pupils to be redirected. */
export function withRedirection(variant: Variant): Variant {
  return { ...variant, settings: { ...variant.settings, redirectionAllowed: true } };
}

/** Lifts one lock and keeps the others. */
export function withoutLock(variant: Variant, lock: Lock): Variant {
  const locks = (variant.settings.locks ?? []).filter((other) => other !== lock);
  return { ...variant, settings: { ...variant.settings, locks } };
}
