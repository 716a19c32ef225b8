import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
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
  readonly kind: 'rooms' | 'newSchool';
  readonly schoolId: string;
  readonly stage: string;
  readonly ordered: number;
  readonly inUse: number;
  readonly rooms: number;
  readonly cost: number;
  /** Null where rooms are added: what they cost to run is part of the school's. */
  readonly runningCost: number | null;
}

/** What is built: rooms at existing schools and new schools, with the years and the money. */
export default function BuildingTable({ planId }: PlanPartProps) {
  const builds = useApi('plan.builds', { planId });
  const projects = useApi('plan.projects', { planId });
  return (
    <Answer answer={builds}>
      {({ rows: rooms }) => (
        <Answer answer={projects}>
          {({ rows: started }) => (
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
              ]}
            />
          )}
        </Answer>
      )}
    </Answer>
  );
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
    return [
      ...schoolColumns<BuildingLine>(t, names, schools),
      textColumn('kind', t('plan.columns.what'), (row) => t(`plan.building.${row.kind}`), { width: 130 }),
      numberColumn<BuildingLine>('ordered', t('plan.columns.ordered'), (row) => row.ordered, year, { context: {} }),
      numberColumn<BuildingLine>('inUse', t('plan.columns.inUse'), (row) => row.inUse, year, { context: {} }),
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
        {
          width: 150,
        },
      ),
      numberColumn<BuildingLine>(
        'runningCost',
        t('common.withUnit', { name: t('plan.columns.runningCost'), unit }),
        (row) => row.runningCost,
        (value) => (value === null ? '' : money(value)),
        { width: 250 },
      ),
    ];
  }, [t, names, format, schools, unit]);
  return (
    <ResultGrid
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
