import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { numberColumn, type ResultColumn, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import { MapList, type MapListProps } from '../plan/MapList.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { DifferenceLine } from './difference-scene.ts';

interface DifferenceListProps extends MapListProps {
  /** The schools that differ, or those chosen on the map. */
  readonly rows: readonly DifferenceLine[];
  readonly measure: string;
}

/** What the map of differences shows as a table with sums. */
export function DifferenceList({ rows, measure, ...choice }: DifferenceListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf, districtOf } = usePlanSchools();
  const columns = useMemo((): ResultColumn<DifferenceLine>[] => {
    const number = (value: number | null | undefined) => format.number(value);
    return [
      textColumn('school', t('plan.columns.school'), (row) => nameOf(row.schoolId), { width: 160, pinned: 'left' }),
      {
        headerName: measure,
        children: [
          numberColumn<DifferenceLine>('before', t('compare.reference'), (row) => row.before, number, { width: 80 }),
          numberColumn<DifferenceLine>('after', t('compare.plan'), (row) => row.after, number, { width: 80 }),
          numberColumn<DifferenceLine>(
            'difference',
            t('plan.columns.difference'),
            (row) => row.difference,
            (value) => format.signed(value),
            { width: 84, sort: 'desc', comparator: (one, other) => Math.abs(Number(one)) - Math.abs(Number(other)) },
          ),
        ],
      },
      textColumn('district', t('plan.columns.district'), (row) => districtOf(row.schoolId)),
    ];
  }, [t, format, nameOf, districtOf, measure]);
  return (
    <MapList
      {...choice}
      title={t(choice.lassoed ? 'map.lassoed' : 'compare.map.differing', {
        count: rows.length,
        schools: format.number(rows.length),
      })}
      rows={rows}
      columns={columns}
      idOf={idOf}
    />
  );
}

function idOf({ schoolId }: DifferenceLine): string {
  return schoolId;
}
