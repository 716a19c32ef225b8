import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Answer } from '../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { ComparePartProps } from './CompareScreen.tsx';
import { RowFilters } from './RowFilters.tsx';

type Row = OutputOf<'compare.rows'>['rows'][number];

interface DifferenceLine extends Omit<Row, 'fields'> {
  readonly key: string;
  readonly field: string;
  readonly reference: number | null;
  readonly value: number | null;
}

const SECTIONS = ['places', 'projects', 'redirections', 'posts', 'special', 'resourceRooms'] as const;
type Section = (typeof SECTIONS)[number];
const MONEY = new Set(['cost', 'runningCost']);
const YEARS = new Set(['openYear']);

/** Every figure of every school that a plan has otherwise than the reference, by district, stage and size of change. */
export function DifferencesTable({ comparison, nameOf, filter, onFilter }: ComparePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [section, setSection] = useState<Section>('places');
  const planIds = comparison.plans.map(({ planId }) => planId);
  const { reference } = comparison;
  const answer = useApi('compare.rows', { planIds, reference, section, ...filter }, { keep: true });
  const countOf = (name: Section) =>
    comparison.plans.reduce((sum, plan) => sum + (plan.rows.find((one) => one.section === name)?.count ?? 0), 0);
  const controls = (
    <>
      <Choice
        label={t('plan.show')}
        value={section}
        onChange={(value) => setSection(SECTIONS.find((name) => name === value) ?? 'places')}
        options={SECTIONS.map((value) => ({
          value,
          text: t('compare.differences', {
            name: t(`compare.sections.${value}`),
            number: format.number(countOf(value)),
          }),
        }))}
      />
      <RowFilters filter={filter} onFilter={onFilter} />
    </>
  );
  return (
    <Answer answer={answer}>
      {({ rows }) => <Table key={section} rows={rows} section={section} nameOf={nameOf} controls={controls} />}
    </Answer>
  );
}

function Table({
  rows,
  section,
  nameOf,
  controls,
}: {
  rows: readonly Row[];
  section: Section;
  nameOf: (planId: string) => string;
  controls: ReactNode;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const { select } = useSelection();
  const lines = useMemo(() => linesOf(rows), [rows]);
  /** Where every row is about the same plan, it need not be named. */
  const several = useMemo(() => lines.some(({ planId }) => planId !== lines[0]?.planId), [lines]);
  const columns = useMemo<ResultColumn<DifferenceLine>[]>(() => {
    const nameOfField = (field: string) => {
      const name = t(`compare.fields.${field}`, { defaultValue: field });
      return MONEY.has(field) ? t('common.withUnit', { name, unit: t(`money.${format.moneyUnit}`) }) : name;
    };
    const shown = (field: string, value: number | null | undefined) => {
      if (MONEY.has(field)) return format.money(value);
      return YEARS.has(field) ? format.schoolYear(value) : format.number(value);
    };
    const signed = (field: string, value: number | null | undefined) =>
      MONEY.has(field) ? format.signedMoney(value) : format.signed(value);
    const column = (id: string, header: string, value: (row: DifferenceLine) => number | null, difference = false) =>
      numberColumn<DifferenceLine>(id, header, value, (number) => format.number(number), {
        width: section === 'projects' && format.moneyUnit === 'yuan' ? 132 : 92,
        context: {
          copied: (number, row) => {
            if (row === undefined || !('field' in row)) return number;
            if (MONEY.has(row.field)) return format.moneyNumber(number);
            return YEARS.has(row.field) && !difference ? format.schoolYear(number) : number;
          },
        },
        valueFormatter: ({ value: number, data }) =>
          data === undefined || !('field' in data)
            ? ''
            : difference
              ? signed(data.field, number as number | null)
              : shown(data.field, number as number | null),
      });
    return [
      textColumn('school', t('plan.columns.school'), (row) => schools.nameOf(row.schoolId), {
        width: 230,
        pinned: 'left',
      }),
      textColumn('stage', t('plan.columns.stage'), (row) => (row.stage === null ? '' : names.stage(row.stage)), {
        width: 90,
      }),
      ...(section === 'redirections'
        ? [
            textColumn<DifferenceLine>(
              'other',
              t('compare.redirectedTo'),
              (row) => (row.otherSchoolId === null ? '' : schools.nameOf(row.otherSchoolId)),
              { width: 230 },
            ),
          ]
        : []),
      textColumn('district', t('plan.columns.district'), (row) => schools.districtOf(row.schoolId), { width: 96 }),
      textColumn('year', t('plan.year'), (row) => format.schoolYear(row.year), { width: 88 }),
      ...(several
        ? [textColumn<DifferenceLine>('plan', t('compare.plan'), (row) => nameOf(row.planId), { width: 140 })]
        : []),
      textColumn('change', t('compare.change'), (row) => t(`compare.changes.${row.change}`), { width: 84 }),
      textColumn('field', t('compare.field'), ({ field }) => nameOfField(field), { width: 170 }),
      column('reference', t('compare.reference'), (row) => row.reference),
      column('value', t('compare.plan'), (row) => row.value),
      column(
        'difference',
        t('plan.columns.difference'),
        (row) => (row.value === null || row.reference === null ? null : row.value - row.reference),
        true,
      ),
    ];
  }, [t, names, format, schools, nameOf, section, several]);
  return (
    <ResultGrid
      table={`compare.${section}`}
      label={t('compare.parts.rows')}
      rows={lines}
      columns={columns}
      rowId={(row) => row.key}
      labelColumn="school"
      onSelect={({ schoolId, stage, year }) => select({ school: schoolId, stage, year })}
      controls={controls}
    />
  );
}

/** A line for each figure; the largest changes first, those of unknown size before them. */
function linesOf(rows: readonly Row[]): DifferenceLine[] {
  const sizeOf = ({ size }: Row) => size ?? Number.MAX_VALUE;
  const ordered = [...rows].sort((one, other) => sizeOf(other) - sizeOf(one));
  return ordered.flatMap(({ fields, ...row }) =>
    fields.map(({ field, reference, plan }) => ({
      ...row,
      key: [row.planId, row.schoolId, row.otherSchoolId, row.stage, row.year, field].join(' '),
      field,
      reference,
      value: plan,
    })),
  );
}
