import { describe, expect, it } from 'vitest';
import { bureauOf, type School } from '../../../src/domain/bureau.ts';
import { completeProgrammes } from '../../../src/domain/programme-defaults.ts';
import { emptyTables, type TableRow } from '../../../src/domain/tables/index.ts';
import { exampleTables } from '../../../src/intake/index.ts';

const school = (schoolId: string): School => ({ ...exampleTables().schools[0]!, schoolId });
const enrolment = (schoolId: string, grade: number, year: number, pupils: number, classes: number | null) =>
  ({ schoolId, stage: grade > 6 ? 'junior' : 'primary', grade, year, pupils, classes }) as TableRow<'enrolment'>;

describe('programmes that the input leaves open', () => {
  const bureau = bureauOf({
    ...emptyTables(),
    settings: [{ key: 'base_year', value: '2026' }],
    schools: [school('B'), school('A'), school('C')],
    programmes: [
      { schoolId: 'A', stage: 'primary', rooms: 7, maxNewRooms: null, roomCost: 5 },
      { schoolId: 'C', stage: 'primary', rooms: null, maxNewRooms: 2, roomCost: null },
    ],
    enrolment: [
      // Only the base year counts: 2 + 1 classes.
      enrolment('B', 1, 2026, 80, 2),
      enrolment('B', 2, 2026, 40, 1),
      enrolment('B', 1, 2025, 300, 9),
      // 51 pupils in standard classes of 50 are 2 rooms; a grade without pupils needs none.
      enrolment('B', 7, 2026, 51, null),
      enrolment('B', 8, 2026, 0, null),
      enrolment('A', 1, 2026, 80, 2),
      enrolment('C', 1, 2026, 90, 2),
    ],
  });

  it('get as many rooms as they had classes, and no building', () => {
    expect(completeProgrammes(bureau).programmes).toEqual([
      { schoolId: 'B', stage: 'primary', rooms: 3, maxNewRooms: 0, roomCost: null },
      { schoolId: 'B', stage: 'junior', rooms: 2, maxNewRooms: 0, roomCost: null },
      { schoolId: 'A', stage: 'primary', rooms: 7, maxNewRooms: 0, roomCost: 5 },
      { schoolId: 'C', stage: 'primary', rooms: 2, maxNewRooms: 2, roomCost: null },
    ]);
  });

  it('come with what was assumed', () => {
    expect(completeProgrammes(bureau).assumptions).toEqual([
      { schoolId: 'B', stage: 'primary', kind: 'noRow', roomsFrom: 'classes' },
      { schoolId: 'B', stage: 'junior', kind: 'noRow', roomsFrom: 'pupils' },
      { schoolId: 'A', stage: 'primary', kind: 'maxNewRoomsUnknown', roomsFrom: 'given' },
      { schoolId: 'C', stage: 'primary', kind: 'roomsUnknown', roomsFrom: 'classes' },
    ]);
  });

  it('take the classes that the class-size table counts, by bins of a stage or grade or as a list, where they are blank', () => {
    const size = (schoolId: string, row: Partial<TableRow<'class_sizes'>>) =>
      ({
        ...{
          schoolId,
          stage: 'primary',
          grade: null,
          year: 2026,
          classNo: null,
          bin: null,
          pupils: null,
          classes: null,
        },
        ...row,
      }) as TableRow<'class_sizes'>;
    const sized = bureauOf({
      ...emptyTables(),
      settings: [{ key: 'base_year', value: '2026' }],
      schools: ['A', 'B', 'C', 'D'].map(school),
      enrolment: ['A', 'B', 'C', 'D'].flatMap((id) => [
        enrolment(id, 1, 2026, 120, null),
        enrolment(id, 2, 2026, 130, null),
      ]),
      class_sizes: [
        // 3 + 1 classes of the stage, where standard classes would be 3 + 3.
        size('A', { bin: '61-65', classes: 3 }),
        size('A', { bin: '56-60', classes: 1 }),
        size('A', { bin: '>=66', classes: 9, year: 2025 }),
        // Grade 1 has 2 listed classes; of grade 2 nothing is known, so 130 pupils are reckoned in 3 rooms of 45.
        size('B', { grade: 1, classNo: '1', pupils: 60 }),
        size('B', { grade: 1, classNo: '2', pupils: 60 }),
        // Both grades by bins.
        size('C', { grade: 1, bin: '>=66', classes: 1 }),
        size('C', { grade: 2, bin: '61-65', classes: 2 }),
        // A blank bin is not none.
        size('D', { bin: '61-65', classes: 3 }),
        size('D', { bin: '>=66' }),
      ],
    });
    const { programmes, assumptions } = completeProgrammes(sized);
    expect(programmes.map(({ rooms }) => rooms)).toEqual([4, 5, 3, 6]);
    expect(assumptions.map(({ roomsFrom }) => roomsFrom)).toEqual(['classes', 'pupils', 'classes', 'pupils']);
  });
});
