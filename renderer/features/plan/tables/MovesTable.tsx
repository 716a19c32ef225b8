import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../../grid/ResultGrid.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import { usePlanSchools } from '../use-plan-schools.ts';
import { YEAR_WIDTH, yearGroup } from './school-columns.ts';

type Move = OutputOf<'plan.moves'>['rows'][number];

interface MoveLine extends Omit<Move, 'year' | 'posts'> {
  readonly key: string;
  readonly posts: ReadonlyMap<number, number>;
}

/** Staff who move from one programme to another, by year. */
export function MovesTable({ planId, controls }: { planId: string; controls: ReactNode }) {
  const answer = useApi('plan.moves', { planId });
  return <Answer answer={answer}>{({ rows }) => <Table rows={rows} controls={controls} />}</Answer>;
}

function Table({ rows, controls }: { rows: readonly Move[]; controls: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { nameOf, districtOf } = usePlanSchools();
  const { select } = useSelection();
  const lines = useMemo(() => moveLines(rows), [rows]);
  const years = useMemo(() => [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other), [rows]);
  const columns = useMemo<ResultColumn<MoveLine>[]>(
    () => [
      textColumn('from', t('plan.columns.movedFrom'), (row) => nameOf(row.fromSchoolId), {
        width: 222,
        pinned: 'left',
      }),
      textColumn('fromStage', t('plan.columns.stage'), (row) => names.stage(row.fromStage), { width: 90 }),
      textColumn('fromDistrict', t('plan.columns.district'), (row) => districtOf(row.fromSchoolId), { width: 88 }),
      textColumn('to', t('plan.columns.movedTo'), (row) => nameOf(row.toSchoolId), { width: 222 }),
      textColumn('toStage', t('plan.columns.toStage'), (row) => names.stage(row.toStage), { width: 110 }),
      yearGroup<MoveLine>(
        t('plan.columns.postsMoved'),
        years.map((year) =>
          numberColumn<MoveLine>(
            `posts${year}`,
            format.schoolYear(year),
            (row) => row.posts.get(year) ?? 0,
            (value) => format.number(value),
            { width: YEAR_WIDTH },
          ),
        ),
      ),
    ],
    [t, names, format, nameOf, districtOf, years],
  );
  return (
    <ResultGrid
      table="plan.moves"
      label={t('plan.postViews.moves')}
      rows={lines}
      columns={columns}
      rowId={(row) => row.key}
      labelColumn="from"
      onSelect={({ fromSchoolId, fromStage }) => select({ school: fromSchoolId, stage: fromStage })}
      controls={controls}
    />
  );
}

function moveLines(rows: readonly Move[]): MoveLine[] {
  const key = (row: Move) => `${row.fromSchoolId} ${row.fromStage} ${row.toSchoolId} ${row.toStage}`;
  return [...Map.groupBy(rows, key)].map(([id, group]) => {
    const { fromSchoolId, fromStage, toSchoolId, toStage } = group[0]!;
    return {
      key: id,
      fromSchoolId,
      fromStage,
      toSchoolId,
      toStage,
      posts: new Map(group.map(({ year, posts }) => [year, posts])),
    };
  });
}
