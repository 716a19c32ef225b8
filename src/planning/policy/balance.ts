import { programmeKey } from '../../domain/bureau.ts';
import { type PolicyContext, pupilsOf } from './context.ts';
import { shareOf } from './figure.ts';
import { type Indicator, measured } from './indicator.ts';
import { schoolsWith } from './pupils.ts';

/** The seven indicators of 教督〔2017〕6号; material ones belong to the school, the others to the teachers of a stage. */
export const BALANCE_INDICATORS = [
  { id: 'aboveRequiredDegree', material: false },
  { id: 'backbone', material: false },
  { id: 'peArt', material: false },
  { id: 'teachingArea', material: true },
  { id: 'sportsArea', material: true },
  { id: 'equipment', material: true },
  { id: 'multimedia', material: true },
] as const;
export type BalanceIndicator = (typeof BALANCE_INDICATORS)[number]['id'];
export type CompulsoryStage = 'primary' | 'junior';
const STAGES: readonly CompulsoryStage[] = ['primary', 'junior'];

/** How unequal the schools of a district are in one indicator. */
export interface Variation {
  readonly districtId: string;
  readonly stage: CompulsoryStage;
  readonly indicator: BalanceIndicator;
  /** Coefficient of variation; null when no school is known. */
  readonly variation: number | null;
  /** Mean for each pupil or hundred pupils. */
  readonly mean: number | null;
  readonly schools: number;
  /** Schools left out because something is unknown. */
  readonly unknown: number;
  /** The most that the norm allows; null where the norm has no value. */
  readonly limit: number | null;
}

interface SchoolResources {
  readonly schoolId: string;
  readonly districtId: string | null;
  readonly stages: readonly CompulsoryStage[];
  pupils(stage: CompulsoryStage): number;
  /** Resources for each pupil, or for each hundred where the indicator counts heads or rooms; null: unknown. */
  perPupil(indicator: BalanceIndicator, stage: CompulsoryStage): number | null;
}

/**
 * Resources of each primary and junior school of the base year. The facilities of a school that teaches several stages
 * are not told apart, so they are spread over all its pupils.
 */
export function schoolResources(context: PolicyContext): readonly SchoolResources[] {
  const { tables } = context.bureau;
  const facilities = new Map(tables.facilities.map((row) => [row.schoolId, row]));
  const teachers = new Map(tables.qualifications.map((row) => [programmeKey(row.schoolId, row.stage), row]));
  const all = Map.groupBy(context.programmes[0] ?? [], ({ schoolId }) => schoolId);
  return [...schoolsWith(context, STAGES)].map(([schoolId, programmes]) => {
    const pupilsOfSchool = (all.get(schoolId) ?? []).reduce((sum, row) => sum + pupilsOf(row), 0);
    const pupils = (stage: CompulsoryStage) =>
      programmes.reduce((sum, row) => (row.stage === stage ? sum + pupilsOf(row) : sum), 0);
    const per = (amount: number | null | undefined, among: number) =>
      amount === null || amount === undefined || among === 0 ? null : amount / among;
    return {
      schoolId,
      districtId: programmes[0]!.districtId,
      stages: STAGES.filter((stage) => pupils(stage) > 0),
      pupils,
      perPupil(indicator, stage) {
        const row = facilities.get(schoolId);
        const staff = teachers.get(programmeKey(schoolId, stage));
        switch (indicator) {
          case 'teachingArea':
            return per(row?.teachingArea, pupilsOfSchool);
          case 'sportsArea':
            return per(row?.sportsArea, pupilsOfSchool);
          case 'equipment':
            return per(row?.equipmentValue, pupilsOfSchool);
          case 'multimedia':
            return per(row?.multimediaClasses, pupilsOfSchool / 100);
          default:
            return per(staff?.[indicator], pupils(stage) / 100);
        }
      },
    };
  });
}

/**
 * The coefficient of variation (差异系数) of every balance indicator in every district:
 * CV = S ÷ X̄ with S = √( Σ pᵢ (xᵢ − X̄)² ÷ Σ pᵢ ), where xᵢ is what a school has for each pupil, pᵢ its pupils and X̄ what the
 * district has for each pupil (教督〔2012〕3号 and 教督〔2017〕6号).
 */
export function variationsOf(context: PolicyContext): Variation[] {
  const schools = schoolResources(context);
  return context.districts.flatMap(({ districtId }) =>
    STAGES.flatMap((stage) => {
      const ofStage = schools.filter((school) => school.districtId === districtId && school.stages.includes(stage));
      if (ofStage.length === 0) return [];
      const limit = context.norms.valueOrNull(`balance.variation.${stage}`);
      return BALANCE_INDICATORS.map(({ id }): Variation => {
        const known = ofStage.flatMap((school) => {
          const value = school.perPupil(id, stage);
          return value === null ? [] : [{ value, pupils: school.pupils(stage) }];
        });
        const { mean, variation } = weightedVariation(known);
        const unknown = ofStage.length - known.length;
        return { districtId, stage, indicator: id, variation, mean, schools: ofStage.length, unknown, limit };
      });
    }),
  );
}

/** Mean and coefficient of variation, weighted by pupils; null without a value, and where the mean is 0 no variation. */
export function weightedVariation(known: readonly { readonly value: number; readonly pupils: number }[]): {
  readonly mean: number | null;
  readonly variation: number | null;
} {
  const pupils = known.reduce((sum, row) => sum + row.pupils, 0);
  if (pupils === 0) return { mean: null, variation: null };
  const mean = known.reduce((sum, row) => sum + row.pupils * row.value, 0) / pupils;
  if (mean === 0) return { mean, variation: null };
  const square = known.reduce((sum, row) => sum + row.pupils * (row.value - mean) ** 2, 0) / pupils;
  return { mean, variation: Math.sqrt(square) / mean };
}

/** The share of districts in which no indicator varies more than the norm allows. */
export const balancedDistricts: Indicator = (context) => {
  const limits = STAGES.map((stage) => `balance.variation.${stage}`);
  const terms = { numerator: 'balancedDistricts', denominator: 'districts' } as const;
  const tables = ['facilities', 'qualifications', 'enrolment'] as const;
  if (limits.some((norm) => context.norms.valueOrNull(norm) === null))
    return measured(context, [], { missing: 'noNorm', norms: limits, terms, tables });
  const byDistrict = Map.groupBy(variationsOf(context), ({ districtId }) => districtId);
  const balanced = [...byDistrict].map(([districtId, rows]) => {
    const within = rows.map(({ variation, limit, unknown }): boolean | null =>
      variation === null || limit === null ? null : variation > limit ? false : unknown > 0 ? null : true,
    );
    return { districtId, is: within.includes(false) ? false : within.includes(null) ? null : true };
  });
  return measured(context, [shareOf(balanced.map(({ is }) => is))], {
    norms: limits,
    terms,
    tables,
    cases: balanced.flatMap(({ districtId, is }) =>
      is === false ? [{ schoolId: null, districtId, value: null }] : [],
    ),
  });
};
