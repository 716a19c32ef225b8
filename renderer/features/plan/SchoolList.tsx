import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { numberColumn, type ResultColumn, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import { MapList, type MapListProps } from './MapList.tsx';
import type { SchoolFigures } from './map-scene.ts';
import { largeOf } from './tier-sums.ts';
import { usePlanSchools } from './use-plan-schools.ts';

interface SchoolLine {
  readonly id: string;
  readonly figures: SchoolFigures;
}

interface SchoolListProps extends MapListProps {
  /** The schools on the map, or those chosen on it. */
  readonly ids: readonly string[];
  readonly figures: ReadonlyMap<string, SchoolFigures>;
}

/** What the map shows as a table with sums: for the keyboard, and for the schools chosen with the lasso. */
export function SchoolList({ ids, figures, ...choice }: SchoolListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf, districtOf } = usePlanSchools();
  const rows = useMemo(
    () =>
      ids.flatMap((id): SchoolLine[] => {
        const known = figures.get(id);
        return known === undefined ? [] : [{ id, figures: known }];
      }),
    [ids, figures],
  );
  const columns = useMemo((): ResultColumn<SchoolLine>[] => {
    const column = (id: string, header: string, value: (row: SchoolLine) => number | null) =>
      numberColumn<SchoolLine>(id, header, value, (number) => format.number(number), { width: 80 });
    return [
      textColumn('school', t('plan.columns.school'), (row) => nameOf(row.id), { width: 160, pinned: 'left' }),
      column('pupils', t('map.columns.pupils'), (row) => row.figures.pupils),
      {
        headerName: t('plan.tiers.atLeast.large'),
        children: [
          column('before', t('map.columns.before'), (row) =>
            row.figures.before === null ? null : largeOf(row.figures.before),
          ),
          { ...column('after', t('map.columns.after'), (row) => largeOf(row.figures.after)), sort: 'desc' },
        ],
      },
      {
        headerName: t('map.columns.redirected'),
        children: [
          column('into', t('map.columns.into'), (row) => row.figures.redirectedIn),
          column('out', t('map.columns.out'), (row) => row.figures.redirectedOut),
        ],
      },
      textColumn('district', t('plan.columns.district'), (row) => districtOf(row.id)),
    ];
  }, [t, format, nameOf, districtOf]);
  return (
    <MapList
      {...choice}
      title={t(choice.lassoed ? 'map.lassoed' : 'map.listed', {
        count: ids.length,
        schools: format.number(ids.length),
      })}
      rows={rows}
      columns={columns}
      idOf={idOf}
    />
  );
}

function idOf({ id }: SchoolLine): string {
  return id;
}
