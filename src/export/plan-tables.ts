import type { BureauData } from '../domain/bureau.ts';
import type { Plan, PlanTableName } from '../domain/plan/index.ts';
import { type Names, namesOf } from './names.ts';

export type TableValue = string | number | boolean | null;

/** One table of a plan: headers in English as in the plan's JSON, a blank (null) where a value is unknown. */
export interface PlanTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
}

/** Headers with what stands below them, in the order of the columns. */
type Columns<Row> = Readonly<Record<string, (row: Row) => TableValue>>;

function table<Row>(name: PlanTableName, rows: readonly Row[], columns: Columns<Row>): PlanTable {
  const values = Object.values(columns);
  return { name, headers: Object.keys(columns), rows: rows.map((row) => values.map((value) => value(row))) };
}

/** The tables of a plan: what it is, what it achieves, what is done where, what it costs, how it was checked, why. */
export function planTables(plan: Plan, bureau: BureauData): PlanTable[] {
  const names = namesOf(bureau);
  return [
    summaryTable(plan, bureau),
    indicatorTable(plan),
    ...placeTables(plan, names),
    ...staffTables(plan, names),
    table('money', plan.money, {
      year: (row) => row.year,
      kind: (row) => row.kind,
      level: (row) => row.level,
      district_id: (row) => row.districtId,
      school_id: (row) => row.schoolId,
      stage: (row) => row.stage,
      purpose: (row) => row.purpose,
      amount: (row) => row.amount,
    }),
    table('certificate', plan.certificate.checks, {
      check: (row) => row.id,
      ok: (row) => row.ok,
      worst: (row) => row.worst,
      where: (row) => row.where ?? null,
    }),
    table('explanations', plan.explanations, {
      kind: (row) => row.kind,
      constraint: (row) => row.constraint,
      year: (row) => row.year,
      school_id: (row) => row.schoolId ?? null,
      text: (row) => row.text,
      facts: (row) => JSON.stringify(row.facts),
    }),
  ];
}

function summaryTable(plan: Plan, bureau: BureauData): PlanTable {
  const facts: readonly (readonly [string, TableValue])[] = [
    ['bureau', bureau.settings.name],
    ['scenario', plan.scenario.name],
    ['outcome', plan.outcome],
    ['solver', plan.solver.name],
    ['solver_version', plan.solver.version],
    ['gap', plan.solver.gap],
    ['reduction_share', plan.solver.reductionShare],
    ['bound', plan.solver.bound],
    ['objective', plan.solver.objective],
    ['schools', plan.input.schools],
    ['programmes', plan.input.programmes],
    ['pupils', plan.input.pupils],
    ['input_hash', plan.input.hash],
    ['synthetic', plan.input.synthetic],
    ['certificate_ok', plan.certificate.ok],
  ];
  return table('plan', facts, { key: ([key]) => key, value: ([, value]) => value });
}

/** One row a year: budgets, what happens without the plan, and what the plan does. */
function indicatorTable({ years, budget, baseline, plan }: Plan): PlanTable {
  const at = (values: readonly number[]) => (index: number) => values[index] ?? null;
  return table('indicators', [...years.keys()], {
    year: at(years),
    budget_capital: at(budget.capital),
    budget_recurrent: at(budget.recurrent),
    baseline_classes: at(baseline.classes),
    baseline_large_classes: at(baseline.largeClasses),
    baseline_super_large_classes: at(baseline.superLargeClasses),
    classes: at(plan.classes),
    large_classes: at(plan.largeClasses),
    super_large_classes: at(plan.superLargeClasses),
    rooms_built: at(plan.roomsBuilt),
    rooms_short: at(plan.roomsShort),
    pupils_redirected: at(plan.pupilsRedirected),
    posts_required: at(plan.postsRequired),
    posts_short: at(plan.postsShort),
    posts_moved: at(plan.postsMoved),
    posts_hired: at(plan.postsHired),
    special_teachers_required: at(plan.specialTeachersRequired),
    special_teachers_short: at(plan.specialTeachersShort),
    resource_rooms: at(plan.resourceRooms),
    capital_cost: at(plan.capitalCost),
    recurrent_cost: at(plan.recurrentCost),
  });
}

