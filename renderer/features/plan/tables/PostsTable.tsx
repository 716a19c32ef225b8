import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, ResultGrid } from '../../../grid/ResultGrid.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import { Choice } from '../Choice.tsx';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { MovesTable } from './MovesTable.tsx';
import { selectedLine } from './PlacesTable.tsx';
import { schoolColumns, YEAR_WIDTH, yearGroup } from './school-columns.ts';

type Posts = OutputOf<'plan.posts'>;
type PostLine = Posts['rows'][number];

const VIEWS = {
  filled: ['required', 'allotted', 'short'],
  changes: ['hired', 'movedIn', 'movedOut'],
} as const;

/** Posts of every programme by year: required, filled and short, or the changes that lead there. */
export default function PostsTable({ planId }: PlanPartProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<'filled' | 'changes' | 'moves'>('filled');
  const answer = useApi('plan.posts', { planId });
  const choice = (
    <Choice
      label={t('plan.show')}
      value={view}
      onChange={(value) => setView(value as typeof view)}
      options={(['filled', 'changes', 'moves'] as const).map((value) => ({
        value,
        text: t(`plan.postViews.${value}`),
      }))}
    />
  );
  if (view === 'moves') return <MovesTable planId={planId} controls={choice} />;
  return <Answer answer={answer}>{(posts) => <Table posts={posts} view={view} choice={choice} />}</Answer>;
}

function Table({ posts, view, choice }: { posts: Posts; view: keyof typeof VIEWS; choice: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const { selection, select } = useSelection();
  const { years, rows } = posts;
  const columns = useMemo(
    () => [
      ...schoolColumns<PostLine>(t, names, schools),
      ...VIEWS[view].map((figure) =>
        yearGroup<PostLine>(
          t(`plan.posts.${figure}`),
          years.map((year, index) =>
            numberColumn<PostLine>(
              `${figure}${year}`,
              format.schoolYear(year),
              (row) => row[figure][index] ?? null,
              (value) => format.number(value),
              { width: YEAR_WIDTH },
            ),
          ),
        ),
      ),
    ],
    [t, names, format, schools, years, view],
  );
  return (
    <ResultGrid
      table="plan.posts"
      label={t('plan.parts.posts')}
      rows={rows}
      columns={columns}
      rowId={(row) => `${row.schoolId} ${row.stage}`}
      labelColumn="name"
      selectedId={selectedLine(rows, selection.school, selection.stage)}
      onSelect={({ schoolId, stage }) => select({ school: schoolId, stage })}
      controls={choice}
    />
  );
}
