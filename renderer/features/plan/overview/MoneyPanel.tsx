import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable, type DataTableRow } from '../../../charts/DataTable.tsx';
import { moneyOption } from '../../../charts/money-option.ts';
import { usePalette } from '../../../charts/palette.ts';
import { Answer } from '../../../components/Loading.tsx';
import { RoundingNote } from '../../../components/RoundingNote.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { Choice } from '../Choice.tsx';
import type { PlanOverview } from './AnswerSentence.tsx';
import { levelTotals } from './level-totals.ts';
import styles from './Overview.module.css';

type Balance = NonNullable<OutputOf<'plan.purses'>['balances']>[number];

/** Money by year and funding level: what there is, what the plan spends, what is left over. */
export function MoneyPanel({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const { addressOf } = useSelection();
  const purses = useApi('plan.purses', { planId: overview.summary.planId });
  return (
    <Panel
      title={t('plan.moneyPanel.title')}
      actions={<Link to={addressOf('/plan/money')}>{t('plan.moneyPanel.more')}</Link>}
    >
      <Answer answer={purses}>
        {({ balances }) =>
          balances === null ? (
            <p className={styles.quiet}>{t('plan.moneyPanel.unknown')}</p>
          ) : (
            <>
              <Money overview={overview} balances={balances} />
              <RoundingNote />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

function Money({ overview, balances }: { overview: PlanOverview; balances: readonly Balance[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const [kind, setKind] = useState<'capital' | 'recurrent'>('capital');
  const totals = useMemo(() => levelTotals(balances, kind, overview.years), [balances, kind, overview.years]);
  const years = overview.years.map((year) => format.schoolYear(year));
  const unit = t(`money.${format.moneyUnit}`);
  const option = useMemo(
    () =>
      moneyOption({
        years,
        levels: totals.map(({ level, available, spent }) => ({
          name: t(`plan.levels.${level}`),
          available: available.map((value) => (value === null ? null : value / unitOf(format.moneyUnit))),
          spent: spent.map((value) => value / unitOf(format.moneyUnit)),
        })),
        palette,
        texts: { unit, available: t('plan.moneyPanel.available'), spent: t('plan.moneyPanel.spent') },
        number: (value) => format.number(value, 2, true),
      }),
    [totals, years, palette, unit, format, t],
  );
  const rows = totals.flatMap(({ level, available, spent, left }): DataTableRow[] => [
    {
      key: `${level} available`,
      heading: t('plan.moneyPanel.levelAvailable', { level: t(`plan.levels.${level}`) }),
      cells: available.map((value) => (value === null ? t('plan.moneyPanel.unlimited') : format.money(value))),
    },
    { key: `${level} spent`, heading: t('plan.moneyPanel.spent'), cells: spent.map((value) => format.money(value)) },
    {
      key: `${level} left`,
      heading: t('plan.moneyPanel.left'),
      cells: left.map((value) => (value === null ? t('plan.moneyPanel.unlimited') : format.money(value))),
      total: true,
    },
  ]);
  const spentByYear = overview.years.map((_, index) => totals.reduce((sum, { spent }) => sum + (spent[index] ?? 0), 0));
  const leftByYear = overview.years.map((_, index) =>
    totals.some(({ left }) => left[index] === null)
      ? null
      : totals.reduce((sum, { left }) => sum + (left[index] ?? 0), 0),
  );
  return (
    <div className={styles.split}>
      <ChartFigure
        title={t(`plan.moneyPanel.chart.${kind}`)}
        summary={t('plan.moneyPanel.summary', {
          first: years[0],
          last: years.at(-1),
          spent: format.moneyWithUnit(spentByYear.reduce((sum, value) => sum + value, 0)),
        })}
        option={option}
        table={{ columns: [t('plan.columns.level'), ...years], rows, unit }}
        controls={
          <Choice
            label={t('plan.columns.kind')}
            value={kind}
            onChange={(value) => setKind(value as typeof kind)}
            options={(['capital', 'recurrent'] as const).map((value) => ({ value, text: t(`plan.kinds.${value}`) }))}
          />
        }
      />
      <DataTable
        caption={t(`plan.moneyPanel.table.${kind}`)}
        showCaption
        unit={unit}
        columns={[t('plan.moneyPanel.leftOver'), ...years]}
        rows={[
          ...totals.map(({ level, left }) => ({
            key: level,
            heading: t(`plan.levels.${level}`),
            cells: left.map((value) => (value === null ? t('plan.moneyPanel.unlimited') : format.money(value))),
          })),
          {
            key: 'left',
            heading: t('plan.moneyPanel.leftAll'),
            cells: leftByYear.map((value) => (value === null ? t('plan.moneyPanel.unlimited') : format.money(value))),
            total: true,
          },
          {
            key: 'spent',
            heading: t('plan.moneyPanel.spentAll'),
            cells: spentByYear.map((value) => format.money(value)),
            quiet: true,
          },
        ]}
      />
    </div>
  );
}

function unitOf(moneyUnit: 'yuan' | 'tenThousandYuan'): number {
  return moneyUnit === 'yuan' ? 1 : 10_000;
}
