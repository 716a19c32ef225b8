import { RotateCcw, Search, SquarePen } from 'lucide-react';
import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { type ScenarioItem, useScenarios } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { EvidenceBadge } from '../../components/EvidenceBadge.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Screen } from '../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { ChangeNormDialog } from './ChangeNormDialog.tsx';
import styles from './Norms.module.css';
import { type NormChanges, useNormChanges } from './norm-changes.ts';

export type ShownNorm = OutputOf<'norms.list'>['norms'][number];
type Shown = 'all' | 'changed' | 'missing';

/** The norm library with document, clause and evidence, and what bureau and scenario make of each value. */
export default function NormsScreen() {
  const { t } = useTranslation();
  const names = useNames();
  const { current } = useScenarios();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [changing, setChanging] = useState<ShownNorm | null>(null);
  const answer = useApi('norms.list', { scenarioId: current?.scenarioId ?? null }, { keep: true });
  const changes = useNormChanges();
  return (
    <Screen title={t('screens.norms')} fill>
      <div className={styles.tools}>
        <label className={styles.search}>
          <Search aria-hidden />
          <span className="visually-hidden">{t('common.search')}</span>
          <input
            type="search"
            value={text}
            placeholder={t('norms.searchHint')}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <select aria-label={t('norms.show')} value={shown} onChange={(event) => setShown(event.target.value as Shown)}>
          <option value="all">{t('norms.showAll')}</option>
          <option value="changed">{t('norms.showChanged')}</option>
          <option value="missing">{t('norms.showMissing')}</option>
        </select>
        <span className={styles.scope}>
          {t('norms.scope', { scenario: current === null ? UNKNOWN : names.scenario(current.name) })}
        </span>
      </div>
      {changes.failure !== null && <Failure failure={changes.failure} onDismiss={changes.dismiss} />}
      <Answer answer={answer}>
        {({ norms, normSet }) => (
          <NormTable
            norms={norms}
            setName={normSet.name}
            text={text}
            shown={shown}
            changes={changes}
            onChange={setChanging}
          />
        )}
      </Answer>
      {changing !== null && <ChangeNormDialog norm={changing} onClose={() => setChanging(null)} />}
    </Screen>
  );
}

interface NormTableProps {
  readonly norms: readonly ShownNorm[];
  readonly setName: { readonly zh: string; readonly en: string };
  readonly text: string;
  readonly shown: Shown;
  readonly changes: NormChanges;
  readonly onChange: (norm: ShownNorm) => void;
}

/** So many norms fill the largest window; the others follow when these are on the screen. */
const FIRST_NORMS = 30;

function NormTable({ norms, setName, text, shown, changes, onChange }: NormTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { scenarios } = useScenarios();
  const { selection, select } = useSelection();
  const latestSelect = useRef(select);
  latestSelect.current = select;
  const onSelect = useCallback((norm: string) => latestSelect.current({ norm, why: true }), []);
  const isWhole = useDeferredValue(true, false);
  const words = useDeferredValue(text).toLowerCase().split(/\s+/).filter(Boolean);
  const search = words.join(' ');
  const groups = useMemo(() => {
    const found = norms.filter((norm) => {
      if (shown === 'changed' && norm.overriddenBy === null && norm.bureauValue === null) return false;
      if (shown === 'missing' && norm.effectiveValue !== null) return false;
      const all = `${norm.id} ${norm.description.zh} ${norm.description.en} ${norm.document}`.toLowerCase();
      return search.split(' ').every((word) => all.includes(word));
    });
    const first = isWhole ? found : found.slice(0, FIRST_NORMS);
    return [...Map.groupBy(first, ({ id }) => id.split('.')[0] ?? '')];
  }, [norms, shown, search, isWhole]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={t('screens.norms')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('norms.norm')}</th>
            <th scope="col" className="number">
              {t('norms.value')}
            </th>
            <th scope="col">{t('norms.unit')}</th>
            <th scope="col" className="number">
              {t('norms.libraryValue')}
            </th>
            <th scope="col">{t('norms.difference')}</th>
            <th scope="col">{t('norms.document')}</th>
            <th scope="col">{t('norms.evidence')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('norms.actions')}</span>
            </th>
          </tr>
        </thead>
        {groups.map(([group, members]) => (
          <tbody key={group}>
            <tr>
              <th scope="colgroup" colSpan={8} className={styles.group}>
                {t(`norms.groups.${group}`, { defaultValue: group })}
              </th>
            </tr>
            {members.map((norm) => (
              <NormRow
                key={norm.id}
                norm={norm}
                by={scenarios.find(({ scenarioId }) => scenarioId === norm.overriddenBy)}
                isSelected={selection.norm === norm.id}
                changes={changes}
                onChange={onChange}
                onSelect={onSelect}
              />
            ))}
          </tbody>
        ))}
      </table>
      {groups.length === 0 && <p className={styles.none}>{t('norms.none')}</p>}
      <p className={styles.none}>{t('norms.set', { name: setName[format.language] })}</p>
    </section>
  );
}

