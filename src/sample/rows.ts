import type { District, School } from '../domain/bureau.ts';
import { GRADES } from '../domain/stage.ts';
import type { TableRow } from '../domain/tables/index.ts';
import type { Norms } from '../norms/index.ts';
import { classSizesOf } from './conditions.ts';
import { coordinatesOf, type SampleDistrict } from './geography.ts';
import type { SampleProgramme } from './programmes.ts';
import { gradesTaught, type SamplePupils } from './pupils.ts';
import type { Random } from './random.ts';
import { classesOf, roomsMissing, roomsOf } from './rooms.ts';
import type { SampleSchool } from './schools.ts';
import { specialNeedsOf } from './special-needs.ts';
import { postsRequired, type StaffedProgramme, staffingOf } from './staffing.ts';
import { plannedYears, type SampleYears } from './years.ts';

/** One invented city before its rows are written. */
export interface SampleCity {
  readonly districts: readonly SampleDistrict[];
  readonly schools: readonly SampleSchool[];
  readonly programmes: readonly SampleProgramme[];
  readonly pupils: SamplePupils;
}

/** The rows of a city’s schools and what follows from them. */
export interface SchoolTables {
  readonly programmes: TableRow<'programmes'>[];
  readonly enrolment: TableRow<'enrolment'>[];
  readonly classSizes: TableRow<'class_sizes'>[];
  readonly specialNeeds: TableRow<'special_needs'>[];
  readonly staffing: TableRow<'staffing'>[];
  readonly retirements: TableRow<'retirements'>[];
  readonly qualifications: TableRow<'qualifications'>[];
  /** Pupils and classes of a school in the base year. */
  readonly pupils: Map<SampleSchool, number>;
  readonly classes: Map<SampleSchool, number>;
  /** By district id: yuan to build all missing rooms, yuan a year to pay the staff the norms ask for, posts. */
  readonly needs: Map<string, { capital: number; recurrent: number; posts: number }>;
}

/** Rooms, pupils, classes and staff of every school of a city, school by school. */
export function tablesOfSchools(city: SampleCity, norms: Norms, years: SampleYears, random: Random): SchoolTables {
  const tables: SchoolTables = {
    programmes: [],
    enrolment: [],
    classSizes: [],
    specialNeeds: [],
    staffing: [],
    retirements: [],
    qualifications: [],
    pupils: new Map(),
    classes: new Map(),
    needs: new Map(city.districts.map(({ id }) => [id, { capital: 0, recurrent: 0, posts: 0 }])),
  };
  for (const [school, programmes] of Map.groupBy(city.programmes, (programme) => programme.school)) {
    const chance = random.fork(school.id);
    const staffed = programmes.map((programme) => addProgramme(tables, city, programme, norms, years, chance));
    tables.pupils.set(
      school,
      staffed.reduce((sum, { pupils }) => sum + pupils, 0),
    );
    tables.classes.set(
      school,
      staffed.reduce((sum, { classes }) => sum + classes, 0),
    );
    const specialTeachers = tables.staffing.findLast((row) => row.schoolId === school.id)?.specialTeachers ?? 0;
    tables.specialNeeds.push(...specialNeedsOf(staffed, specialTeachers, years.base, chance));
  }
  return tables;
}

function addProgramme(
  tables: SchoolTables,
  city: SampleCity,
  programme: SampleProgramme,
  norms: Norms,
  years: SampleYears,
  random: Random,
): StaffedProgramme {
  const { school, stage } = programme;
  const pupils = city.pupils.ofProgramme.get(programme)!;
  const rooms = roomsOf(programme, pupils, years.base, norms, random);
  tables.programmes.push({ schoolId: school.id, stage, ...rooms });
  for (let year = years.first; year <= years.base; year += 1) {
    const classes = classesOf(programme, pupils, year, rooms.rooms, norms);
    for (let index = 0; index < gradesTaught(programme); index += 1)
      tables.enrolment.push({
        schoolId: school.id,
        stage,
        grade: GRADES[stage].first + index,
        year,
        pupils: pupils.get(year)![index]!,
        classes: classes[index]!,
      });
  }
  const base = tables.enrolment.slice(-gradesTaught(programme));
  const grades = base.map((row) => ({ pupils: row.pupils, classes: row.classes ?? 0 }));
  if (stage !== 'special') tables.classSizes.push(...classSizesOf(school.id, stage, years.base, grades));
  const staffed: StaffedProgramme = {
    programme,
    pupils: grades.reduce((sum, grade) => sum + grade.pupils, 0),
    classes: grades.reduce((sum, grade) => sum + grade.classes, 0),
  };
  addStaff(tables, staffed, norms, years, random);
  const need = tables.needs.get(school.district.id)!;
  if (programme.crowded || stage === 'primary' || stage === 'junior' || stage === 'senior') {
    const missing = plannedYears(years).map((year) => roomsMissing(programme, pupils, year, rooms.rooms, norms));
    need.capital += Math.max(...missing) * (rooms.roomCost ?? norms.value('build.roomCost'));
  }
  return staffed;
}

/** Staff of public programmes; what a private school pays its staff is none of the bureau’s establishment. */
function addStaff(
  tables: SchoolTables,
  staffed: StaffedProgramme,
  norms: Norms,
  years: SampleYears,
  random: Random,
): void {
  const { school, stage } = staffed.programme;
  if (school.ownership === 'private') return;
  const staff = staffingOf(staffed, norms, years, random);
  tables.staffing.push(staff.staffing);
  tables.retirements.push(...staff.retirements);
  tables.qualifications.push(staff.qualifications);
  const need = tables.needs.get(school.district.id)!;
  const required = Math.max(postsRequired(staffed, norms), staff.staffing.teachers ?? 0);
  need.posts += staff.staffing.establishmentPosts ?? 0;
  need.recurrent +=
    required * norms.value('posts.yearlyCost') + staffed.pupils * norms.value(`funds.perPupil.${stage}`);
}

/** The row of a district; its establishment total is a little above the posts allotted now. */
export function districtRow(district: SampleDistrict, posts: number): District {
  const { id, name, kind, shares } = district;
  return { districtId: id, name, kind, establishmentPosts: Math.round(posts * 1.02), ...shares };
}

/** The row of a school; boarding is known where schools are far from their pupils, and left blank elsewhere. */
export function schoolRow(school: SampleSchool, pupils: number, random: Random): School {
  const boards =
    school.district.kind === 'county' && !['kindergarten', 'primary', 'teaching_point'].includes(school.kind);
  return {
    schoolId: school.id,
    name: school.name,
    districtId: school.district.id,
    kind: school.kind,
    locale: school.locale,
    ownership: school.ownership,
    ...coordinatesOf(school.place),
    boardingPupils: boards ? Math.round(pupils * random.between(0.15, 0.6)) : null,
    locked: school.locked,
  };
}
