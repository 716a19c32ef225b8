import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable, type DataTableRow } from '../../../charts/DataTable.tsx';
import { usePalette } from '../../../charts/palette.ts';
import { TierMark } from '../../../charts/TierMark.tsx';
import { tierOption } from '../../../charts/tier-option.ts';
import { Answer } from '../../../components/Loading.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { Choice } from '../Choice.tsx';
import { classesOf, largeOf, TIERS, type TierYear } from '../tier-sums.ts';
import type { PlanOverview } from './AnswerSentence.tsx';
import styles from './Overview.module.css';

/** Class tiers by year, without measures and under the plan, on one scale with what the policy allows. */
export function TiersPanel({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const tiers = useApi('plan.tierSums', { planId: overview.summary.planId });
  return (
    <Panel title={t('plan.tiers.title')}>
      <Answer answer={tiers}>{(byYear) => <Tiers overview={overview} byYear={byYear} />}</Answer>
    </Panel>
  );
}

function Tiers({ overview, byYear }: { overview: PlanOverview; byYear: readonly TierYear[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { select, selection } = useSelection();
  const [scope, setScope] = useState<'all' | 'large'>('all');
  const limit = useApi('plan.classSizes', { planId: overview.summary.planId }).data?.limits.large?.value ?? null;
  const years = byYear.map(({ year }) => format.schoolYear(year));
  const option = useMemo(
    () =>
      tierOption({
        years: byYear,
        scope,
        limitShare: limit,
        palette,
        number: (value) => format.number(value),
        year: (value) => format.schoolYear(value),
        texts: {
          unit: t('plan.tiers.unit'),
          before: t('plan.columns.before'),
          after: t('plan.columns.plan'),
          limit: limit === null ? '' : t('plan.tiers.limit', { share: format.share(limit) }),
          tiers: {
            standard: t('tiers.standard'),
            oversize: t('tiers.oversize'),
            large: t('tiers.large'),
            superLarge: t('tiers.superLarge'),
          },
        },
      }),
    [byYear, scope, limit, palette, format, t],
  );
  return (
    <div className={styles.split}>
      <ChartFigure
        title={t('plan.tiers.chart')}
        summary={t('plan.tiers.summary', {
          first: years[0],
          last: years.at(-1),
          before: format.number(largeOf(byYear.at(-1)!.before)),
          after: format.number(largeOf(byYear.at(-1)!.after)),
        })}
        option={option}
        table={{ columns: [t('plan.tiers.tier'), ...years], rows: allRows(byYear, t, (value) => format.number(value)) }}
        controls={
          <Choice
            label={t('plan.show')}
            value={scope}
            onChange={(value) => setScope(value as typeof scope)}
            options={(['all', 'large'] as const).map((value) => ({ value, text: t(`plan.tiers.scopes.${value}`) }))}
          />
        }
        onPick={(index) => select({ year: overview.years[index] ?? null, school: selection.school, why: true })}
      />
      <DataTable
        caption={t('plan.tiers.table')}
        showCaption
        columns={[t('plan.tiers.classes'), ...years]}
        rows={largeRows(byYear, limit, t, format)}
      />
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function allRows(byYear: readonly TierYear[], t: Translate, number: (value: number) => string): DataTableRow[] {
  return (['before', 'after'] as const).flatMap((side) => [
    ...TIERS.map((tier) => ({
      key: `${side} ${tier}`,
      heading: (
        <>
          <TierMark tier={tier} kind={side === 'before' ? 'outlined' : 'filled'} />
          {t(`plan.tiers.${side}`, { tier: t(`tiers.${tier}`) })}
        </>
      ),
      cells: byYear.map((year) => number(year[side][tier])),
    })),
    {
      key: `${side} all`,
      heading: t(`plan.tiers.${side}`, { tier: t('plan.tiers.allClasses') }),
      cells: byYear.map((year) => number(classesOf(year[side]))),
      total: true,
    },
  ]);
}

function largeRows(
  byYear: readonly TierYear[],
  limit: number | null,
  t: Translate,
  format: ReturnType<typeof useFormat>,
): DataTableRow[] {
  const share = (large: number, all: number) => format.share(all === 0 ? null : large / all);
  const rows: DataTableRow[] = [];
  for (const [tier, count] of [
    ['large', largeOf],
    ['superLarge', (counts: TierYear['after']) => counts.superLarge],
  ] as const) {
    const name = t(`plan.tiers.atLeast.${tier}`);
    rows.push(
      {
        key: `${tier} before`,
        heading: (
          <>
            <TierMark tier={tier} kind="outlined" />
            {t('plan.tiers.before', { tier: name })}
          </>
        ),
        cells: byYear.map(({ before }) => format.number(count(before))),
      },
      {
        key: `${tier} after`,
        heading: (
          <>
            <TierMark tier={tier} />
            {t('plan.tiers.after', { tier: name })}
          </>
        ),
        cells: byYear.map(({ after }) => format.number(count(after))),
      },
      {
        key: `${tier} difference`,
        heading: t('plan.columns.difference'),
        cells: byYear.map(({ before, after }) => format.signed(count(after) - count(before))),
        quiet: true,
      },
      {
        key: `${tier} share`,
        heading: t('plan.tiers.share'),
        cells: byYear.map(({ after }) => share(count(after), classesOf(after))),
        total: true,
      },
    );
  }
  if (limit !== null)
    rows.splice(4, 0, {
      key: 'limit',
      heading: t('plan.tiers.limitRow'),
      cells: byYear.map(() => format.share(limit)),
      quiet: true,
    });
  return rows;
}
