import { useTranslation } from 'react-i18next';
import { DataTable, type DataTableRow } from '../../charts/DataTable.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import type { ComparePartProps } from './CompareScreen.tsx';
import { Difference, RowHeading } from './Difference.tsx';

const KINDS = ['capital', 'recurrent'];
const LEVELS = ['central', 'province', 'city', 'county'];

/** What each funding level pays by year under each plan. */
export function MoneyPart({ comparison, nameOf }: ComparePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reference, plans, years, money } = comparison;
  const unit = t(`money.${format.moneyUnit}`);
  const valuesOf = (kind: string, level: string, planId: string) =>
    money.find((line) => line.kind === kind && line.level === level && line.planId === planId)?.values ??
    // A plan without a line of this kind and level spends nothing there.
    years.map(() => 0);
  const rowsOf = (kind: string): DataTableRow[] =>
    LEVELS.filter((level) => money.some((line) => line.kind === kind && line.level === level)).flatMap((level) =>
      plans.map(({ planId }, position) => ({
        key: `${level} ${planId}`,
        heading: <RowHeading text={t(`plan.levels.${level}`)} shown={position === 0} />,
        cells: [
          nameOf(planId),
          ...valuesOf(kind, level, planId).map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: years have no other identity than their place here.
            <span key={index}>
              {format.money(value)}
              {planId !== reference && (
                <Difference value={value} reference={valuesOf(kind, level, reference)[index] ?? null} money />
              )}
            </span>
          )),
        ],
        quiet: planId === reference,
      })),
    );
  return (
    <>
      {KINDS.filter((kind) => money.some((line) => line.kind === kind)).map((kind) => (
        <Panel key={kind} title={t(`plan.kinds.${kind}`)}>
          <DataTable
            caption={t(`plan.kinds.${kind}`)}
            unit={unit}
            textColumns={2}
            columns={[t('plan.columns.level'), t('compare.plan'), ...years.map((year) => format.schoolYear(year))]}
            rows={rowsOf(kind)}
          />
        </Panel>
      ))}
    </>
  );
}
