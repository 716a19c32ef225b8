import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSelection } from '../../app/selection.ts';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { ComparePartProps, Comparison } from './CompareScreen.tsx';

type Row = Comparison['rows'][number];

interface DifferenceLine extends Omit<Row, 'fields'> {
  readonly key: string;
  readonly field: string;
  readonly reference: number | null;
  readonly value: number | null;
}

const SECTIONS = ['places', 'posts', 'special', 'projects'] as const;
const MONEY = new Set(['cost', 'runningCost']);
const YEARS = new Set(['openYear']);

/** Every figure of every school that a plan has otherwise than the reference. */
export function DifferencesTable({ comparison, nameOf }: ComparePartProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const { select } = useSelection();
  const [section, setSection] = useState<string>('posts');
  const lines = useMemo(() => linesOf(comparison.rows, section), [comparison.rows, section]);
  const columns = useMemo<ResultColumn<DifferenceLine>[]>(() => {
    const shown = (field: string, value: number | null | undefined) => {
      if (MONEY.has(field)) return format.money(value);
      return YEARS.has(field) ? format.schoolYear(value) : format.number(value);
    };
    const signed = (field: string, value: number | null | undefined) =>
      MONEY.has(field) ? format.signedMoney(value) : format.signed(value);
    const column = (id: string, header: string, value: (row: DifferenceLine) => number | null, difference = false) =>
      numberColumn<DifferenceLine>(id, header, value, (number) => format.number(number), {
        width: 120,
        context: {},
        valueFormatter: ({ value: number, data }) =>
          data === undefined || !('field' in data)
            ? ''
            : difference
              ? signed(data.field, number as number | null)
              : shown(data.field, number as number | null),
      });
    return [
      textColumn('school', t('plan.columns.school'), (row) => schools.nameOf(row.schoolId), {
        width: 220,
        pinned: 'left',
      }),
      textColumn('stage', t('plan.columns.stage'), (row) => (row.stage === null ? '' : names.stage(row.stage)), {
        width: 90,
      }),
      textColumn('district', t('plan.columns.district'), (row) => schools.districtOf(row.schoolId)),
      textColumn('year', t('plan.year'), (row) => format.schoolYear(row.year), { width: 90 }),
      textColumn('plan', t('compare.plan'), (row) => nameOf(row.planId), { width: 150 }),
      textColumn('change', t('compare.change'), (row) => t(`compare.changes.${row.change}`), { width: 100 }),
      textColumn('field', t('compare.field'), (row) => t(`compare.fields.${row.field}`, { defaultValue: row.field }), {
        width: 130,
      }),
      column('reference', t('compare.reference'), (row) => row.reference),
      column('value', t('compare.plan'), (row) => row.value),
      column(
        'difference',
        t('plan.columns.difference'),
        (row) => (row.value === null || row.reference === null ? null : row.value - row.reference),
        true,
      ),
    ];
  }, [t, names, format, schools, nameOf]);
  return (
    <ResultGrid
      key={section}
      label={t('compare.parts.rows')}
      rows={lines}
      columns={columns}
      rowId={(row) => row.key}
      labelColumn="school"
      onSelect={({ schoolId, stage }) => select({ school: schoolId, stage })}
      controls={
        <Choice
          label={t('plan.show')}
          value={section}
          onChange={setSection}
          options={SECTIONS.map((value) => ({
            value,
            text: t('compare.section', {
              name: t(`compare.sections.${value}`),
              number: format.number(comparison.rows.filter((row) => row.section === value).length),
            }),
          }))}
        />
      }
    />
  );
}

function linesOf(rows: readonly Row[], section: string): DifferenceLine[] {
  return rows
    .filter((row) => row.section === section)
    .flatMap(({ fields, ...row }) =>
      fields.map(({ field, reference, plan }) => ({
        ...row,
        key: [row.planId, row.section, row.schoolId, row.stage, row.year, field].join(' '),
        field,
        reference,
        value: plan,
      })),
    );
}
