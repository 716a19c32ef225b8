import { List } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { useFormat } from '../../i18n/format.ts';
import { OutlinesControl } from '../../map/OutlinesControl.tsx';
import { onPlane } from '../../map/outlines.ts';
import styles from './MapPart.module.css';
import { districtHulls, placedSchools } from './map-scene.ts';
import { usePlanSchools } from './use-plan-schools.ts';

/** The schools of a map that have coordinates, and the outlines of districts: loaded ones, else hulls of their schools. */
export function usePlacedSchools(ids: readonly string[]) {
  const { byId, districts } = usePlanSchools();
  const outlines = useApi('map.outlines', {}).data?.outlines ?? null;
  const { located, unlocated, plane } = useMemo(() => placedSchools(ids, byId), [ids, byId]);
  const drawn = useMemo(
    () => (outlines === null ? districtHulls(located, byId, districts) : onPlane(outlines, plane)),
    [outlines, located, byId, districts, plane],
  );
  return { located, unlocated, drawn };
}

/** The schools chosen with the lasso, and whether the list beside the map is open; choosing some opens it. */
export function useLasso() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY);
  const [listed, setListed] = useState(false);
  const choose = useCallback((ids: readonly string[]) => {
    setChosen(new Set(ids));
    if (ids.length > 0) setListed(true);
  }, []);
  const clear = useCallback(() => setChosen(NOBODY), []);
  return { chosen, choose, clear, listed, setListed };
}

const NOBODY: ReadonlySet<string> = new Set();

/** The planned year that a map shows. */
export function YearSlider({ years, year }: { readonly years: readonly number[]; readonly year: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change } = useSelection();
  return (
    <label className={styles.year}>
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
  );
}

interface MapFrameProps {
  readonly controls: ReactNode;
  readonly map: ReactNode;
  readonly list: ReactNode;
  readonly lasso: Pick<ReturnType<typeof useLasso>, 'listed' | 'setListed'>;
  /** Schools without coordinates. */
  readonly unlocated: number;
}

/** A map of schools below its controls, with a list of them beside it where it is asked for. */
export function MapFrame({ controls, map, list, lasso: { listed, setListed }, unlocated }: MapFrameProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.part}>
      <div className={styles.bar}>
        {controls}
        <span className={styles.space} />
        <Button kind="quiet" icon={<List aria-hidden />} aria-pressed={listed} onClick={() => setListed(!listed)}>
          {t('map.list')}
        </Button>
        <OutlinesControl />
      </div>
      <div className={styles.split}>
        {map}
        {listed && list}
      </div>
      <p className={styles.quiet}>
        {t('map.hint')} {unlocated > 0 && t('map.unlocated', { number: format.number(unlocated) })}
      </p>
    </div>
  );
}
