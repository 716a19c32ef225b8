import { useCallback } from 'react';
import { useSchools } from '../../app/schools.ts';
import { UNKNOWN } from '../../i18n/format.ts';

/** Names of schools and their districts, for the rows of a plan. */
export function usePlanSchools() {
  const { nameOf, byId, districts } = useSchools();
  const districtOf = useCallback(
    (schoolId: string) => {
      const district = byId.get(schoolId)?.districtId ?? null;
      return district === null ? UNKNOWN : (districts.get(district) ?? district);
    },
    [byId, districts],
  );
  return { nameOf, byId, districts, districtOf };
}
