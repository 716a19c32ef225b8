import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useClient } from '../../../api/client-context.ts';
import { useApi } from '../../../api/queries.ts';
import { usePlans } from '../../../app/current.ts';
import { useSelection } from '../../../app/selection.ts';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { DataTable } from '../../../charts/DataTable.tsx';
import { linesOption } from '../../../charts/lines-option.ts';
import { usePalette } from '../../../charts/palette.ts';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { usePlanSchools } from '../use-plan-schools.ts';
import { NumberChoice } from './NumberChoice.tsx';
import styles from './Studies.module.css';
import { FoundAt, StudyPanel } from './StudyPanel.tsx';
import { useStudy } from './use-study.ts';

type Answer = NonNullable<OutputOf<'stress.get'>>;
type Result = Answer['result'];

const FUTURES = [50, 200, 1000] as const;
const SHARES = [0, 0.01, 0.02, 0.05, 0.1] as const;
const SHOWN_PROGRAMMES = 20;
const MOST_SEED = 4_294_967_295;

/** How a plan's decisions hold when pupils come otherwise than projected. */
export default function StressPart({ planId }: PlanPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const { current } = usePlans();
  const study = useStudy('stress', planId);
  const [futures, setFutures] = useState(200);
  const [share, setShare] = useState(0.05);
  const [seed, setSeed] = useState('1');
  const seedNumber = /^\d{1,10}$/.test(seed) && Number(seed) <= MOST_SEED ? Number(seed) : null;
  const answer = useApi('stress.get', { planId }).data ?? null;
  return (
    <>
      <StudyPanel
        title={t('studies.stress.title')}
        text={t('studies.stress.text')}
        action={t('studies.stress.start')}
        study={study}
        plan={current}
        complete={seedNumber !== null}
        onStart={() => {
          if (seedNumber !== null)
            void study.start(() => client.call('stress.start', { planId, futures, share, seed: seedNumber }));
        }}
      >
        <NumberChoice
          label={t('studies.stress.futures')}
          value={futures}
          numbers={FUTURES}
          textOf={(number) => format.number(number)}
          onChange={setFutures}
        />
        <NumberChoice
          label={t('studies.stress.share')}
          value={share}
          numbers={SHARES}
          textOf={(value) => format.share(value)}
          onChange={setShare}
        />
        <label title={t('studies.stress.seedTip')}>
          {t('studies.stress.seed')}
          <input
            inputMode="numeric"
            value={seed}
            aria-invalid={seedNumber === null}
            onChange={(event) => setSeed(event.target.value)}
          />
        </label>
      </StudyPanel>
      {answer !== null && !study.running && (
        <>
          <Years answer={answer} />
          <Programmes result={answer.result} />
        </>
      )}
    </>
  );
}

function Years({ answer: { foundAt, result } }: { answer: Answer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const years = useMemo(() => result.years.map(({ year }) => format.schoolYear(year)), [result, format]);
  const atMost = t('studies.stress.atMost', { share: format.share(result.share) });
  const option = useMemo(
    () =>
      linesOption({
        years,
        unit: '%',
        most: 100,
        palette,
        number: (value) => (value === null ? format.number(null) : format.share(value / 100)),
        lines: [
          {
            name: atMost,
            reference: false,
            values: result.years.map(({ shareProbability }) => shareProbability * 100),
          },
          {
            name: t('studies.stress.none'),
            reference: true,
            values: result.years.map(({ noneProbability }) => noneProbability * 100),
          },
        ],
      }),
    [result, years, palette, format, atMost, t],
  );
  const last = result.years.at(-1);
  const line = (key: string, heading: string, value: (year: Result['years'][number]) => string) => ({
    key,
    heading,
    cells: result.years.map(value),
  });
  const rows = [
    line('planned', t('studies.stress.planned'), ({ planned }) => format.number(planned)),
    line('expected', t('studies.stress.expected'), ({ expected }) => format.number(expected, 1, true)),
    line('range', t('studies.stress.range'), ({ low, high }) =>
      t('studies.stress.fromTo', { low: format.number(low), high: format.number(high) }),
    ),
    line('share', atMost, ({ shareProbability }) => format.share(shareProbability)),
    line('none', t('studies.stress.none'), ({ noneProbability }) => format.share(noneProbability)),
    line('short', t('studies.stress.roomsShort'), ({ roomsShortProbability }) => format.share(roomsShortProbability)),
    line('super', t('studies.stress.superLarge'), ({ expectedSuperLarge }) =>
      format.number(expectedSuperLarge, 1, true),
    ),
  ];
  const table = { columns: [t('studies.stress.classes'), ...years], rows };
  return (
    <Panel title={t('studies.stress.result', { futures: format.number(result.futures), seed: String(result.seed) })}>
      <FoundAt instant={foundAt} />
      <ChartFigure
        title={t('studies.stress.chart')}
        summary={t('studies.stress.summary', {
          year: years.at(-1),
          share: format.share(result.share),
          probability: format.share(last?.shareProbability),
        })}
        option={option}
        table={table}
      />
      <DataTable caption={t('studies.stress.table')} {...table} />
    </Panel>
  );
}

function Programmes({ result: { programmes } }: { result: Result }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const { nameOf } = usePlanSchools();
  const { addressOf } = useSelection();
  return (
    <Panel title={t('studies.stress.programmes')}>
      {programmes.length === 0 ? (
        <p>{t('studies.stress.noRisk')}</p>
      ) : (
        <DataTable
          caption={t('studies.stress.programmes')}
          columns={[
            t('studies.stress.programme'),
            t('studies.stress.planned'),
            t('studies.stress.expected'),
            t('studies.stress.more'),
            t('studies.stress.worstYear'),
          ]}
          rows={programmes.slice(0, SHOWN_PROGRAMMES).map((risk) => ({
            key: `${risk.schoolId} ${risk.stage}`,
            heading: (
              <Link to={addressOf('/plan/stress', { school: risk.schoolId, stage: risk.stage, why: true })}>
                {t('reasons.programme', { school: nameOf(risk.schoolId), stage: names.stage(risk.stage) })}
              </Link>
            ),
            cells: [
              format.number(risk.planned),
              format.number(risk.expected, 1, true),
              format.share(risk.probability),
              format.schoolYear(risk.worstYear),
            ],
          }))}
        />
      )}
      {programmes.length > SHOWN_PROGRAMMES && (
        <p className={styles.quiet}>
          {t('studies.stress.others', { number: format.number(programmes.length - SHOWN_PROGRAMMES) })}
        </p>
      )}
    </Panel>
  );
}
