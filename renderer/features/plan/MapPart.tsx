import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STAGES, type Stage } from '../../../src/domain/stage.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { TierMark } from '../../charts/TierMark.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { SchoolMap } from '../../map/SchoolMap.tsx';
import { MapFrame, useLasso, usePlacedSchools, YearSlider } from './MapFrame.tsx';
import styles from './MapPart.module.css';
import { type MapRows, mapRows, sceneOf } from './map-scene.ts';
import type { PlanPartProps } from './PlanScreen.tsx';
import { SchoolList } from './SchoolList.tsx';
import { StageChoice } from './StageChoice.tsx';
import { largeOf, TIERS } from './tier-sums.ts';
import { usePlanSchools } from './use-plan-schools.ts';

/** Where the large classes are, year by year, without measures and under the plan; redirections and new schools. */
export default function MapPart({ planId }: PlanPartProps) {
  const tiers = useApi('plan.classTiers', { planId });
  const redirections = useApi('plan.redirections', { planId });
  const rows = useMemo(
    () =>
      tiers.data === undefined || redirections.data === undefined ? null : mapRows(tiers.data, redirections.data.rows),
    [tiers.data, redirections.data],
  );
  return (
    <Answer answer={tiers}>
      {() => <Answer answer={redirections}>{() => rows !== null && <ShownMap rows={rows} />}</Answer>}
    </Answer>
  );
}

function ShownMap({ rows }: { rows: MapRows }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { byId, nameOf, districts } = usePlanSchools();
  const { selection, select } = useSelection();
  const [side, setSide] = useState<'before' | 'after'>('after');
  const [stage, setStage] = useState<Stage | null>(null);
  const [arrows, setArrows] = useState(true);
  const lasso = useLasso();
  const { chosen } = lasso;

  const { years } = rows;
  const year = selection.year !== null && years.includes(selection.year) ? selection.year : (years.at(-1) ?? 0);
  const ids = useMemo(() => idsOf(rows), [rows]);
  const { located, unlocated, drawn } = usePlacedSchools(ids);
  const stages = useMemo(() => {
    const found = new Set(rows.tiers.map(({ stage: one }) => one));
    return STAGES.filter((one) => found.has(one));
  }, [rows]);
  const inView = useMemo(
    () => sceneOf({ rows, located, year, side, stage, arrows }),
    [rows, located, year, side, stage, arrows],
  );
  const scene = useMemo(() => ({ ...inView.scene, outlines: drawn }), [inView, drawn]);

  const describe = useCallback(
    (id: string) => {
      const figures = inView.figures.get(id);
      const school = byId.get(id);
      const district = school?.districtId ?? null;
      return (
        <div className={styles.readout}>
          <b>{nameOf(id)}</b>
          <span className={styles.quiet}>
            {district === null ? '' : (districts.get(district) ?? district)} {school?.project && t('map.newSchool')}
          </span>
          {figures !== undefined && (
            <>
              <span>{t('map.pupils', { number: format.number(figures.pupils) })}</span>
              <span>
                {t('map.large', {
                  before: format.number(figures.before === null ? null : largeOf(figures.before)),
                  after: format.number(largeOf(figures.after)),
                })}
              </span>
              {(figures.redirectedIn > 0 || figures.redirectedOut > 0) && (
                <span>
                  {t('map.redirected', {
                    into: format.number(figures.redirectedIn),
                    out: format.number(figures.redirectedOut),
                  })}
                </span>
              )}
            </>
          )}
        </div>
      );
    },
    [inView, byId, districts, nameOf, format, t],
  );

  const shown = useMemo(
    () => inView.scene.schools.filter(({ id }) => chosen.size === 0 || chosen.has(id)).map(({ id }) => id),
    [inView, chosen],
  );
  return (
    <MapFrame
      controls={
        <>
          <YearSlider years={years} year={year} />
          <fieldset className={styles.sides}>
            <legend className="visually-hidden">{t('map.side')}</legend>
            {(['before', 'after'] as const).map((one) => (
              <label key={one}>
                <input type="radio" name="map-side" checked={side === one} onChange={() => setSide(one)} />
                {t(one === 'before' ? 'plan.columns.before' : 'plan.columns.plan')}
              </label>
            ))}
          </fieldset>
          <StageChoice stages={stages} value={stage} onChange={setStage} />
          <label className={styles.check}>
            <input type="checkbox" checked={arrows} onChange={(event) => setArrows(event.target.checked)} />
            {t('map.showRedirections')}
          </label>
        </>
      }
      map={
        <SchoolMap
          label={t('map.label', { year: format.schoolYear(year), side: t(`map.sides.${side}`) })}
          scene={scene}
          selectedId={selection.school}
          chosenIds={chosen}
          onSelect={(school) => select({ school, year, why: true })}
          onLasso={lasso.choose}
          describe={describe}
          legend={
            <Legend side={side} newSchools={scene.schools.some(({ shape }) => shape === 'square')} arrows={arrows} />
          }
        />
      }
      list={
        <SchoolList
          ids={shown}
          figures={inView.figures}
          lassoed={chosen.size > 0}
          selectedId={selection.school}
          onSelect={(school) => select({ school, year })}
          onClear={lasso.clear}
        />
      }
      lasso={lasso}
      unlocated={unlocated}
    />
  );
}

function idsOf({ tiers }: MapRows): string[] {
  return [...new Set(tiers.map(({ schoolId }) => schoolId))];
}

function Legend({ side, newSchools, arrows }: { side: 'before' | 'after'; newSchools: boolean; arrows: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      <li className={styles.legendTitle}>{t('map.legendTitle')}</li>
      {[...TIERS].reverse().map((tier) => (
        <li key={tier}>
          <TierMark tier={tier} kind={side === 'before' ? 'outlined' : 'filled'} />
          {t(`tiers.${tier}`)}
        </li>
      ))}
      <li>
        <TierMark tier="unknown" />
        {t('tiers.unknown')}
      </li>
      {arrows && (
        <li>
          <span className={styles.arrow} aria-hidden />
          {t('map.arrow')}
        </li>
      )}
      {newSchools && (
        <li>
          <span className={styles.square} aria-hidden />
          {t('map.newSchool')}
        </li>
      )}
    </ul>
  );
}
