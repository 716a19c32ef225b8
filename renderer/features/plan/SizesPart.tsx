import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { STAGES, type Stage } from '../../../src/domain/stage.ts';
import { CLASS_SIZE_BINS } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { DataTable } from '../../charts/DataTable.tsx';
import { usePalette } from '../../charts/palette.ts';
import { binTier, sizesOption } from '../../charts/sizes-option.ts';
import { TierMark } from '../../charts/TierMark.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { Choice } from './Choice.tsx';
import styles from './overview/Overview.module.css';
import type { PlanPartProps } from './PlanScreen.tsx';
import { StageChoice } from './StageChoice.tsx';

type Line = OutputOf<'plan.classSizes'>['lines'][number];

/** An official bin as people write it. */
const binText = (bin: string) => bin.replace('<=', '≤ ').replace('>=', '≥ ').replace('-', '–');

/** How large the classes are, in the bins of the yearly statistics, without measures and under the plan. */
export default function SizesPart({ planId }: PlanPartProps) {
  const answer = useApi('plan.classSizes', { planId });
  return <Answer answer={answer}>{({ lines }) => <Sizes lines={lines} />}</Answer>;
}

function Sizes({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { selection, change } = useSelection();
  const [stage, setStage] = useState<Stage | null>('primary');
  const years = useMemo(() => [...new Set(lines.map(({ year }) => year))].sort((one, other) => one - other), [lines]);
  const stages = STAGES.filter((one) => lines.some((line) => line.stage === one));
  const year = selection.year !== null && years.includes(selection.year) ? selection.year : (years.at(-1) ?? 0);
  const bins = useMemo(
    () =>
      CLASS_SIZE_BINS.map((bin) => {
        const found = lines.filter(
          (line) => line.bin === bin && line.year === year && (stage === null || line.stage === stage),
        );
        return {
          bin,
          before: found.reduce((sum, line) => sum + line.before, 0),
          after: found.reduce((sum, line) => sum + line.after, 0),
        };
      }),
    [lines, year, stage],
  );
  const option = useMemo(
    () =>
      sizesOption({
        bins: bins.map((one) => ({ ...one, name: binText(one.bin) })),
        palette,
        number: (value) => format.number(value),
        texts: {
          unit: t('plan.tiers.unit'),
          before: t('plan.columns.before'),
          after: t('plan.columns.plan'),
        },
      }),
    [bins, palette, format, t],
  );
  const table = {
    columns: [t('plan.sizes.bin'), t('plan.columns.before'), t('plan.columns.plan'), t('plan.columns.difference')],
    rows: bins.map(({ bin, before, after }) => ({
      key: bin,
      heading: (
        <>
          <TierMark tier={binTier(bin)} />
          {binText(bin)}
        </>
      ),
      cells: [format.number(before), format.number(after), format.signed(after - before)],
    })),
  };
  const total = (side: 'before' | 'after') => bins.reduce((sum, one) => sum + one[side], 0);
  const title = t('plan.sizes.title', { year: format.schoolYear(year) });
  return (
    <Panel
      title={t('plan.parts.sizes')}
      actions={
        <>
          <StageChoice stages={stages} value={stage} onChange={setStage} />
          <Choice
            label={t('plan.year')}
            value={String(year)}
            onChange={(value) => change({ year: Number(value) }, { replace: true })}
            options={years.map((one) => ({ value: String(one), text: format.schoolYear(one) }))}
          />
        </>
      }
    >
      <div className={styles.split}>
        <ChartFigure
          title={title}
          summary={t('plan.sizes.summary', { year: format.schoolYear(year), classes: format.number(total('after')) })}
          option={option}
          table={table}
          height={340}
        />
        <DataTable
          caption={t('plan.sizes.table', { year: format.schoolYear(year) })}
          showCaption
          {...table}
          rows={[
            ...table.rows,
            {
              key: 'total',
              heading: t('plan.total'),
              cells: [
                format.number(total('before')),
                format.number(total('after')),
                format.signed(total('after') - total('before')),
              ],
              total: true,
            },
          ]}
        />
      </div>
      <p className={styles.quiet}>{t('plan.sizes.note')}</p>
    </Panel>
  );
}
