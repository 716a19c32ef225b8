import { useMemo } from 'react';
import { useSchools } from '../../app/schools.ts';
import { UNKNOWN } from '../../i18n/format.ts';

/** Names of schools and their districts, for the rows of a plan. */
export function usePlanSchools() {
  const { nameOf, byId, districts } = useSchools();
  // Columns are made anew with a new object, and with them the whole grid.
  return useMemo(() => {
    const districtOf = (schoolId: string) => {
      const district = byId.get(schoolId)?.districtId ?? null;
      return district === null ? UNKNOWN : (districts.get(district) ?? district);
    };
    return { nameOf, byId, districts, districtOf };
  }, [nameOf, byId, districts]);
}
