import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable, type DataTableRow } from '../../../charts/DataTable.tsx';
import { usePalette } from '../../../charts/palette.ts';
import { postsOption } from '../../../charts/posts-option.ts';
import { Answer } from '../../../components/Loading.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/format.ts';
import { Choice } from '../Choice.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import type { PlanOverview } from './AnswerSentence.tsx';
import { type DistrictPosts, postsOfYear } from './district-posts.ts';
import styles from './Overview.module.css';

/** Posts by district in one year: required, filled, short, and those of schools whose staff is unknown. */
export function PostsPanel({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const { addressOf } = useSelection();
  const posts = useApi('plan.postSums', { planId: overview.summary.planId });
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? overview.years.at(-1) ?? 0;
  return (
    <Panel
      title={t('plan.postsPanel.title')}
      actions={<Link to={addressOf('/plan/posts')}>{t('plan.postsPanel.more')}</Link>}
    >
      <Answer answer={posts}>
        {(sums) => <Posts districts={postsOfYear(sums, year)} year={year} years={overview.years} onYear={setChosen} />}
      </Answer>
    </Panel>
  );
}

function Posts({
  districts,
  year,
  years,
  onYear,
}: {
  districts: readonly DistrictPosts[];
  year: number;
  years: readonly number[];
  onYear: (year: number) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { districts: names } = usePlanSchools();
  const nameOf = (districtId: string | null) => (districtId === null ? UNKNOWN : (names.get(districtId) ?? districtId));
  const option = useMemo(
    () =>
      postsOption({
        districts: districts.map((district) => ({
          ...district,
          name: district.districtId === null ? UNKNOWN : (names.get(district.districtId) ?? district.districtId),
        })),
        palette,
        number: (value) => format.number(value),
        texts: {
          allotted: t('plan.posts.allotted'),
          short: t('plan.posts.short'),
          unknown: t('plan.postsPanel.unknown'),
        },
      }),
    [districts, names, palette, format, t],
  );
  const total = (value: (district: DistrictPosts) => number) =>
    districts.reduce((sum, district) => sum + value(district), 0);
  const cells = (district: Omit<DistrictPosts, 'districtId' | 'year'>) => [
    format.number(district.required),
    format.number(district.allotted),
    format.number(district.short),
    format.number(district.surplus),
    format.number(district.unknown),
  ];
  const rows: DataTableRow[] = [
    ...districts.map((district) => ({
      key: district.districtId ?? '',
      heading: nameOf(district.districtId),
      cells: cells(district),
    })),
    {
      key: 'total',
      heading: t('plan.total'),
      cells: cells({
        required: total(({ required }) => required),
        allotted: total(({ allotted }) => allotted),
        short: total(({ short }) => short),
        surplus: total(({ surplus }) => surplus),
        unknown: total(({ unknown }) => unknown),
      }),
      total: true,
    },
  ];
  const columns = [
    t('plan.columns.district'),
    t('plan.posts.required'),
    t('plan.posts.allotted'),
    t('plan.posts.short'),
    t('plan.postsPanel.surplus'),
    t('plan.postsPanel.unknown'),
  ];
  return (
    <div className={styles.split}>
      <ChartFigure
        title={t('plan.postsPanel.chart', { year: format.schoolYear(year) })}
        summary={t('plan.postsPanel.summary', {
          year: format.schoolYear(year),
          required: format.number(total(({ required }) => required)),
          short: format.number(total(({ short }) => short)),
        })}
        option={option}
        height={Math.max(160, 72 + districts.length * 30)}
        table={{ columns, rows }}
        controls={
          <Choice
            label={t('plan.year')}
            value={String(year)}
            onChange={(value) => onYear(Number(value))}
            options={years.map((one) => ({ value: String(one), text: format.schoolYear(one) }))}
          />
        }
      />
      <DataTable
        caption={t('plan.postsPanel.chart', { year: format.schoolYear(year) })}
        showCaption
        columns={columns}
        rows={rows}
      />
    </div>
  );
}
