import { type BureauTables, emptyTables } from '../../domain/tables/index.ts';

const PRIMARY = { stage: 'primary', year: 2026 } as const;
const SCHOOL_SITE = { schoolId: '0001', stage: 'primary' } as const;

/**
 * A tiny invented bureau that shows one or two rows of every table in the template. Nothing in it is real. It imports
 * without a single issue, which a test makes sure of.
 */
export function exampleTables(): BureauTables {
  return {
    ...emptyTables(),
    settings: [
      { key: 'name', value: '示例教育局（虚构）' },
      { key: 'base_year', value: '2026' },
      { key: 'horizon_years', value: '2' },
      { key: 'currency', value: 'CNY' },
    ],
    districts: [
      {
        districtId: 'D1',
        name: '示例区',
        kind: 'urban',
        establishmentPosts: 40,
        shareCentral: 0.3,
        shareProvince: 0.2,
        shareCity: 0.25,
        shareCounty: 0.25,
      },
    ],
    schools: [
      {
        schoolId: '0001',
        name: '示例一小',
        districtId: 'D1',
        kind: 'primary',
        locale: 'urban',
        ownership: 'public',
        lon: 98.4,
        lat: 38.2,
        boardingPupils: 0,
        locked: false,
      },
    ],
    programmes: [{ ...SCHOOL_SITE, rooms: 6, maxNewRooms: 4, roomCost: 2_670_000 }],
    enrolment: [61, 58, 47, 44, 40, 39].map((pupils, index) => ({
      schoolId: '0001',
      ...PRIMARY,
      grade: index + 1,
      pupils,
      classes: 1,
    })),
    class_sizes: [
      { schoolId: '0001', ...PRIMARY, grade: 1, classNo: '1-1', bin: null, pupils: 61, classes: null },
      { schoolId: '0001', ...PRIMARY, grade: 2, classNo: '2-1', bin: null, pupils: 58, classes: null },
    ],
    special_needs: [
      { schoolId: '0001', year: 2026, form: 'inclusive', pupils: 9, specialTeachers: 1, resourceRoom: false },
    ],
    staffing: [
      {
        ...SCHOOL_SITE,
        establishmentPosts: 16,
        teachers: 15,
        specialTeachers: 1,
        carers: null,
        purchasedPosts: 0,
      },
    ],
    retirements: [{ ...SCHOOL_SITE, year: 2027, people: 1 }],
    projects: [
      {
        projectId: 'P1',
        name: '示例二小（新建）',
        districtId: 'D1',
        stage: 'primary',
        lon: 98.41,
        lat: 38.21,
        minRooms: 12,
        maxRooms: 24,
        roomStep: 6,
        fixedCost: 12_000_000,
        costPerRoom: 2_670_000,
        earliestYear: 2027,
        leadYears: 2,
        runningCost: 1_500_000,
        landReady: true,
      },
    ],
    budgets: [2027, 2028].flatMap((year) => [
      { year, level: 'city' as const, kind: 'capital' as const, districtId: null, amount: 20_000_000, carryOver: true },
      {
        year,
        level: 'county' as const,
        kind: 'recurrent' as const,
        districtId: 'D1',
        amount: 3_000_000,
        carryOver: false,
      },
    ]),
    population: [{ districtId: 'D1', year: 2026, births: 70, children35: 200, netMigration: 5 }],
    facilities: [
      {
        schoolId: '0001',
        multimediaClasses: 6,
        computerRoom: true,
        bandwidthMbps: 200,
        teachingArea: 2100,
        sportsArea: 3000,
        equipmentValue: 600_000,
        books: 9000,
      },
    ],
    qualifications: [
      {
        ...SCHOOL_SITE,
        aboveRequiredDegree: 12,
        backbone: 3,
        peArt: 3,
        certified: 15,
        doubleQualified: null,
        trainedHours: 1350,
      },
    ],
    measures: [{ measure: 1, districtId: 'D1', year: 2026, indicator: '新增公办园', value: '2' }],
  };
}
