import { type BureauTables, emptyTables } from '../../src/domain/tables/index.ts';

/** The time that the tests say it is. */
export const NOW = new Date('2026-03-01T08:30:00.000Z');

/** Two schools of one district, with just enough to be planned. */
export function twoSchools(): BureauTables {
  const school = { locale: null, ownership: null, lon: null, lat: null, boardingPupils: null, locked: null } as const;
  return {
    ...emptyTables(),
    settings: [{ key: 'name', value: '两校示例' }],
    districts: [
      {
        districtId: 'A',
        name: '甲区',
        kind: 'urban',
        establishmentPosts: 90,
        shareCentral: 0.5,
        shareProvince: 0.25,
        shareCity: 0.125,
        shareCounty: 0.125,
      },
    ],
    schools: [
      { ...school, schoolId: '0100', name: '第一小学', districtId: 'A', kind: 'primary', locked: false },
      { ...school, schoolId: '0200', name: '第二小学', districtId: 'A', kind: 'primary', locked: true },
    ],
    programmes: [
      { schoolId: '0100', stage: 'primary', rooms: 6, maxNewRooms: 2, roomCost: 2_670_000 },
      { schoolId: '0200', stage: 'primary', rooms: 6, maxNewRooms: null, roomCost: 1234.56 },
    ],
    enrolment: [
      { schoolId: '0100', stage: 'primary', grade: 1, year: 2026, pupils: 70, classes: 1 },
      { schoolId: '0200', stage: 'primary', grade: 1, year: 2026, pupils: 20, classes: null },
    ],
    budgets: [
      { year: 2027, level: 'county', kind: 'capital', districtId: null, amount: 5_000_000_000, carryOver: true },
      { year: 2027, level: 'county', kind: 'capital', districtId: 'A', amount: 0.1, carryOver: null },
    ],
  };
}
