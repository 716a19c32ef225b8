import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Answer } from '../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { ComparePartProps } from './CompareScreen.tsx';
import { RowFilters } from './RowFilters.tsx';

type Row = OutputOf<'compare.schools'>['rows'][number];

const OUTCOMES = ['wins', 'loses', 'mixed'] as const;
const MEASURES = ['superLargeClasses', 'largeClasses', 'roomsShort', 'postsShort', 'specialTeachersShort'] as const;

/** The schools that win and lose against the reference, with what gets better and worse, summed over the years. */
export function SchoolsPart({ comparison, nameOf, filter, onFilter }: ComparePartProps) {
  const planIds = comparison.plans.map(({ planId }) => planId);
  const answer = useApi(
    'compare.schools',
    { planIds, reference: comparison.reference, districtId: filter.districtId },
    { keep: true },
  );
  return (
    <Answer answer={answer}>
      {({ rows }) => (
        <Table rows={rows} nameOf={nameOf} filters={<RowFilters {...{ filter, onFilter }} only="district" />} />
      )}
    </Answer>
  );
}

function Table({
  rows,
  nameOf,
  filters,
}: {
  rows: readonly Row[];
  nameOf: (planId: string) => string;
  filters: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf: schoolName, districtOf } = usePlanSchools();
  const { selection, select } = useSelection();
  const [outcome, setOutcome] = useState('all');
  const shown = useMemo(
    () => (outcome === 'all' ? rows : rows.filter((row) => row.outcome === outcome)),
    [rows, outcome],
  );
  /** Where every row is about the same plan, it need not be named. */
  const several = useMemo(() => rows.some(({ planId }) => planId !== rows[0]?.planId), [rows]);
  const columns = useMemo((): ResultColumn<Row>[] => {
    // The words above the figures are longer in English.
    const figureWidth = format.language === 'en' ? 88 : 72;
    const measures = MEASURES.filter((measure) =>
      rows.some((row) => row.changes.some((one) => one.measure === measure)),
    );
    return [
      textColumn('school', t('plan.columns.school'), (row) => schoolName(row.schoolId), { width: 230, pinned: 'left' }),
      textColumn('district', t('plan.columns.district'), (row) => districtOf(row.schoolId), { width: 96 }),
      ...(several ? [textColumn<Row>('plan', t('compare.plan'), (row) => nameOf(row.planId), { width: 150 })] : []),
      textColumn('outcome', t('compare.outcomeOfSchool'), (row) => t(`compare.outcomes.${row.outcome}`), {
        width: format.language === 'en' ? 104 : 84,
      }),
      ...measures.map((measure) => ({
        headerName: t(`compare.measures.${measure}`),
        children: [
          numberColumn<Row>(
            `${measure} reference`,
            t('compare.reference'),
            (row) => standingOf(row, measure)?.reference ?? null,
            (value) => format.number(value),
            { width: figureWidth },
          ),
          numberColumn<Row>(
            `${measure} plan`,
            t('compare.plan'),
            (row) => standingOf(row, measure)?.plan ?? null,
            (value) => format.number(value),
            { width: figureWidth },
          ),
          numberColumn<Row>(
            `${measure} difference`,
            t('plan.columns.difference'),
            (row) => {
              const standing = standingOf(row, measure);
              return standing === null ? null : standing.plan - standing.reference;
            },
            (value) => format.signed(value),
            { width: figureWidth },
          ),
        ],
      })),
    ];
  }, [t, format, rows, schoolName, districtOf, nameOf, several]);
  return (
    <ResultGrid
      table="compare.schools"
      label={t('compare.parts.schools')}
      rows={shown}
      columns={columns}
      rowId={(row) => `${row.planId} ${row.schoolId}`}
      labelColumn="school"
      selectedId={
        selection.school === null
          ? null
          : `${shown.find((row) => row.schoolId === selection.school)?.planId ?? ''} ${selection.school}`
      }
      onSelect={({ schoolId }) => select({ school: schoolId })}
      controls={
        <>
          <Choice
            label={t('plan.show')}
            value={outcome}
            onChange={setOutcome}
            options={[
              { value: 'all', text: t('compare.outcomes.all', { number: format.number(rows.length) }) },
              ...OUTCOMES.map((value) => ({
                value,
                text: t('compare.section', {
                  name: t(`compare.outcomes.${value}`),
                  number: format.number(rows.filter((row) => row.outcome === value).length),
                }),
              })),
            ]}
          />
          {filters}
        </>
      }
    />
  );
}

/** A measure of a school under the reference and the plan; null where one of them does not know it. */
function standingOf(
  { changes, unchanged }: Row,
  measure: (typeof MEASURES)[number],
): { readonly reference: number; readonly plan: number } | null {
  const change = changes.find((one) => one.measure === measure);
  if (change !== undefined) return change;
  const same = unchanged.find((one) => one.measure === measure);
  return same === undefined ? null : { reference: same.value, plan: same.value };
}
