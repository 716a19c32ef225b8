import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { SchoolMap } from '../../map/SchoolMap.tsx';
import { Choice } from '../plan/Choice.tsx';
import { MapFrame, useLasso, usePlacedSchools, YearSlider } from '../plan/MapFrame.tsx';
import map from '../plan/MapPart.module.css';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import styles from './Compare.module.css';
import type { ComparePartProps } from './CompareScreen.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { differenceScene, MEASURES, type Measure, type SchoolDifference } from './difference-scene.ts';
import { useOtherPlan } from './OtherPlan.tsx';

/** Where two plans differ, on the map: up for more than the reference, down for less, sized by the difference. */
export default function DifferenceMap({ comparison, nameOf }: ComparePartProps) {
  const { selection } = useSelection();
  const { other, control } = useOtherPlan({ comparison, nameOf });
  const { years, reference } = comparison;
  const [measure, setMeasure] = useState<Measure>('largeClasses');
  const counted = useApi('compare.mapYears', { planId: other, reference }, { keep: true });
  const differing = useMemo(
    () => (counted.data?.years ?? []).filter(({ schools }) => schools[measure] > 0),
    [counted.data, measure],
  );
  const asked = selection.year !== null && years.includes(selection.year) ? selection.year : null;
  // Plans often end alike, so the map opens on the last year in which there is something to see.
  const year = asked ?? differing.at(-1)?.year ?? years.at(-1) ?? 2000;
  const answer = useApi('compare.map', { planId: other, reference, year }, { keep: true, enabled: !counted.isPending });
  return (
    <Answer answer={answer}>
      {({ rows }) => (
        <Shown
          rows={rows}
          year={year}
          measure={measure}
          onMeasure={setMeasure}
          differingYears={differing}
          names={[nameOf(reference), nameOf(other)]}
          controls={
            <>
              {control}
              <YearSlider years={years} year={year} />
            </>
          }
        />
      )}
    </Answer>
  );
}

function Shown({
  rows,
  year,
  measure,
  onMeasure,
  differingYears,
  names,
  controls,
}: {
  rows: readonly SchoolDifference[];
  year: number;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  /** The years in which schools differ in the measure, and in how many of them. */
  differingYears: OutputOf<'compare.mapYears'>['years'];
  names: readonly [string, string];
  controls: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { nameOf, districtOf } = usePlanSchools();
  const { selection, select } = useSelection();
  const lasso = useLasso();
  const { chosen } = lasso;
  const ids = useMemo(() => rows.map(({ schoolId }) => schoolId), [rows]);
  const { located, unlocated, drawn } = usePlacedSchools(ids);
  const { lines, schools, mostSize } = useMemo(() => differenceScene(rows, located, measure), [rows, located, measure]);
  const scene = useMemo(
    () => ({ schools, arrows: [], outlines: drawn, filled: true, mostSize }),
    [schools, drawn, mostSize],
  );
  const differing = useMemo(
    () =>
      [...lines.values()].filter(({ schoolId, difference }) =>
        chosen.size > 0 ? chosen.has(schoolId) : difference !== 0,
      ),
    [lines, chosen],
  );
  const differ = useMemo(() => [...lines.values()].filter(({ difference }) => difference !== 0).length, [lines]);
  const describe = useCallback(
    (id: string) => {
      const line = lines.get(id);
      if (line === undefined) return null;
      const only = line.reference === null || line.plan === null;
      return (
        <div className={map.readout}>
          <b>{nameOf(id)}</b>
          <span className={map.quiet}>{districtOf(id)}</span>
          <span>
            {t(`compare.map.measures.${measure}`)} {format.number(line.before)} → {format.number(line.after)} (
            {format.signed(line.difference)})
          </span>
          {only && <span>{t(line.plan === null ? 'compare.map.onlyReference' : 'compare.map.onlyPlan')}</span>}
        </div>
      );
    },
    [lines, nameOf, districtOf, measure, format, t],
  );
  const shownMeasure = t(`compare.map.measures.${measure}`);
  return (
    <MapFrame
      controls={
        <>
          <Choice
            label={t('compare.map.measure')}
            value={measure}
            onChange={(value) => onMeasure(MEASURES.find((one) => one === value) ?? 'largeClasses')}
            options={MEASURES.map((value) => ({ value, text: t(`compare.map.measures.${value}`) }))}
          />
          {controls}
          <span className={map.quiet}>{t('compare.map.differing', { schools: format.number(differ) })}</span>
          {differ === 0 && <OtherYear years={differingYears} shown={year} measure={measure} />}
        </>
      }
      map={
        <SchoolMap
          label={t('compare.map.label', {
            year: format.schoolYear(year),
            measure: shownMeasure,
            reference: names[0],
            plan: names[1],
          })}
          scene={scene}
          selectedId={selection.school}
          chosenIds={chosen}
          onSelect={(school) => select({ school, year })}
          onLasso={lasso.choose}
          describe={describe}
          legend={<Legend />}
        />
      }
      list={
        <DifferenceList
          rows={differing}
          measure={shownMeasure}
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

/** Where the shown year has no difference: the year that has most, or that there is none in any. */
function OtherYear({
  years,
  shown,
  measure,
}: {
  years: OutputOf<'compare.mapYears'>['years'];
  shown: number;
  measure: Measure;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change } = useSelection();
  const others = years.filter(({ year }) => year !== shown);
  if (others.length === 0) return <span className={map.quiet}>{t('compare.map.sameInAllYears')}</span>;
  const most = others.reduce((best, one) => (one.schools[measure] > best.schools[measure] ? one : best));
  return (
    <Button onClick={() => change({ year: most.year })}>
      {t('compare.map.showYear', {
        year: format.schoolYear(most.year),
        schools: format.number(most.schools[measure]),
      })}
    </Button>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className={map.legend} aria-label={t('map.legend')}>
      <li className={map.legendTitle}>{t('compare.map.legend')}</li>
      <li>
        <span aria-hidden className={styles.more}>
          ▲
        </span>
        {t('compare.map.more')}
      </li>
      <li>
        <span aria-hidden className={styles.less}>
          ▼
        </span>
        {t('compare.map.less')}
      </li>
      <li>
        <span aria-hidden className={styles.same}>
          ○
        </span>
        {t('compare.map.same')}
      </li>
      <li>
        <span aria-hidden className={styles.same}>
          ▨
        </span>
        {t('tiers.unknown')}
      </li>
    </ul>
  );
}
