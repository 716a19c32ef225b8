import { useTranslation } from 'react-i18next';
import { STAGES, type Stage } from '../../../src/domain/stage.ts';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../plan/Choice.tsx';
import { StageChoice } from '../plan/StageChoice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';

/** Which rows and schools are asked for; null: all. */
export interface RowFilter {
  readonly districtId: string | null;
  readonly stage: Stage | null;
  /** The least size of a change in pupils, rooms, classes or people. */
  readonly leastSize: number | null;
}

export const ALL_ROWS: RowFilter = { districtId: null, stage: null, leastSize: null };

const ALL = 'all';
const SIZES = [2, 5, 10, 20, 50, 100];

/** Chooses district and, where they matter, stage and size of change. */
export function RowFilters({
  filter,
  onFilter,
  only,
}: {
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  /** What is shown: all three, or the district alone. */
  only?: 'district';
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { districts } = usePlanSchools();
  return (
    <>
      <Choice
        label={t('plan.columns.district')}
        value={filter.districtId ?? ALL}
        onChange={(value) => onFilter({ ...filter, districtId: value === ALL ? null : value })}
        options={[
          { value: ALL, text: t('compare.filters.allDistricts') },
          ...[...districts].map(([value, text]) => ({ value, text })),
        ]}
      />
      {only === undefined && (
        <>
          <StageChoice stages={STAGES} value={filter.stage} onChange={(stage) => onFilter({ ...filter, stage })} />
          <Choice
            label={t('compare.filters.size')}
            value={filter.leastSize === null ? ALL : String(filter.leastSize)}
            onChange={(value) => onFilter({ ...filter, leastSize: value === ALL ? null : Number(value) })}
            options={[
              { value: ALL, text: t('compare.filters.anySize') },
              ...SIZES.map((size) => ({
                value: String(size),
                text: t('compare.filters.atLeast', { size: format.number(size) }),
              })),
            ]}
          />
        </>
      )}
    </>
  );
}
