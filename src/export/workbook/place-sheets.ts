import { classesOfAtLeast } from '../../domain/class-forming/index.ts';
import type { GradeRow, PlaceRow, Plan } from '../../domain/plan/index.ts';
import type { Names } from '../names.ts';
import { UNITS } from '../words.ts';
import { schoolColumns, stageColumn, yearColumn } from './columns.ts';
import type { SheetContext } from './sheet.ts';
import { addTableSheet } from './table-sheet.ts';

/** Smallest large and smallest super-large class (大班额, 超大班额), as the plan's indicators count them. */
export const LARGE_CLASS = 56;
export const SUPER_LARGE_CLASS = 66;

/** What the grades of a programme come to in one year. */
export function sumOfGrades(row: PlaceRow, value: (grade: GradeRow) => number): number {
  return row.grades.reduce((sum, grade) => sum + value(grade), 0);
}

/** How many classes of a programme have at least `size` pupils. */
export function classesFrom(size: number): (row: PlaceRow) => number {
  return (row) => sumOfGrades(row, (grade) => classesOfAtLeast(size, grade.pupils, grade.classes));
}

/** Rooms, pupils and classes of every programme in every year, with totals by year. */
export function addPlacesSheet(context: SheetContext, plan: Plan, names: Names): void {
  addTableSheet<PlaceRow>(context, {
    table: 'Places',
    name: { zh: '学位', en: 'Places' },
    title: { zh: '学位：各校各学段教室、学生和班额', en: 'Places: rooms, pupils and classes by school and stage' },
    frozenColumns: 2,
    years: plan.years,
    rows: plan.places,
    columns: [
      ...schoolColumns<PlaceRow>(names, (row) => row.schoolId),
      stageColumn(context),
      yearColumn(),
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
        header: { zh: '当年启用', en: 'Newly in use' },
        unit: UNITS.rooms,
        width: 11,
        format: 'whole',
        name: 'RoomsBuilt',
        summed: true,
        value: (row) => row.roomsBuilt,
      },
      {
        header: { zh: '缺教室', en: 'Rooms short' },
        unit: UNITS.rooms,
        width: 10,
        format: 'whole',
        name: 'RoomsShort',
        summed: true,
        value: (row) => row.roomsShort,
      },
      {
        header: { zh: '学生', en: 'Pupils' },
        unit: UNITS.pupils,
        width: 11,
        format: 'whole',
        name: 'Pupils',
        summed: true,
        value: (row) => sumOfGrades(row, (grade) => grade.pupils),
      },
      {
        header: { zh: '教学班', en: 'Classes' },
        unit: UNITS.classes,
        width: 10,
        format: 'whole',
        name: 'Classes',
        summed: true,
        value: (row) => sumOfGrades(row, (grade) => grade.classes),
      },
      {
        header: { zh: '平均班额', en: 'Class size' },
        unit: UNITS.pupilsPerClass,
        width: 11,
        format: 'decimal',
        name: 'ClassSize',
        value: (row) => {
          const classes = sumOfGrades(row, (grade) => grade.classes);
          return classes === 0 ? null : sumOfGrades(row, (grade) => grade.pupils) / classes;
        },
        formula: (cell) => `${cell('Pupils')}/${cell('Classes')}`,
      },
      {
        header: { zh: '56人及以上班', en: 'Classes of 56+' },
        unit: UNITS.classes,
        width: 13,
        format: 'whole',
        name: 'Large',
        summed: true,
        value: classesFrom(LARGE_CLASS),
      },
      {
        header: { zh: '66人及以上班', en: 'Classes of 66+' },
        unit: UNITS.classes,
        width: 13,
        format: 'whole',
        name: 'SuperLarge',
        summed: true,
        value: classesFrom(SUPER_LARGE_CLASS),
      },
      {
        header: { zh: '调入新生', en: 'Redirected in' },
        unit: UNITS.pupils,
        width: 11,
        format: 'whole',
        value: (row) => sumOfGrades(row, (grade) => grade.redirectedIn),
      },
      {
        header: { zh: '调出新生', en: 'Redirected out' },
        unit: UNITS.pupils,
        width: 11,
        format: 'whole',
        value: (row) => sumOfGrades(row, (grade) => grade.redirectedOut),
      },
    ],
  });
}
