import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type DataTableRow } from '../../charts/DataTable.tsx';
import { RoundingNote } from '../../components/RoundingNote.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import styles from './Compare.module.css';
import type { ComparePartProps } from './CompareScreen.tsx';
import { Difference, RowHeading } from './Difference.tsx';
import { type MoneyChoice, moneyOf } from './figures.ts';

const KINDS = ['capital', 'recurrent'] as const;
const LEVELS = ['central', 'province', 'city', 'county'] as const;
const ALL = 'all';
const WHOLE_BUREAU = 'bureau';

/** Money by year under each plan: by funding level or by district, of one kind or all, with differences and sums. */
export function MoneyPart({ comparison, nameOf }: ComparePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { districts } = usePlanSchools();
  const [by, setBy] = useState<'level' | 'district'>('level');
  const [kind, setKind] = useState<string>(ALL);
  const [level, setLevel] = useState<string>(ALL);
  const [district, setDistrict] = useState<string>(ALL);
  const { reference, plans, years, money } = comparison;
  const unit = t(`money.${format.moneyUnit}`);
  const purses = useMemo(() => {
    const ids = [...new Set(money.map(({ districtId }) => districtId))];
    return ids
      .map((id) => ({
        value: id ?? WHOLE_BUREAU,
        id,
        text: id === null ? t('overrides.wholeBureau') : (districts.get(id) ?? id),
      }))
      .sort((one, other) => (one.id === null ? -1 : other.id === null ? 1 : one.id < other.id ? -1 : 1));
  }, [money, districts, t]);
  const purseOf = (value: string) => (value === ALL ? null : { id: value === WHOLE_BUREAU ? null : value });

  const chosen: MoneyChoice = {
    kind: kind === ALL ? null : kind,
    level: by === 'level' || level === ALL ? null : level,
    district: by === 'district' ? null : purseOf(district),
  };
  const groups =
    by === 'level'
      ? LEVELS.map((one) => ({ key: one, text: t(`plan.levels.${one}`), choice: { ...chosen, level: one } }))
      : purses.map(({ value, id, text }) => ({ key: value, text, choice: { ...chosen, district: { id } } }));

  const rowsOf = (key: string, text: string, choice: MoneyChoice, total: boolean): DataTableRow[] =>
    plans.map(({ planId }, position) => {
      const [values, standard] = [moneyOf(comparison, planId, choice), moneyOf(comparison, reference, choice)];
      const [sum, standardSum] = [sumOf(values), sumOf(standard)];
      return {
        key: `${key} ${planId}`,
        heading: <RowHeading text={text} shown={position === 0} />,
        cells: [
          nameOf(planId),
          ...[...values, sum].map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: years have no other identity than their place here.
            <span key={index}>
              {format.money(value)}
              {planId !== reference && (
                <Difference value={value} reference={[...standard, standardSum][index] ?? null} money below />
              )}
            </span>
          )),
        ],
        quiet: planId === reference,
        ...(total && position === 0 ? { total: true } : {}),
      };
    });

  return (
    <Panel title={t('compare.parts.money')}>
      <div className={styles.filters}>
        <Choice
          label={t('compare.groupBy')}
          value={by}
          onChange={(value) => setBy(value === 'district' ? 'district' : 'level')}
          options={[
            { value: 'level', text: t('plan.columns.level') },
            { value: 'district', text: t('plan.columns.district') },
          ]}
        />
        <Choice
          label={t('plan.columns.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: ALL, text: t('compare.filters.allKinds') },
            ...KINDS.map((value) => ({ value, text: t(`plan.kinds.${value}`) })),
          ]}
        />
        {by === 'level' ? (
          <Choice
            label={t('plan.columns.district')}
            value={district}
            onChange={setDistrict}
            options={[{ value: ALL, text: t('compare.filters.allDistricts') }, ...purses]}
          />
        ) : (
          <Choice
            label={t('plan.columns.level')}
            value={level}
            onChange={setLevel}
            options={[
              { value: ALL, text: t('compare.filters.allLevels') },
              ...LEVELS.map((value) => ({ value, text: t(`plan.levels.${value}`) })),
            ]}
          />
        )}
      </div>
      <DataTable
        caption={t('compare.parts.money')}
        unit={unit}
        copyable
        textColumns={2}
        columns={[
          t(by === 'level' ? 'plan.columns.level' : 'plan.columns.district'),
          t('compare.plan'),
          ...years.map((year) => format.schoolYear(year)),
          t('compare.sum'),
        ]}
        rows={[
          ...groups.flatMap(({ key, text, choice }) => rowsOf(key, text, choice, false)),
          ...rowsOf('sum', t('compare.sum'), chosen, true),
        ]}
      />
      <RoundingNote />
    </Panel>
  );
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : known.reduce((fen, value) => fen + Math.round(value * 100), 0) / 100;
}
