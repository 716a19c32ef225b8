import { useTranslation } from 'react-i18next';
import { DataTable } from '../../charts/DataTable.tsx';
import { useFormat } from '../../i18n/format.ts';
import type { ComparePartProps } from './CompareScreen.tsx';
import { Difference } from './Difference.tsx';
import { figuresOf } from './figures.ts';

/** What the offices ask first, as one figure for each plan: the state in the last year, and sums over the years. */
const KEY_FIGURES = [
  { indicator: 'largeClasses', over: 'last' },
  { indicator: 'superLargeClasses', over: 'last' },
  { indicator: 'roomsBuilt', over: 'all' },
  { indicator: 'pupilsRedirected', over: 'all' },
  { indicator: 'postsShort', over: 'last' },
  { indicator: 'specialTeachersShort', over: 'last' },
  { indicator: 'capitalCost', over: 'all', money: true },
  { indicator: 'recurrentCost', over: 'all', money: true },
] as const;

/** The few figures that decide, of every plan, with the difference from the reference. */
export function KeyFigures({ comparison, nameOf }: Pick<ComparePartProps, 'comparison' | 'nameOf'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plans, reference, years } = comparison;
  const figureOf = (planId: string, { indicator, over }: (typeof KEY_FIGURES)[number]) => {
    const values = figuresOf(comparison, indicator, planId);
    if (over === 'last') return values.at(-1) ?? null;
    return values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  };
  const unit = t(`money.${format.moneyUnit}`);
  return (
    <DataTable
      copyable
      caption={t('compare.keyFigures')}
      columns={[t('compare.indicator'), ...plans.map(({ planId }) => nameOf(planId))]}
      rows={KEY_FIGURES.map((figure) => {
        const money = 'money' in figure;
        const name = t(`indicators.${figure.indicator}`);
        const when =
          figure.over === 'last'
            ? t('compare.inYear', { year: format.schoolYear(years.at(-1)) })
            : t('compare.allYears', {
                first: format.schoolYear(years[0]),
                last: format.schoolYear(years.at(-1)),
              });
        return {
          key: figure.indicator,
          heading: `${money ? t('common.withUnit', { name, unit }) : name}${when}`,
          cells: plans.map(({ planId }) => {
            const value = figureOf(planId, figure);
            return (
              <span key={planId}>
                {money ? format.money(value) : format.number(value)}
                {planId !== reference && (
                  <Difference value={value} reference={figureOf(reference, figure)} money={money} />
                )}
              </span>
            );
          }),
        };
      })}
    />
  );
}
