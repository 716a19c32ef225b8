import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import map from '../plan/MapPart.module.css';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { DifferenceLine } from './difference-scene.ts';

interface DifferenceListProps {
  /** The schools that differ, or those chosen on the map. */
  readonly rows: readonly DifferenceLine[];
  readonly measure: string;
  readonly lassoed: boolean;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onClear: () => void;
}

/** What the map of differences shows as a table with sums. */
export function DifferenceList({ rows, measure, lassoed, selectedId, onSelect, onClear }: DifferenceListProps) {
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
    <div className={map.list}>
      <div className={map.listHead} role="status">
        <span>
          {t(lassoed ? 'map.lassoed' : 'compare.map.differing', {
            count: rows.length,
            schools: format.number(rows.length),
          })}
        </span>
        {lassoed && (
          <Button kind="quiet" icon={<X aria-hidden />} onClick={onClear}>
            {t('map.clearLasso')}
          </Button>
        )}
      </div>
      <ResultGrid
        label={t('map.list')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.schoolId}
        labelColumn="school"
        selectedId={selectedId}
        onSelect={({ schoolId }) => onSelect(schoolId)}
      />
    </div>
  );
}
