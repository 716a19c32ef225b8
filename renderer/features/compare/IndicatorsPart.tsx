import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { DataTable, type DataTableRow } from '../../charts/DataTable.tsx';
import { linesOption } from '../../charts/lines-option.ts';
import { usePalette } from '../../charts/palette.ts';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../plan/Choice.tsx';
import type { ComparePartProps } from './CompareScreen.tsx';
import { Difference, RowHeading } from './Difference.tsx';

/** Indicators that are amounts of yuan. */
const MONEY = new Set(['capitalCost', 'recurrentCost']);
/** In the order in which people ask for them; anything else that the core compares follows. */
const ORDER = [
  'superLargeClasses',
  'largeClasses',
  'classes',
  'roomsBuilt',
  'roomsShort',
  'pupilsRedirected',
  'postsRequired',
  'postsShort',
  'postsMoved',
  'postsHired',
  'specialTeachersRequired',
  'specialTeachersShort',
  'resourceRooms',
  'capitalCost',
  'recurrentCost',
];
/** Those whose years add up to something. */
const SUMMED = new Set(['roomsBuilt', 'pupilsRedirected', 'postsMoved', 'postsHired', 'capitalCost', 'recurrentCost']);

const UNITS: Readonly<Record<string, string>> = {
  classes: 'classes',
  largeClasses: 'classes',
  superLargeClasses: 'classes',
  roomsBuilt: 'rooms',
  roomsShort: 'rooms',
  resourceRooms: 'rooms',
  pupilsRedirected: 'pupils',
};

/** Every indicator by year: each plan, and how it differs from the reference. */
export function IndicatorsPart({ comparison, nameOf }: ComparePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const [indicator, setIndicator] = useState('largeClasses');
  const { reference, plans, years, indicators } = comparison;
  const found = [...new Set(indicators.map((line) => line.indicator))].sort(
    (one, other) => (ORDER.indexOf(one) + 1 || 99) - (ORDER.indexOf(other) + 1 || 99),
  );
  const valuesOf = (name: string, planId: string) =>
    indicators.find((line) => line.indicator === name && line.planId === planId)?.values ?? years.map(() => null);
  const unit = t(`money.${format.moneyUnit}`);
  const yearTexts = useMemo(() => years.map((year) => format.schoolYear(year)), [years, format]);
  const isMoney = MONEY.has(indicator);
  const unitOf = (name: string) => (MONEY.has(name) ? unit : t(`compare.units.${UNITS[name] ?? 'posts'}`));
  // In English the names of counts say what is counted.
  const headingOf = (name: string) =>
    MONEY.has(name) || format.language === 'zh'
      ? t('common.withUnit', { name: t(`indicators.${name}`), unit: unitOf(name) })
      : t(`indicators.${name}`);
  const chartUnit = unitOf(indicator);
  const title = t(`indicators.${indicator}`);
  const option = useMemo(
    () =>
      linesOption({
        years: yearTexts,
        unit: chartUnit,
        lines: plans.map(({ planId }) => ({
          name: nameOf(planId),
          reference: planId === reference,
          values: (indicators.find((line) => line.indicator === indicator && line.planId === planId)?.values ?? []).map(
            (value) => (value === null ? null : isMoney && format.moneyUnit !== 'yuan' ? value / 10_000 : value),
          ),
        })),
        palette,
        number: (value) => format.number(value),
      }),
    [yearTexts, isMoney, chartUnit, plans, nameOf, reference, indicators, indicator, palette, format],
  );
  const rowsOf = (name: string): DataTableRow[] =>
    plans.map(({ planId }, position) => {
      const standard = withSum(name, valuesOf(name, reference));
      return {
        key: `${name} ${planId}`,
        heading: <RowHeading text={headingOf(name)} shown={position === 0} />,
        cells: [
          nameOf(planId),
          ...withSum(name, valuesOf(name, planId)).map((value, index) => {
            if (value === undefined) return '';
            const shown = MONEY.has(name) ? format.money(value) : format.number(value);
            if (planId === reference) return shown;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: years have no other identity than their place here.
              <span key={index}>
                {shown}
                <Difference value={value} reference={standard[index] ?? null} money={MONEY.has(name)} below />
              </span>
            );
          }),
        ],
        quiet: planId === reference,
      };
    });
  return (
    <Panel title={t('compare.parts.indicators')}>
      <ChartFigure
        title={title}
        summary={t('compare.chart', { indicator: title, plans: plans.map(({ planId }) => nameOf(planId)).join('; ') })}
        option={option}
        table={{
          columns: [t('compare.plan'), ...yearTexts],
          unit: chartUnit,
          rows: plans.map(({ planId }) => ({
            key: planId,
            heading: nameOf(planId),
            cells: valuesOf(indicator, planId).map((value) => (isMoney ? format.money(value) : format.number(value))),
          })),
        }}
        height={240}
        controls={
          <Choice
            label={t('compare.indicator')}
            value={indicator}
            onChange={setIndicator}
            options={found.map((name) => ({ value: name, text: t(`indicators.${name}`) }))}
          />
        }
      />
      <DataTable
        caption={t('compare.parts.indicators')}
        textColumns={2}
        copyable
        columns={[t('compare.indicator'), t('compare.plan'), ...yearTexts, t('compare.sum')]}
        rows={found.flatMap(rowsOf)}
      />
    </Panel>
  );
}

/** The values with their sum behind them; undefined where the years of an indicator do not add up to anything. */
function withSum(indicator: string, values: readonly (number | null)[]): (number | null | undefined)[] {
  if (!SUMMED.has(indicator)) return [...values, undefined];
  if (values.includes(null)) return [...values, null];
  return [...values, Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100) / 100];
}
