import { programmeKey } from '../../domain/bureau.ts';
import type { BuildDecision, MoneyLine, RedirectionDecision } from '../../domain/plan/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import type { PlacesInput } from '../places/input/input.ts';
import type { PlacesRows } from '../places/rows.ts';
import { MoneyLeft } from './money-left.ts';
import { ProgrammeYears } from './programme-years.ts';

/** Everything that reasons are found from, indexed so that each takes the same time however large the bureau is. */
export interface ExplainContext {
  readonly inputs: PlanningInputs;
  readonly input: PlacesInput;
  readonly rows: PlacesRows;
  readonly programmes: ProgrammeYears;
  /** Site of the places model by `school|stage`. */
  readonly siteOf: ReadonlyMap<string, number>;
  /** Arcs by the site that pupils leave. */
  readonly arcsFrom: ReadonlyMap<number, readonly number[]>;
  /** Rooms ordered, by `school|stage`. */
  readonly buildsOf: ReadonlyMap<string, readonly BuildDecision[]>;
  /** Redirections by `school|stage` of either end. */
  readonly redirectionsFrom: ReadonlyMap<string, readonly RedirectionDecision[]>;
  readonly redirectionsTo: ReadonlyMap<string, readonly RedirectionDecision[]>;
  readonly moneyLeft: MoneyLeft;
  /** Name of a school or project; null where none is stated. */
  nameOf(schoolId: string): string | null;
}

/**
 * Indexes a plan for its explanation.
 * @param money all money lines of the plan, not only those of places
 */
export function explainContext(
  inputs: PlanningInputs,
  input: PlacesInput,
  rows: PlacesRows,
  money: readonly MoneyLine[],
): ExplainContext {
  const { schools, projects } = inputs.bureau.tables;
  const names = new Map<string, string | null>([
    ...schools.map(({ schoolId, name }) => [schoolId, name] as const),
    ...projects.map(({ projectId, name }) => [projectId, name] as const),
  ]);
  return {
    inputs,
    input,
    rows,
    programmes: new ProgrammeYears(rows.places, inputs.years, inputs.norms),
    siteOf: new Map(input.origins.map(({ schoolId, stage }, site) => [programmeKey(schoolId, stage), site])),
    arcsFrom: Map.groupBy(input.data.arcs.keys(), (arc) => input.data.arcs[arc]!.from),
    buildsOf: Map.groupBy(rows.builds, ({ schoolId, stage }) => programmeKey(schoolId, stage)),
    redirectionsFrom: Map.groupBy(rows.redirections, ({ fromSchoolId, stage }) => programmeKey(fromSchoolId, stage)),
    redirectionsTo: Map.groupBy(rows.redirections, ({ toSchoolId, stage }) => programmeKey(toSchoolId, stage)),
    moneyLeft: new MoneyLeft(inputs.purses, money),
    nameOf: (schoolId) => names.get(schoolId) ?? null,
  };
}