interface NormRowProps extends Pick<NormTableProps, 'changes' | 'onChange'> {
  readonly norm: ShownNorm;
  /** The scenario that sets the value, if one does. */
  readonly by: ScenarioItem | undefined;
  readonly isSelected: boolean;
  readonly onSelect: (normId: string) => void;
}

/** One norm; drawn again only when something of its own has changed, and not whenever the drawer opens or closes. */
const NormRow = memo(function NormRow({ norm, by, isSelected, changes, onChange, onSelect }: NormRowProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  // A value of its own stays one even where it is the library's again.
  const changed = norm.overriddenBy !== null || norm.bureauValue !== null;
  const difference = norm.effectiveValue !== null && norm.value !== null ? norm.effectiveValue - norm.value : null;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <tr ref={row} aria-selected={isSelected} className={styles.row}>
      <td>
        <button type="button" className={styles.name} onClick={() => onSelect(norm.id)}>
          {norm.description[format.language]}
        </button>
        <span className={styles.id}>{norm.id}</span>
      </td>
      <td className="number">
        {norm.effectiveValue === null ? (
          <Badge kind="danger">{t('norms.missing')}</Badge>
        ) : (
          <strong>{format.number(norm.effectiveValue, 4)}</strong>
        )}
      </td>
      <td className={styles.unit}>{names.unit(norm.unit)}</td>
      <td className="number">
        {format.number(norm.value, 4)}
        {by !== undefined && norm.bureauValue !== null && (
          <span className={styles.id}>{t('norms.bureauIs', { value: format.number(norm.bureauValue, 4) })}</span>
        )}
      </td>
      <td>
        {changed && (
          <span className={styles.difference}>
            {difference !== null && <span>{format.signed(difference, 4)}</span>}
            <Badge kind="accent">{by === undefined ? t('norms.byBureau') : names.scenario(by.name)}</Badge>
          </span>
        )}
      </td>
      <td className={styles.document}>
        {norm.document || UNKNOWN}
        {norm.clause !== '' && <span className={styles.id}>{norm.clause}</span>}
      </td>
      <td>
        <EvidenceBadge evidence={norm.evidence} />
      </td>
      <td className={styles.actions}>
        <Button
          kind="quiet"
          icon={<SquarePen aria-hidden />}
          aria-label={t('norms.changeOf', { norm: norm.description[format.language] })}
          title={t('norms.change')}
          onClick={() => onChange(norm)}
        />
        {changes.canReset(norm) && (
          <Button
            kind="quiet"
            icon={<RotateCcw aria-hidden />}
            aria-label={t('norms.resetOf', { norm: norm.description[format.language] })}
            title={t('norms.reset')}
            onClick={() => void changes.reset(norm)}
          />
        )}
      </td>
    </tr>
  );
});