/** The columns that say which school a row is about. */
function schoolColumns(names: Names): Columns<{ readonly schoolId: string }> {
  return {
    district_id: (row) => names.districtIdOf(row.schoolId),
    school_id: (row) => row.schoolId,
    school_name: (row) => names.school(row.schoolId),
  };
}

function placeTables(plan: Plan, names: Names): PlanTable[] {
  const gradeRows = plan.places.flatMap((place) => place.grades.map((grade) => ({ place, grade })));
  return [
    table('places', plan.places, {
      ...schoolColumns(names),
      stage: (row) => row.stage,
      year: (row) => row.year,
      rooms: (row) => row.rooms,
      rooms_built: (row) => row.roomsBuilt,
      rooms_short: (row) => row.roomsShort,
    }),
    table('grades', gradeRows, {
      school_id: ({ place }) => place.schoolId,
      stage: ({ place }) => place.stage,
      year: ({ place }) => place.year,
      grade: ({ grade }) => grade.grade,
      pupils: ({ grade }) => grade.pupils,
      classes: ({ grade }) => grade.classes,
      redirected_in: ({ grade }) => grade.redirectedIn,
      redirected_out: ({ grade }) => grade.redirectedOut,
    }),
    table('builds', plan.builds, {
      ...schoolColumns(names),
      stage: (row) => row.stage,
      order_year: (row) => row.orderYear,
      use_year: (row) => row.useYear,
      rooms: (row) => row.rooms,
      cost: (row) => row.cost,
    }),
    table('projects', plan.projects, {
      district_id: (row) => names.districtIdOf(row.projectId),
      project_id: (row) => row.projectId,
      project_name: (row) => names.school(row.projectId),
      stage: (row) => row.stage,
      start_year: (row) => row.startYear,
      open_year: (row) => row.openYear,
      rooms: (row) => row.rooms,
      cost: (row) => row.cost,
      running_cost: (row) => row.runningCost,
    }),
    table('redirections', plan.redirections, {
      from_school_id: (row) => row.fromSchoolId,
      from_school_name: (row) => names.school(row.fromSchoolId),
      to_school_id: (row) => row.toSchoolId,
      to_school_name: (row) => names.school(row.toSchoolId),
      stage: (row) => row.stage,
      year: (row) => row.year,
      pupils: (row) => row.pupils,
      distance_metres: (row) => row.distanceMetres,
    }),
  ];
}

function staffTables(plan: Plan, names: Names): PlanTable[] {
  return [
    table('posts', plan.posts, {
      ...schoolColumns(names),
      stage: (row) => row.stage,
      year: (row) => row.year,
      required: (row) => row.required,
      allotted: (row) => row.allotted,
      moved_in: (row) => row.movedIn,
      moved_out: (row) => row.movedOut,
      hired: (row) => row.hired,
      short: (row) => row.short,
    }),
    table('moves', plan.moves, {
      from_school_id: (row) => row.fromSchoolId,
      from_school_name: (row) => names.school(row.fromSchoolId),
      from_stage: (row) => row.fromStage,
      to_school_id: (row) => row.toSchoolId,
      to_school_name: (row) => names.school(row.toSchoolId),
      to_stage: (row) => row.toStage,
      year: (row) => row.year,
      posts: (row) => row.posts,
    }),
    table('hires', plan.hires, {
      ...schoolColumns(names),
      stage: (row) => row.stage,
      year: (row) => row.year,
      channel: (row) => row.channel,
      posts: (row) => row.posts,
    }),
    table('special', plan.special, {
      ...schoolColumns(names),
      year: (row) => row.year,
      pupils: (row) => row.pupils,
      teachers_required: (row) => row.teachersRequired,
      teachers_allotted: (row) => row.teachersAllotted,
      resource_room: (row) => row.resourceRoom,
    }),
  ];
}
