import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, ResultGrid } from '../../../grid/ResultGrid.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import { Choice } from '../Choice.tsx';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { classesOf, largeOf, type TierRow } from '../tier-sums.ts';
import { usePlanSchools } from '../use-plan-schools.ts';
import { differenceOf } from './difference.ts';
import { schoolColumns, YEAR_WIDTH, yearGroup } from './school-columns.ts';

type PlaceRow = OutputOf<'plan.places'>['rows'][number];

const FIGURES = [
  'large',
  'superLarge',
  'classes',
  'pupils',
  'rooms',
  'roomsShort',
  'redirectedIn',
  'redirectedOut',
] as const;
type Figure = (typeof FIGURES)[number];

interface PlaceLine {
  readonly schoolId: string;
  readonly stage: string;
  readonly figures: Readonly<Record<Figure, { readonly before: (number | null)[]; readonly after: (number | null)[] }>>;
}

/** Every programme with its classes, pupils and rooms by year: without measures, under the plan, and the difference. */
export default function PlacesTable({ planId }: PlanPartProps) {
  const places = useApi('plan.places', { planId });
  const tiers = useApi('plan.classTiers', { planId });
  return (
    <Answer answer={places}>
      {({ rows }) => <Answer answer={tiers}>{(tierRows) => <Table rows={rows} tiers={tierRows.rows} />}</Answer>}
    </Answer>
  );
}

function Table({ rows, tiers }: { rows: readonly PlaceRow[]; tiers: readonly TierRow[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const { selection, select } = useSelection();
  const [figure, setFigure] = useState<Figure>('large');
  const years = useMemo(() => [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other), [rows]);
  const [wanted, setWanted] = useState<'all' | 'concerned'>('all');
  const lines = useMemo(() => placeLines(rows, tiers, years), [rows, tiers, years]);
  const concerned = useMemo(() => lines.filter(({ figures }) => hasAny(figures[figure])), [lines, figure]);
  const shownLines = wanted === 'all' ? lines : concerned;

  const columns = useMemo(() => {
    const shown = (value: number | null | undefined) => format.number(value);
    const signed = (value: number | null | undefined) => format.signed(value);
    const side = (key: 'before' | 'after') =>
      years.map((year, index) =>
        numberColumn<PlaceLine>(
          `${key}${year}`,
          format.schoolYear(year),
          (row) => row.figures[figure][key][index] ?? null,
          shown,
          { width: YEAR_WIDTH },
        ),
      );
    return [
      ...schoolColumns<PlaceLine>(t, names, schools),
      yearGroup<PlaceLine>(t('plan.columns.before'), side('before')),
      yearGroup<PlaceLine>(t('plan.columns.plan'), side('after')),
      yearGroup<PlaceLine>(
        t('plan.columns.difference'),
        years.map((year, index) =>
          numberColumn<PlaceLine>(
            `difference${year}`,
            format.schoolYear(year),
            ({ figures }) => {
              const { before, after } = figures[figure];
              return differenceOf(before[index], after[index]);
            },
            signed,
            { width: YEAR_WIDTH },
          ),
        ),
      ),
    ];
  }, [t, names, format, schools, years, figure]);

  return (
    <ResultGrid
      label={t('plan.parts.places')}
      printedLabel={t('plan.printedFigure', {
        part: t('plan.parts.places'),
        figure: t(`plan.figures.${figure}`),
      })}
      rows={shownLines}
      columns={columns}
      rowId={(row) => `${row.schoolId} ${row.stage}`}
      labelColumn="name"
      selectedId={selectedLine(shownLines, selection.school, selection.stage)}
      onSelect={({ schoolId, stage }) => select({ school: schoolId, stage })}
      controls={
        <>
          <Choice
            label={t('plan.figure')}
            value={figure}
            onChange={(value) => setFigure(value as Figure)}
            options={FIGURES.map((value) => ({ value, text: t(`plan.figures.${value}`) }))}
          />
          <Choice
            label={t('plan.show')}
            value={wanted}
            onChange={(value) => setWanted(value === 'concerned' ? 'concerned' : 'all')}
            options={[
              { value: 'all', text: t('plan.rowsShown.all', { rows: format.number(lines.length) }) },
              { value: 'concerned', text: t('plan.rowsShown.concerned', { rows: format.number(concerned.length) }) },
            ]}
          />
        </>
      }
    />
  );
}

/** Whether a programme has any of a figure in some year, or does not know it. */
function hasAny({ before, after }: PlaceLine['figures'][Figure]): boolean {
  return after.some((value) => value !== 0) || before.some((value) => value !== 0 && value !== null);
}

/** The row of the selected school and stage, or its first row. */
export function selectedLine(
  lines: readonly { readonly schoolId: string; readonly stage: string }[],
  school: string | null,
  stage: string | null,
): string | null {
  const ofSchool = lines.filter(({ schoolId }) => schoolId === school);
  const line = ofSchool.find((one) => one.stage === stage) ?? ofSchool[0];
  return line === undefined ? null : `${line.schoolId} ${line.stage}`;
}

function placeLines(rows: readonly PlaceRow[], tiers: readonly TierRow[], years: readonly number[]): PlaceLine[] {
  const key = ({ schoolId, stage, year }: { schoolId: string; stage: string; year: number }) =>
    `${schoolId} ${stage} ${year}`;
  const tierOf = new Map(tiers.map((row) => [key(row), row]));
  const groups = Map.groupBy(rows, ({ schoolId, stage }) => `${schoolId} ${stage}`);
  return [...groups.values()].map((group) => {
    const ofYear = years.map((year) => group.find((row) => row.year === year) ?? null);
    let built = 0;
    const figuresOf = ofYear.map((row) => {
      if (row === null) return null;
      built += row.roomsBuilt;
      const tier = tierOf.get(key(row));
      const before = tier?.before ?? null;
      const { pupils, classes, redirectedIn, redirectedOut } = row;
      return {
        large: { before: before && largeOf(before), after: tier ? largeOf(tier.after) : null },
        superLarge: { before: before?.superLarge ?? null, after: tier?.after.superLarge ?? null },
        classes: { before: before && classesOf(before), after: classes },
        pupils: {
          before: before && pupils - redirectedIn + redirectedOut,
          after: pupils,
        },
        rooms: { before: before && row.rooms - built, after: row.rooms },
        roomsShort: { before: null, after: row.roomsShort },
        // Without measures nobody is redirected.
        redirectedIn: { before: before && 0, after: redirectedIn },
        redirectedOut: { before: before && 0, after: redirectedOut },
      };
    });
    const figures = Object.fromEntries(
      FIGURES.map((figure) => [
        figure,
        {
          before: figuresOf.map((year) => year?.[figure].before ?? null),
          after: figuresOf.map((year) => year?.[figure].after ?? null),
        },
      ]),
    ) as PlaceLine['figures'];
    return { schoolId: group[0]!.schoolId, stage: group[0]!.stage, figures };
  });
}
