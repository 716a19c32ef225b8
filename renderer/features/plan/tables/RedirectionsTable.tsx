import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../../grid/ResultGrid.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { YEAR_WIDTH, yearGroup } from './school-columns.ts';

type Redirection = OutputOf<'plan.redirections'>['rows'][number];

interface RedirectionLine extends Omit<Redirection, 'year' | 'pupils'> {
  readonly key: string;
  readonly pupils: ReadonlyMap<number, number>;
  readonly total: number;
}

/** Entry pupils who enter at another school, by the pair of schools and year. */
export default function RedirectionsTable({ planId }: PlanPartProps) {
  const answer = useApi('plan.redirections', { planId });
  return <Answer answer={answer}>{({ rows }) => <Table rows={rows} />}</Answer>;
}

function Table({ rows }: { rows: readonly Redirection[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { nameOf, districtOf } = usePlanSchools();
  const { selection, select } = useSelection();
  const lines = useMemo(() => redirectionLines(rows), [rows]);
  const years = useMemo(() => [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other), [rows]);
  const columns = useMemo<ResultColumn<RedirectionLine>[]>(
    () => [
      textColumn('from', t('plan.columns.from'), (row) => nameOf(row.fromSchoolId), { width: 220, pinned: 'left' }),
      textColumn('to', t('plan.columns.to'), (row) => nameOf(row.toSchoolId), { width: 220 }),
      textColumn('stage', t('plan.columns.stage'), (row) => names.stage(row.stage), { width: 80 }),
      textColumn('district', t('plan.columns.district'), (row) => districtOf(row.fromSchoolId), { width: 76 }),
      numberColumn<RedirectionLine>(
        'distance',
        t('plan.columns.distance'),
        (row) => row.distanceMetres,
        (value) => format.number(value, 0),
        { width: 92, context: {} },
      ),
      yearGroup<RedirectionLine>(
        t('plan.columns.entryPupils'),
        years.map((year) =>
          numberColumn<RedirectionLine>(
            `pupils${year}`,
            format.schoolYear(year),
            (row) => row.pupils.get(year) ?? 0,
            (value) => format.number(value),
            { width: YEAR_WIDTH },
          ),
        ),
      ),
      numberColumn<RedirectionLine>(
        'total',
        t('plan.columns.allYears'),
        (row) => row.total,
        (value) => format.number(value),
        { sort: 'desc', width: 92 },
      ),
    ],
    [t, names, format, nameOf, districtOf, years],
  );
  const selected = lines.find(({ fromSchoolId }) => fromSchoolId === selection.school);
  return (
    <ResultGrid
      table="plan.redirections"
      label={t('plan.parts.redirections')}
      rows={lines}
      columns={columns}
      rowId={(row) => row.key}
      labelColumn="from"
      selectedId={selected?.key ?? null}
      onSelect={({ fromSchoolId, stage }) => select({ school: fromSchoolId, stage })}
    />
  );
}

function redirectionLines(rows: readonly Redirection[]): RedirectionLine[] {
  const key = (row: Redirection) => `${row.fromSchoolId} ${row.toSchoolId} ${row.stage}`;
  return [...Map.groupBy(rows, key)].map(([id, group]) => {
    const { fromSchoolId, toSchoolId, stage, distanceMetres } = group[0]!;
    return {
      key: id,
      fromSchoolId,
      toSchoolId,
      stage,
      distanceMetres,
      pupils: new Map(group.map(({ year, pupils }) => [year, pupils])),
      total: group.reduce((sum, { pupils }) => sum + pupils, 0),
    };
  });
}
