import { List } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { OutlinesControl } from '../../map/OutlinesControl.tsx';
import { onPlane } from '../../map/outlines.ts';
import { SchoolMap } from '../../map/SchoolMap.tsx';
import { Choice } from '../plan/Choice.tsx';
import map from '../plan/MapPart.module.css';
import { districtHulls, placedSchools } from '../plan/map-scene.ts';
import { usePlanSchools } from '../plan/use-plan-schools.ts';
import styles from './Compare.module.css';
import type { ComparePartProps } from './CompareScreen.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { differenceScene, MEASURES, type Measure, type SchoolDifference } from './difference-scene.ts';
import { useOtherPlan } from './OtherPlan.tsx';

/** Where two plans differ, on the map: up for more than the reference, down for less, sized by the difference. */
export default function DifferenceMap({ comparison, nameOf }: ComparePartProps) {
  const format = useFormat();
  const { t } = useTranslation();
  const { selection, change } = useSelection();
  const { other, control } = useOtherPlan({ comparison, nameOf });
  const { years, reference } = comparison;
  const year = selection.year !== null && years.includes(selection.year) ? selection.year : (years.at(-1) ?? 2000);
  const answer = useApi('compare.map', { planId: other, reference, year }, { keep: true });
  return (
    <Answer answer={answer}>
      {({ rows }) => (
        <Shown
          rows={rows}
          year={year}
          names={[nameOf(reference), nameOf(other)]}
          controls={
            <>
              {control}
              <label className={map.year}>
                {t('plan.year')}
                <input
                  type="range"
                  min={years[0] ?? 0}
                  max={years.at(-1) ?? 0}
                  step={1}
                  value={year}
                  aria-valuetext={format.schoolYear(year)}
                  onChange={(event) => change({ year: Number(event.target.value) }, { replace: true })}
                />
                <output>{format.schoolYear(year)}</output>
              </label>
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
  names,
  controls,
}: {
  rows: readonly SchoolDifference[];
  year: number;
  names: readonly [string, string];
  controls: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { byId, nameOf, districts, districtOf } = usePlanSchools();
  const { selection, select } = useSelection();
  const [measure, setMeasure] = useState<Measure>('largeClasses');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY);
  const [listed, setListed] = useState(false);
  const outlines = useApi('map.outlines', {}).data?.outlines ?? null;
  const ids = useMemo(() => rows.map(({ schoolId }) => schoolId), [rows]);
  const { located, unlocated, plane } = useMemo(() => placedSchools(ids, byId), [ids, byId]);
  const drawn = useMemo(
    () => (outlines === null ? districtHulls(located, byId, districts) : onPlane(outlines, plane)),
    [outlines, located, byId, districts, plane],
  );
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
  const choose = useCallback((picked: readonly string[]) => {
    setChosen(new Set(picked));
    if (picked.length > 0) setListed(true);
  }, []);
  return (
    <div className={map.part}>
      <div className={map.bar}>
        <Choice
          label={t('compare.map.measure')}
          value={measure}
          onChange={(value) => setMeasure(MEASURES.find((one) => one === value) ?? 'largeClasses')}
          options={MEASURES.map((value) => ({ value, text: t(`compare.map.measures.${value}`) }))}
        />
        {controls}
        <span className={map.space} />
        <Button kind="quiet" icon={<List aria-hidden />} aria-pressed={listed} onClick={() => setListed(!listed)}>
          {t('map.list')}
        </Button>
        <OutlinesControl />
      </div>
      <div className={map.split}>
        <SchoolMap
          label={t('compare.map.label', {
            year: format.schoolYear(year),
            measure: t(`compare.map.measures.${measure}`),
            reference: names[0],
            plan: names[1],
          })}
          scene={scene}
          selectedId={selection.school}
          chosenIds={chosen}
          onSelect={(school) => select({ school, year })}
          onLasso={choose}
          describe={describe}
          legend={<Legend />}
        />
        {listed && (
          <DifferenceList
            rows={differing}
            measure={t(`compare.map.measures.${measure}`)}
            lassoed={chosen.size > 0}
            selectedId={selection.school}
            onSelect={(school) => select({ school, year })}
            onClear={() => setChosen(NOBODY)}
          />
        )}
      </div>
      <p className={map.quiet}>
        {t('map.hint')} {unlocated > 0 && t('map.unlocated', { number: format.number(unlocated) })}
      </p>
    </div>
  );
}

const NOBODY: ReadonlySet<string> = new Set();

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
