import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Answer } from '../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../grid/ResultGrid.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { useReasons } from '../../i18n/reasons.ts';
import { Choice } from '../plan/Choice.tsx';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import type { ComparePartProps } from './CompareScreen.tsx';
import { useOtherPlan } from './OtherPlan.tsx';
import { RowFilters } from './RowFilters.tsx';

type Row = OutputOf<'compare.posts'>['rows'][number];

const FIGURES = ['required', 'allotted', 'short'] as const;
const CHANGES = ['modified', 'added', 'removed', 'same'] as const;
const DIFFERING = 'differing';

/** The allocation of posts under two plans, school by school, with the rule behind each number. */
export function PostsPart({ comparison, nameOf, filter, onFilter }: ComparePartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { selection, change } = useSelection();
  const { other, control } = useOtherPlan({ comparison, nameOf });
  const { years } = comparison;
  const year = selection.year !== null && years.includes(selection.year) ? selection.year : (years.at(-1) ?? 2000);
  const answer = useApi('compare.posts', { planId: other, reference: comparison.reference, year }, { keep: true });
  return (
    <Answer answer={answer}>
      {({ rows }) => (
        <Table
          rows={rows}
          names={[nameOf(comparison.reference), nameOf(other)]}
          district={filter.districtId}
          controls={
            <>
              {control}
              <Choice
                label={t('plan.year')}
                value={String(year)}
                onChange={(value) => change({ year: Number(value) }, { replace: true })}
                options={years.map((one) => ({ value: String(one), text: format.schoolYear(one) }))}
              />
              <RowFilters filter={filter} onFilter={onFilter} only="district" />
            </>
          }
        />
      )}
    </Answer>
  );
}

function Table({
  rows,
  names: [reference, plan],
  district,
  controls,
}: {
  rows: readonly Row[];
  names: readonly [string, string];
  district: string | null;
  controls: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const reasons = useReasons();
  const norms = useApi('norms.list', {}).data?.norms;
  const { nameOf, districtOf, byId } = usePlanSchools();
  const { selection, select } = useSelection();
  const [wanted, setWanted] = useState<string>(DIFFERING);
  const there = useMemo(
    () => rows.filter(({ schoolId }) => district === null || byId.get(schoolId)?.districtId === district),
    [rows, district, byId],
  );
  const shown = useMemo(
    () =>
      there.filter(({ change }) => wanted === 'all' || (wanted === DIFFERING ? change !== 'same' : change === wanted)),
    [there, wanted],
  );
  const columns = useMemo((): ResultColumn<Row>[] => {
    const ruleOf = (side: Row['plan']): string => {
      if (side?.norm == null) return '';
      const { id, value, document } = side.norm;
      const name = norms?.find((norm) => norm.id === id)?.description[format.language] ?? id;
      return [value === null ? name : `${name} = ${format.number(value, 4)}`, document].filter(Boolean).join(' · ');
    };
    const side = (which: 'reference' | 'plan', headerName: string) => ({
      headerName,
      children: [
        ...FIGURES.map((figure) =>
          numberColumn<Row>(
            `${which} ${figure}`,
            t(`compare.posts.${figure}`),
            (row) => row[which]?.[figure] ?? null,
            (value) => format.number(value),
            { width: 72 },
          ),
        ),
      ],
    });
    const rule = (which: 'reference' | 'plan', headerName: string) =>
      textColumn<Row>(`${which} rule`, headerName, (row) => reasons.arithmetic(row[which]?.arithmetic ?? ''), {
        // The words for rounding up and for a resource room are longer in English.
        width: format.language === 'en' ? 350 : 260,
        tooltipValueGetter: ({ value }) => String(value ?? ''),
      });
    return [
      textColumn('school', t('plan.columns.school'), (row) => nameOf(row.schoolId), { width: 230, pinned: 'left' }),
      textColumn('stage', t('plan.columns.stage'), (row) => names.stage(row.stage), { width: 80 }),
      textColumn('change', t('compare.change'), (row) => t(`compare.changes.${row.change}`), { width: 76 }),
      side('reference', reference),
      side('plan', plan),
      {
        headerName: t('plan.columns.difference'),
        children: FIGURES.map((figure) =>
          numberColumn<Row>(
            `difference ${figure}`,
            t(`compare.posts.${figure}`),
            (row) => differenceOf(row, figure),
            (value) => (value === null ? '' : format.signed(value)),
            { width: 72 },
          ),
        ),
      },
      { headerName: t('compare.rule'), children: [rule('reference', reference), rule('plan', plan)] },
      textColumn('norm', t('compare.norm'), (row) => ruleOf(row.plan ?? row.reference), {
        width: 260,
        tooltipValueGetter: ({ value }) => String(value ?? ''),
      }),
      textColumn('district', t('plan.columns.district'), (row) => districtOf(row.schoolId)),
    ];
  }, [t, format, names, reasons, norms, nameOf, districtOf, reference, plan]);
  return (
    <ResultGrid
      table="compare.posts"
      label={t('compare.parts.posts')}
      rows={shown}
      columns={columns}
      rowId={(row) => `${row.schoolId} ${row.stage}`}
      labelColumn="school"
      selectedId={selection.school === null ? null : `${selection.school} ${selection.stage}`}
      onSelect={({ schoolId, stage, year }) => select({ school: schoolId, stage, year })}
      controls={
        <>
          <Choice
            label={t('plan.show')}
            value={wanted}
            onChange={setWanted}
            options={[
              {
                value: DIFFERING,
                text: t('compare.differing', {
                  number: format.number(there.filter(({ change }) => change !== 'same').length),
                }),
              },
              ...CHANGES.map((value) => ({
                value,
                text: t('compare.section', {
                  name: t(`compare.changes.${value}`),
                  number: format.number(there.filter(({ change }) => change === value).length),
                }),
              })),
              { value: 'all', text: t('compare.everything', { number: format.number(there.length) }) },
            ]}
          />
          {controls}
        </>
      }
    />
  );
}

/** The plan's figure less the reference's; where only one plan has the programme, the other has no posts there. */
function differenceOf({ reference, plan }: Row, figure: (typeof FIGURES)[number]): number | null {
  const [before, after] = [reference === null ? 0 : reference[figure], plan === null ? 0 : plan[figure]];
  return before === null || after === null ? null : after - before;
}
