import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { linesOption } from '../../charts/lines-option.ts';
import { usePalette } from '../../charts/palette.ts';
import { planBarsOption } from '../../charts/plan-bars-option.ts';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { ComparePartProps } from './CompareScreen.tsx';
import { figuresOf, moneyOf } from './figures.ts';

type ChartProps = Pick<ComparePartProps, 'comparison' | 'nameOf'>;

/** The plans in the order of their letters. */
function useOrdered({ comparison }: Pick<ChartProps, 'comparison'>) {
  return useMemo(() => {
    const { plans, reference } = comparison;
    return [
      ...plans.filter(({ planId }) => planId === reference),
      ...plans.filter(({ planId }) => planId !== reference),
    ].map(({ planId }) => planId);
  }, [comparison]);
}

/** Classes of 56 and more, or of 66 and more, by year. */
export function LargeClassesChart({ comparison, nameOf }: ChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const ordered = useOrdered({ comparison });
  const [indicator, setIndicator] = useState('largeClasses');
  const years = useMemo(() => comparison.years.map((year) => format.schoolYear(year)), [comparison, format]);
  const title = t(`indicators.${indicator}`);
  const unit = t('compare.units.classes');
  const option = useMemo(
    () =>
      linesOption({
        years,
        unit,
        lines: ordered.map((planId, index) => ({
          name: nameOf(planId),
          reference: index === 0,
          values: figuresOf(comparison, indicator, planId),
        })),
        palette,
        number: (value) => format.number(value),
      }),
    [years, unit, ordered, nameOf, comparison, indicator, palette, format],
  );
  return (
    <ChartFigure
      title={t('compare.charts.large')}
      summary={t('compare.chart', { indicator: title, plans: ordered.map(nameOf).join('; ') })}
      option={option}
      table={{
        columns: [t('compare.plan'), ...years],
        unit,
        rows: ordered.map((planId) => ({
          key: planId,
          heading: nameOf(planId),
          cells: figuresOf(comparison, indicator, planId).map((value) => format.number(value)),
        })),
      }}
      height={240}
      controls={
        <Choice
          label={t('compare.indicator')}
          value={indicator}
          onChange={setIndicator}
          options={['largeClasses', 'superLargeClasses'].map((value) => ({ value, text: t(`indicators.${value}`) }))}
        />
      }
    />
  );
}

/** Money by year, a bar for each plan. */
export function MoneyChart({ comparison, nameOf }: ChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const ordered = useOrdered({ comparison });
  const [kind, setKind] = useState('capital');
  const years = useMemo(() => comparison.years.map((year) => format.schoolYear(year)), [comparison, format]);
  const unit = t(`money.${format.moneyUnit}`);
  const lines = useMemo(
    () =>
      ordered.map((planId) => ({
        planId,
        name: nameOf(planId),
        values: moneyOf(comparison, planId, { kind: kind === 'all' ? null : kind, level: null, district: null }),
      })),
    [ordered, nameOf, comparison, kind],
  );
  const option = useMemo(() => {
    const divisor = format.moneyUnit === 'yuan' ? 1 : 10_000;
    return planBarsOption({
      categories: years,
      unit,
      plans: lines.map(({ name, values }) => ({
        name,
        values: values.map((value) => (value === null ? null : value / divisor)),
      })),
      lying: false,
      palette,
      number: (value) => format.number(value),
    });
  }, [years, unit, lines, palette, format]);
  return (
    <ChartFigure
      title={t('compare.charts.money')}
      summary={t('compare.chart', { indicator: t('compare.charts.money'), plans: ordered.map(nameOf).join('; ') })}
      option={option}
      table={{
        columns: [t('compare.plan'), ...years],
        unit,
        rows: lines.map(({ planId, name, values }) => ({
          key: planId,
          heading: name,
          cells: values.map((value) => format.money(value)),
        })),
      }}
      height={240}
      controls={
        <Choice
          label={t('plan.columns.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'capital', text: t('plan.kinds.capital') },
            { value: 'recurrent', text: t('plan.kinds.recurrent') },
            { value: 'all', text: t('compare.filters.allKinds') },
          ]}
        />
      }
    />
  );
}

/** Posts required and not filled, by district in one year. */
export function PostsGapChart({ comparison, nameOf }: ChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { districts } = usePlanSchools();
  const ordered = useOrdered({ comparison });
  const { years, posts } = comparison;
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? years.at(-1) ?? 0;
  const at = years.indexOf(year);
  const unit = t('compare.units.posts');
  const rows = useMemo(() => {
    const ids = [...new Set(posts.map(({ districtId }) => districtId))];
    const lineOf = (districtId: string | null, planId: string) =>
      posts.find((line) => line.districtId === districtId && line.planId === planId);
    return ids
      .map((id) => ({
        name: id === null ? UNKNOWN : (districts.get(id) ?? id),
        short: ordered.map((planId) => lineOf(id, planId)?.short[at] ?? null),
        unknown: ordered.map((planId) => lineOf(id, planId)?.unknown[at] ?? null),
      }))
      .sort((one, other) => (other.short[0] ?? 0) - (one.short[0] ?? 0));
  }, [posts, districts, ordered, at]);
  const unknown = Math.max(
    0,
    ...ordered.map((_, index) => rows.reduce((sum, row) => sum + (row.unknown[index] ?? 0), 0)),
  );
  const option = useMemo(
    () =>
      planBarsOption({
        categories: rows.map(({ name }) => name),
        unit,
        plans: ordered.map((planId, index) => ({
          name: nameOf(planId),
          values: rows.map(({ short }) => short[index] ?? null),
        })),
        lying: true,
        palette,
        number: (value) => format.number(value),
      }),
    [rows, unit, ordered, nameOf, palette, format],
  );
  return (
    <>
      <ChartFigure
        title={t('compare.charts.posts')}
        summary={t('compare.chart', { indicator: t('compare.charts.posts'), plans: ordered.map(nameOf).join('; ') })}
        option={option}
        table={{
          columns: [t('plan.columns.district'), ...ordered.map(nameOf)],
          unit,
          rows: rows.map(({ name, short }) => ({
            key: name,
            heading: name,
            cells: short.map((value) => format.number(value)),
          })),
        }}
        height={Math.max(240, 40 + rows.length * (8 + ordered.length * 15))}
        controls={
          <Choice
            label={t('plan.year')}
            value={String(year)}
            onChange={(value) => setChosen(Number(value))}
            options={years.map((one) => ({ value: String(one), text: format.schoolYear(one) }))}
          />
        }
      />
      {unknown > 0 && <p>{t('compare.unknownStaff', { posts: format.number(unknown) })}</p>}
    </>
  );
}
