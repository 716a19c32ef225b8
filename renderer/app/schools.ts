import { useMemo } from 'react';
import { useApi } from '../api/queries.ts';
import { useBureau } from './current.ts';

export interface NamedSchool {
  readonly id: string;
  readonly name: string;
  readonly districtId: string | null;
  readonly kind: string | null;
  readonly locale: string | null;
  readonly ownership: string | null;
  readonly locked: boolean | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** A new school that a plan may build. */
  readonly project: boolean;
}

interface Schools {
  /** The schools in the order of the table, then the projects. */
  readonly list: readonly NamedSchool[];
  readonly byId: ReadonlyMap<string, NamedSchool>;
  /** The name of a school or project, or its id where it has none. */
  nameOf(id: string): string;
  readonly districts: ReadonlyMap<string, string>;
  /** Whether the list is still being read. */
  readonly isReading: boolean;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? value : null);

/** The names of schools, projects and districts of the open bureau, for pickers, rows and drawers. */
export function useSchools(): Schools {
  const enabled = Boolean(useBureau());
  // The rows stay the same objects as long as nothing in them changes, whatever else does.
  const schools = useApi('data.rows', { table: 'schools' }, { enabled }).data?.rows;
  const projects = useApi('data.rows', { table: 'projects' }, { enabled }).data?.rows;
  const districts = useApi('data.rows', { table: 'districts' }, { enabled }).data?.rows;
  return useMemo(() => {
    const list: NamedSchool[] = [];
    for (const [rows, key] of [
      [schools ?? [], 'schoolId'],
      [projects ?? [], 'projectId'],
    ] as const) {
      for (const { cells } of rows) {
        const id = String(cells[key]);
        list.push({
          id,
          name: text(cells.name) ?? id,
          districtId: text(cells.districtId),
          kind: text(cells.kind),
          locale: text(cells.locale),
          ownership: text(cells.ownership),
          locked: typeof cells.locked === 'boolean' ? cells.locked : null,
          lon: number(cells.lon),
          lat: number(cells.lat),
          project: key === 'projectId',
        });
      }
    }
    const byId = new Map(list.map((school) => [school.id, school]));
    return {
      list,
      byId,
      nameOf: (id) => byId.get(id)?.name ?? id,
      districts: new Map(
        (districts ?? []).map(({ cells }) => [String(cells.districtId), text(cells.name) ?? String(cells.districtId)]),
      ),
      isReading: enabled && (schools === undefined || projects === undefined),
    };
  }, [enabled, schools, projects, districts]);
}
