import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Answer } from '../../../components/Loading.tsx';
import { numberColumn, type ResultColumn, ResultGrid, textColumn } from '../../../grid/ResultGrid.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { schoolColumns } from './school-columns.ts';

interface BuildingLine {
  readonly key: string;
  readonly kind: 'rooms' | 'newSchool' | 'resourceRoom';
  readonly schoolId: string;
  readonly stage: string | null;
  readonly ordered: number;
  readonly inUse: number;
  /** General classrooms; a resource room is none. */
  readonly rooms: number;
  readonly cost: number;
  /** Null where an existing school gets rooms: what they cost to run is part of the school's. */
  readonly runningCost: number | null;
}

/** What is built: rooms and resource rooms at existing schools and new schools, with the years and all the capital. */
export default function BuildingTable({ planId }: PlanPartProps) {
  const builds = useApi('plan.builds', { planId });
  const projects = useApi('plan.projects', { planId });
  const money = useApi('plan.money', { planId });
  return (
    <Answer answer={builds}>
      {({ rows: rooms }) => (
        <Answer answer={projects}>
          {({ rows: started }) => (
            <Answer answer={money}>
              {({ rows: lines }) => (
                <Table
                  lines={[
                    ...started.map((project) => ({
                      key: `project ${project.projectId} ${project.stage}`,
                      kind: 'newSchool' as const,
                      schoolId: project.projectId,
                      stage: project.stage,
                      ordered: project.startYear,
                      inUse: project.openYear,
                      rooms: project.rooms,
                      cost: project.cost,
                      runningCost: project.runningCost,
                    })),
                    ...rooms.map((build) => ({
                      key: `rooms ${build.schoolId} ${build.stage} ${build.orderYear}`,
                      kind: 'rooms' as const,
                      schoolId: build.schoolId,
                      stage: build.stage,
                      ordered: build.orderYear,
                      inUse: build.useYear,
                      rooms: build.rooms,
                      cost: build.cost,
                      runningCost: null,
                    })),
                    ...resourceRooms(lines),
                  ]}
                />
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
}

/** The resource rooms among the lines of money; each opens in the year in which it is paid. */
function resourceRooms(lines: OutputOf<'plan.money'>['rows']): BuildingLine[] {
  const paid = lines.filter(({ purpose, kind }) => purpose === 'resourceRoom' && kind === 'capital');
  return [...Map.groupBy(paid, ({ schoolId, year }) => `${schoolId} ${year}`)].flatMap(([key, group]) => {
    const { schoolId, stage, year } = group[0]!;
    if (schoolId === null) return [];
    const fen = group.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
    return [
      {
        key: `resourceRoom ${key}`,
        kind: 'resourceRoom' as const,
        schoolId,
        stage,
        ordered: year,
        inUse: year,
        rooms: 0,
        cost: fen / 100,
        runningCost: null,
      },
    ];
  });
}

function Table({ lines }: { lines: readonly BuildingLine[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const schools = usePlanSchools();
  const { selection, select } = useSelection();
  const unit = t(`money.${format.moneyUnit}`);
  const columns = useMemo<ResultColumn<BuildingLine>[]>(() => {
    const money = (value: number | null | undefined) => format.money(value);
    const year = (value: number | null | undefined) => format.schoolYear(value);
    const inWords = { copied: year };
    const inMoney = { sum: true, copied: format.moneyNumber } as const;
    return [
      ...schoolColumns<BuildingLine>(t, names, schools),
      textColumn('kind', t('plan.columns.what'), (row) => t(`plan.building.${row.kind}`), { width: 130 }),
      numberColumn<BuildingLine>('ordered', t('plan.columns.ordered'), (row) => row.ordered, year, {
        context: inWords,
      }),
      numberColumn<BuildingLine>('inUse', t('plan.columns.inUse'), (row) => row.inUse, year, { context: inWords }),
      numberColumn<BuildingLine>(
        'rooms',
        t('plan.columns.rooms'),
        (row) => row.rooms,
        (value) => format.number(value),
      ),
      numberColumn<BuildingLine>(
        'cost',
        t('common.withUnit', { name: t('plan.columns.cost'), unit }),
        (row) => row.cost,
        money,
        { width: 150, context: inMoney },
      ),
      numberColumn<BuildingLine>(
        'runningCost',
        t('common.withUnit', { name: t('plan.columns.runningCost'), unit }),
        (row) => row.runningCost,
        (value) => (value === null ? '' : money(value)),
        { width: 250, context: inMoney },
      ),
    ];
  }, [t, names, format, schools, unit]);
  return (
    <ResultGrid
      table="plan.building"
      label={t('plan.parts.building')}
      rows={lines}
      columns={columns}
      rowId={(row) => row.key}
      labelColumn="name"
      selectedId={lines.find(({ schoolId }) => schoolId === selection.school)?.key ?? null}
      onSelect={({ schoolId, stage }) => select({ school: schoolId, stage })}
    />
  );
}
