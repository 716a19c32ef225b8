import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../../grid/ResultGrid.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import { pupilsPerTeacher, shortOf } from '../overview/special-ratio.ts';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { schoolColumns, YEAR_WIDTH, yearGroup } from './school-columns.ts';

export type SpecialRow = OutputOf<'plan.special'>['rows'][number];

interface SpecialLine {
  readonly schoolId: string;
  readonly years: ReadonlyMap<number, SpecialRow>;
}

/** Pupils with special needs of every school by year, their teachers, and resource rooms. */
export default function SpecialTable({ planId }: PlanPartProps) {
  const answer = useApi('plan.special', { planId });
  const money = useApi('plan.money', { planId });
  return (
    <Answer answer={answer}>
      {({ rows }) => (
        <Answer answer={money}>
          {({ rows: lines }) => <Table planId={planId} rows={rows} opened={schoolsWithNewRoom(lines)} />}
        </Answer>
      )}
    </Answer>
  );
}

/** Schools that open a resource room under the plan; the others have theirs already. */
function schoolsWithNewRoom(lines: OutputOf<'plan.money'>['rows']): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ purpose, schoolId }) => (purpose === 'resourceRoom' && schoolId !== null ? [schoolId] : [])),
  );
}

const FIGURES = {
  pupils: (row: SpecialRow) => row.pupils,
  teachersRequired: (row: SpecialRow) => row.teachersRequired,
  teachersAllotted: (row: SpecialRow) => row.teachersAllotted,
  teachersShort: shortOf,
} as const;

interface TableProps {
  readonly planId: string;
  readonly rows: readonly SpecialRow[];
  readonly opened: ReadonlySet<string>;
}

function Table({ planId, rows, opened }: TableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const norm = useApi('plan.overview', { planId }).data?.specialPupilsPerTeacher ?? null;
  const { selection, select } = useSelection();
  const years = useMemo(() => [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other), [rows]);
  const { byId } = schools;
  const isSpecial = useCallback((id: string) => byId.get(id)?.kind === 'special', [byId]);
  const lines = useMemo(
    () =>
      [...Map.groupBy(rows, ({ schoolId }) => schoolId)]
        .map(([schoolId, group]): SpecialLine => ({ schoolId, years: new Map(group.map((row) => [row.year, row])) }))
        // Special schools, of which the ratio is told, come first.
        .sort((one, other) => Number(isSpecial(other.schoolId)) - Number(isSpecial(one.schoolId))),
    [rows, isSpecial],
  );
  /** `1:4.80`, as the policy writes it, but with as many decimals everywhere, so that digits stand below each other. */
  const ratio = useCallback(
    (pupils: number) => t('plan.special.oneTo', { pupils: format.number(pupils, 2, true) }),
    [t, format],
  );
  const columns = useMemo<ResultColumn<SpecialLine>[]>(
    () => [
      ...schoolColumns<SpecialLine>(t, names, schools, false),
      textColumn(
        'resourceRoom',
        t('plan.columns.resourceRoomFrom'),
        ({ schoolId, years: byYear }) => {
          // A special school teaches pupils with special needs in all of its rooms.
          if (isSpecial(schoolId)) return UNKNOWN;
          const from = years.find((year) => byYear.get(year)?.resourceRoom === true);
          if (from === undefined) return t('plan.none.room');
          return opened.has(schoolId) ? format.schoolYear(from) : t('plan.special.roomPresent');
        },
        { width: 140 },
      ),
      yearGroup<SpecialLine>(
        t('plan.special.ratio', { norm: format.number(norm) }),
        years.map((year) =>
          numberColumn<SpecialLine>(
            `ratio${year}`,
            format.schoolYear(year),
            ({ schoolId, years: byYear }) => {
              const row = byYear.get(year);
              // The ratio is that of special schools; others need a teacher for their resource room.
              if (row === undefined || !isSpecial(schoolId)) return null;
              return pupilsPerTeacher(row);
            },
            (value) => (value == null ? UNKNOWN : ratio(value)),
            {
              width: YEAR_WIDTH,
              context: { copied: ratio },
              // Blank where there is no such ratio, which is not the same as unknown.
              valueFormatter: ({ value, data }) => {
                if (typeof value === 'number') return ratio(value);
                return data !== undefined && isSpecial(data.schoolId) ? UNKNOWN : '';
              },
            },
          ),
        ),
      ),
      ...(Object.keys(FIGURES) as (keyof typeof FIGURES)[]).map((figure) =>
        yearGroup<SpecialLine>(
          t(`plan.special.${figure}`),
          years.map((year) =>
            numberColumn<SpecialLine>(
              `${figure}${year}`,
              format.schoolYear(year),
              (line) => {
                const row = line.years.get(year);
                return row === undefined ? null : FIGURES[figure](row);
              },
              (value) => format.number(value),
              { width: YEAR_WIDTH },
            ),
          ),
        ),
      ),
    ],
    [t, names, format, schools, years, opened, norm, ratio, isSpecial],
  );
  return (
    <ResultGrid
      table="plan.special"
      label={t('plan.parts.special')}
      rows={lines}
      columns={columns}
      rowId={(row) => row.schoolId}
      labelColumn="name"
      selectedId={selection.school}
      onSelect={({ schoolId }) => select({ school: schoolId })}
    />
  );
}
