import type { Plan } from '../../domain/plan/index.ts';
import type { Names } from '../names.ts';
import { UNITS } from '../words.ts';
import { schoolColumns, stageColumn, yearColumn } from './columns.ts';
import { type SheetContext, say } from './sheet.ts';
import { addTableSheet } from './table-sheet.ts';

/** Rooms ordered at existing schools and new schools started, with what they cost. */
export function addBuildingSheet(context: SheetContext, plan: Plan, names: Names): void {
  const rows = [
    ...plan.builds.map((build) => ({ ...build, runningCost: null })),
    ...plan.projects.map((project) => ({
      ...project,
      schoolId: project.projectId,
      orderYear: project.startYear,
      useYear: project.openYear,
    })),
  ].sort((a, b) => a.orderYear - b.orderYear);
  type BuildingRow = (typeof rows)[number];
  addTableSheet<BuildingRow>(context, {
    table: 'Building',
    name: { zh: '建设', en: 'Building' },
    title: { zh: '建设：增建教室和新建学校', en: 'Building: rooms added and new schools' },
    frozenColumns: 2,
    years: null,
    rows,
    columns: [
      ...schoolColumns<BuildingRow>(names, (row) => row.schoolId),
      stageColumn(context),
      {
        header: { zh: '类别', en: 'Kind' },
        width: 14,
        format: 'text',
        value: (row) =>
          row.runningCost === null
            ? say({ zh: '增建教室', en: 'Rooms added' }, context.locale)
            : say({ zh: '新建学校', en: 'New school' }, context.locale),
      },
      {
        header: { zh: '开工学年', en: 'Ordered in' },
        width: 10,
        format: 'year',
        name: 'OrderYear',
        value: (row) => row.orderYear,
      },
      {
        header: { zh: '启用学年', en: 'In use from' },
        width: 10,
        format: 'year',
        name: 'UseYear',
        value: (row) => row.useYear,
      },
      {
        header: { zh: '教室', en: 'Rooms' },
        unit: UNITS.rooms,
        width: 10,
        format: 'whole',
        name: 'Rooms',
        summed: true,
        value: (row) => row.rooms,
      },
      {
        header: { zh: '投资', en: 'Cost' },
        unit: UNITS.yuan,
        width: 20,
        format: 'yuan',
        name: 'Cost',
        summed: true,
        value: (row) => row.cost,
      },
      {
        header: { zh: '年运行费', en: 'Running cost a year' },
        unit: UNITS.yuan,
        width: 18,
        format: 'yuan',
        name: 'RunningCost',
        summed: true,
        value: (row) => row.runningCost,
      },
    ],
  });
}

/** Entry pupils who enter at another school than their own. */
export function addRedirectionSheet(context: SheetContext, plan: Plan, names: Names): void {
  type Row = Plan['redirections'][number];
  addTableSheet<Row>(context, {
    table: 'Redirection',
    name: { zh: '招生调整', en: 'Redirection' },
    title: {
      zh: '招生调整：入学新生在邻近学校之间分流',
      en: 'Redirection: entry pupils who enter at a neighbouring school',
    },
    frozenColumns: 2,
    years: plan.years,
    rows: plan.redirections,
    columns: [
      {
        header: { zh: '调出学校', en: 'From school' },
        width: 30,
        format: 'text',
        value: (row) => names.school(row.fromSchoolId),
      },
      {
        header: { zh: '接收学校', en: 'To school' },
        width: 30,
        format: 'text',
        value: (row) => names.school(row.toSchoolId),
      },
      stageColumn(context),
      yearColumn(),
      {
        header: { zh: '新生', en: 'Pupils' },
        unit: UNITS.pupils,
        width: 11,
        format: 'whole',
        name: 'Pupils',
        summed: true,
        value: (row) => row.pupils,
      },
      {
        header: { zh: '距离', en: 'Distance' },
        unit: UNITS.metres,
        width: 12,
        format: 'whole',
        value: (row) => Math.round(row.distanceMetres),
      },
    ],
  });
}
