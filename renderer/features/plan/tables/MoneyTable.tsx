import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { RoundingNote } from '../../../components/RoundingNote.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../../grid/ResultGrid.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/format.ts';
import { Choice } from '../Choice.tsx';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { yearGroup } from './school-columns.ts';

type MoneyLine = OutputOf<'plan.money'>['rows'][number];

const GROUPINGS = ['level', 'district', 'school'] as const;
type Grouping = (typeof GROUPINGS)[number];

interface MoneyGroup extends Pick<MoneyLine, 'kind' | 'level' | 'purpose'> {
  readonly key: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly years: ReadonlyMap<number, number>;
  readonly total: number;
}

/** All money of the plan: what it is for, which level pays, in which year. */
export default function MoneyTable({ planId }: PlanPartProps) {
  const answer = useApi('plan.money', { planId });
  return (
    <>
      <Answer answer={answer}>{({ rows }) => <Table rows={rows} />}</Answer>
      <RoundingNote />
    </>
  );
}

function Table({ rows }: { rows: readonly MoneyLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf, byId, districts } = usePlanSchools();
  const { selection, select } = useSelection();
  const [grouping, setGrouping] = useState<Grouping>('district');
  const years = useMemo(() => [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other), [rows]);
  const groups = useMemo(
    () => moneyGroups(rows, grouping, (schoolId) => byId.get(schoolId)?.districtId ?? null),
    [rows, grouping, byId],
  );
  const unit = t(`money.${format.moneyUnit}`);
  const columns = useMemo<ResultColumn<MoneyGroup>[]>(() => {
    const shown = (value: number | null | undefined) => format.money(value);
    return [
      textColumn('kind', t('plan.columns.kind'), (row) => t(`plan.kinds.${row.kind}`), { width: 100, pinned: 'left' }),
      textColumn('purpose', t('plan.columns.purpose'), (row) => t(`plan.purposes.${row.purpose}`), {
        width: 130,
        pinned: 'left',
      }),
      ...(grouping === 'school'
        ? [
            textColumn<MoneyGroup>(
              'school',
              t('plan.columns.school'),
              (row) => (row.schoolId === null ? UNKNOWN : nameOf(row.schoolId)),
              { width: 220 },
            ),
          ]
        : []),
      ...(grouping === 'level'
        ? []
        : [
            textColumn<MoneyGroup>('district', t('plan.columns.district'), (row) =>
              row.districtId === null ? t('plan.wholeBureau') : (districts.get(row.districtId) ?? row.districtId),
            ),
          ]),
      textColumn('level', t('plan.columns.level'), (row) => t(`plan.levels.${row.level}`), { width: 110 }),
      yearGroup<MoneyGroup>(unit, [
        ...years.map((year) =>
          numberColumn<MoneyGroup>(`amount${year}`, format.schoolYear(year), (row) => row.years.get(year) ?? 0, shown, {
            width: format.moneyUnit === 'yuan' ? 132 : 104,
            context: { sum: true, copied: format.moneyNumber },
          }),
        ),
        numberColumn<MoneyGroup>('total', t('plan.columns.allYears'), (row) => row.total, shown, {
          width: format.moneyUnit === 'yuan' ? 140 : 120,
          context: { sum: true, copied: format.moneyNumber },
        }),
      ]),
    ];
  }, [t, format, years, grouping, unit, nameOf, districts]);
  return (
    <ResultGrid
      key={grouping}
      table={`plan.money.${grouping}`}
      label={t('plan.parts.money')}
      rows={groups}
      columns={columns}
      rowId={(row) => row.key}
      labelColumn="purpose"
      selectedId={groups.find(({ schoolId }) => schoolId !== null && schoolId === selection.school)?.key ?? null}
      {...(grouping === 'school'
        ? { onSelect: ({ schoolId }: MoneyGroup) => schoolId !== null && select({ school: schoolId }) }
        : {})}
      controls={
        <Choice
          label={t('plan.groupBy')}
          value={grouping}
          onChange={(value) => setGrouping(value as Grouping)}
          options={GROUPINGS.map((value) => ({ value, text: t(`plan.groupings.${value}`) }))}
        />
      }
    />
  );
}

/** Adds lines up by kind, purpose and level, and by the district or school that the money is for; in fen, so that sums are exact. */
function moneyGroups(
  rows: readonly MoneyLine[],
  grouping: Grouping,
  districtOf: (schoolId: string) => string | null,
): MoneyGroup[] {
  const place = (row: MoneyLine) => ({
    districtId:
      grouping === 'level'
        ? null
        : row.schoolId === null
          ? row.districtId
          : (districtOf(row.schoolId) ?? row.districtId),
    schoolId: grouping === 'school' ? row.schoolId : null,
  });
  const key = (row: MoneyLine) => {
    const { districtId, schoolId } = place(row);
    return [row.kind, row.purpose, row.level, districtId, schoolId].join('|');
  };
  return [...Map.groupBy(rows, key)].map(([id, group]) => {
    const { kind, level, purpose } = group[0]!;
    const fen = new Map<number, number>();
    for (const { year, amount } of group) fen.set(year, (fen.get(year) ?? 0) + Math.round(amount * 100));
    return {
      key: id,
      kind,
      level,
      purpose,
      ...place(group[0]!),
      years: new Map([...fen].map(([year, sum]) => [year, sum / 100])),
      total: [...fen.values()].reduce((sum, value) => sum + value, 0) / 100,
    };
  });
}
