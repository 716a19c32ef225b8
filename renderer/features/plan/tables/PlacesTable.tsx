import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { PLACE_FIGURES } from '../../../../src/domain/plan/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, ResultGrid } from '../../../grid/ResultGrid.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import { Choice } from '../Choice.tsx';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { differenceOf } from './difference.ts';
import { schoolColumns, YEAR_WIDTH, yearGroup } from './school-columns.ts';

type PlaceLines = OutputOf<'plan.placeLines'>;
type PlaceLine = PlaceLines['rows'][number];
type Figure = PlaceLines['figure'];

/** What the controls above the table say. */
interface PlaceChoices {
  readonly wanted: Figure;
  readonly onFigure: (figure: Figure) => void;
  readonly programmes: 'all' | 'concerned';
  readonly onProgrammes: (programmes: 'all' | 'concerned') => void;
}

/** Every programme with its classes, pupils and rooms by year: without measures, under the plan, and the difference. */
export default function PlacesTable({ planId }: PlanPartProps) {
  const [wanted, onFigure] = useState<Figure>('large');
  const [programmes, onProgrammes] = useState<PlaceChoices['programmes']>('all');
  // With another plan nothing of the one before stays on the screen.
  return <Places key={planId} planId={planId} choices={{ wanted, onFigure, programmes, onProgrammes }} />;
}

function Places({ planId, choices }: PlanPartProps & { choices: PlaceChoices }) {
  const lines = useApi('plan.placeLines', { planId, figure: choices.wanted }, { keep: true });
  return <Answer answer={lines}>{(shown) => <Table lines={shown} choices={choices} />}</Answer>;
}

interface TableProps {
  /** Those of the figure before, until those of the wanted one are there. */
  readonly lines: PlaceLines;
  readonly choices: PlaceChoices;
}

function Table({ lines: { figure, years, rows }, choices }: TableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const { selection, select } = useSelection();
  const { wanted, onFigure, programmes, onProgrammes } = choices;
  const concerned = useMemo(() => rows.filter(hasAny), [rows]);
  const shownLines = programmes === 'all' ? rows : concerned;

  const columns = useMemo(() => {
    const shown = (value: number | null | undefined) => format.number(value);
    const signed = (value: number | null | undefined) => format.signed(value);
    const side = (key: 'before' | 'after') =>
      years.map((year, index) =>
        numberColumn<PlaceLine>(`${key}${year}`, format.schoolYear(year), (row) => row[key][index] ?? null, shown, {
          width: YEAR_WIDTH,
        }),
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
            ({ before, after }) => differenceOf(before[index], after[index]),
            signed,
            { width: YEAR_WIDTH },
          ),
        ),
      ),
    ];
  }, [t, names, format, schools, years]);

  return (
    <ResultGrid
      table="plan.places"
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
            value={wanted}
            onChange={(value) => onFigure(value as Figure)}
            options={PLACE_FIGURES.map((value) => ({ value, text: t(`plan.figures.${value}`) }))}
          />
          <Choice
            label={t('plan.show')}
            value={programmes}
            onChange={(value) => onProgrammes(value === 'concerned' ? 'concerned' : 'all')}
            options={[
              { value: 'all', text: t('plan.rowsShown.all', { rows: format.number(rows.length) }) },
              { value: 'concerned', text: t('plan.rowsShown.concerned', { rows: format.number(concerned.length) }) },
            ]}
          />
        </>
      }
    />
  );
}

/** Whether a programme has any of a figure in some year, or does not know it. */
function hasAny({ before, after }: PlaceLine): boolean {
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
