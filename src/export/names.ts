import type { BureauData } from '../domain/bureau.ts';

/** What schools, projects and districts are called. */
export interface Names {
  /** The name of a school or, for a new school, of its project; its id where it has no name. */
  school(schoolId: string): string;
  /** The id of the district a school or project lies in; null when unknown. */
  districtIdOf(schoolId: string): string | null;
  /** The name of a district, with its id where two share a name. */
  district(districtId: string | null): string | null;
}

/** Collects the names of a bureau's schools, projects and districts. */
export function namesOf(bureau: BureauData): Names {
  const { schools, projects, districts } = bureau.tables;
  const places = new Map<string, { readonly name: string | null; readonly districtId: string | null }>([
    ...projects.map((project) => [project.projectId, project] as const),
    ...schools.map((school) => [school.schoolId, school] as const),
  ]);
  const sharedNames = new Map<string, number>();
  for (const { name } of districts) sharedNames.set(name ?? '', (sharedNames.get(name ?? '') ?? 0) + 1);
  const districtNames = new Map(
    districts.map(({ districtId, name }) => {
      if (name === null || name === '') return [districtId, districtId] as const;
      return [districtId, sharedNames.get(name) === 1 ? name : `${name} (${districtId})`] as const;
    }),
  );
  return {
    school: (schoolId) => places.get(schoolId)?.name || schoolId,
    districtIdOf: (schoolId) => places.get(schoolId)?.districtId ?? null,
    district: (districtId) => (districtId === null ? null : (districtNames.get(districtId) ?? districtId)),
  };
}
