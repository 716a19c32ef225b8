import type { TableName, TableRow } from '../../domain/tables/index.ts';
import { type IntakeIssue, makeIssue, tablePlace } from '../issue.ts';
import type { Entries, Entry } from './entry.ts';

const REFERRING = ['schools', 'projects', 'budgets', 'population', 'measures'] as const satisfies readonly TableName[];

/**
 * Without a districts table the district codes of the other tables are taken as districts of which nothing more is
 * known, because schools, enrolment and budgets alone must plan. Each is traced to the row that named it first.
 */
export function assumeDistricts(entries: Entries, issues: IntakeIssue[]): Entries {
  if (entries.districts.length > 0) return entries;
  const districts = new Map<string, Entry<'districts'>>();
  for (const table of REFERRING) {
    for (const { row, origin } of entries[table] as readonly Entry<(typeof REFERRING)[number]>[]) {
      if (row.districtId === null || districts.has(row.districtId)) continue;
      districts.set(row.districtId, {
        table: 'districts',
        row: unknownDistrict(row.districtId),
        origin,
        titles: new Map(),
      });
    }
  }
  if (districts.size === 0) return entries;
  issues.push(makeIssue('assumed-districts', tablePlace('districts'), { districts: districts.size }));
  return { ...entries, districts: [...districts.values()] };
}

function unknownDistrict(districtId: string): TableRow<'districts'> {
  return {
    districtId,
    name: null,
    kind: null,
    establishmentPosts: null,
    shareCentral: null,
    shareProvince: null,
    shareCity: null,
    shareCounty: null,
  };
}
