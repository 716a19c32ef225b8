import { ArrowDown, ArrowUp, Pencil, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Override } from '../../../src/domain/scenario.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { useNames } from '../../i18n/names.ts';
import { contradictionsAt, useContradictionText } from './contradictions.ts';
import { type Inherited, inheritedBy } from './inherited.ts';
import { OverrideDialog } from './OverrideDialog.tsx';
import { isEditable } from './override-form.ts';
import { movedOverride, overrideKey, useOverrideText, withOverride } from './overrides.ts';
import styles from './Scenarios.module.css';
import type { ScenarioChanges } from './scenario-changes.ts';
import { useParentText } from './use-parent-text.ts';

interface OverridesProps {
  readonly scenario: ScenarioItem;
  readonly scenarios: readonly ScenarioItem[];
  readonly changes: ScenarioChanges;
}

/** What a scenario changes, in words and beside what its parent has, and what it takes over from its parents. */
export function Overrides({ scenario, scenarios, changes }: OverridesProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ readonly edited: Override | null } | null>(null);
  if (scenario.parentId === null) return <p className={styles.quiet}>{t('scenario.baseText')}</p>;
  const inherited = inheritedBy(scenario, scenarios);
  return (
    <>
      {scenario.overrides.length === 0 ? (
        <p className={styles.quiet}>{t('scenario.noOverrides')}</p>
      ) : (
        <OwnOverrides
          scenario={scenario}
          inherited={inherited}
          changes={changes}
          onEdit={(edited) => setAsked({ edited })}
        />
      )}
      {inherited.length > 0 && <InheritedOverrides scenario={scenario} inherited={inherited} />}
      <div>
        <Button icon={<Plus aria-hidden />} onClick={() => setAsked({ edited: null })}>
          {t('scenario.addOverride')}
        </Button>
      </div>
      {asked !== null && (
        <OverrideDialog
          edited={asked.edited}
          onClose={() => {
            changes.dismiss();
            setAsked(null);
          }}
          onApply={async (override) => {
            const overrides = withOverride(scenario.overrides, override, asked.edited);
            if (await changes.setOverrides(scenario, overrides)) setAsked(null);
          }}
          failure={changes.failure}
        />
      )}
    </>
  );
}

interface OwnOverridesProps {
  readonly scenario: ScenarioItem;
  readonly inherited: readonly Inherited[];
  readonly changes: ScenarioChanges;
  readonly onEdit: (override: Override) => void;
}

/** The scenario's own changes in their order: later ones win. */
function OwnOverrides({ scenario, inherited, changes, onEdit }: OwnOverridesProps) {
  const { t } = useTranslation();
  const text = useOverrideText();
  const parentText = useParentText(scenario, inherited);
  const contradictionText = useContradictionText();
  const { addressOf } = useSelection();
  const list = useRef<HTMLOListElement>(null);
  const { overrides } = scenario;

  async function move(index: number, way: -1 | 1): Promise<void> {
    if (overrides[index + way] === undefined) return;
    // The change keeps the keyboard, wherever it has gone.
    const items = () => list.current?.querySelectorAll<HTMLElement>(':scope > li');
    if (await changes.setOverrides(scenario, movedOverride(overrides, index, way))) items()?.[index + way]?.focus();
  }

  function onKey(event: KeyboardEvent<HTMLLIElement>, index: number): void {
    const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (way === null) return;
    if (event.altKey) void move(index, way);
    else if (event.target === event.currentTarget) {
      const next = way === -1 ? event.currentTarget.previousElementSibling : event.currentTarget.nextElementSibling;
      if (next instanceof HTMLElement) next.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <p id="order-of-changes" className={styles.quiet}>
        {t('scenario.orderHint')}
      </p>
      <ol ref={list} className={styles.overrides} aria-describedby="order-of-changes">
        {overrides.map((override, index) => {
          const parent = parentText(override);
          const faults = contradictionsAt(scenario, override);
          const said = text(override);
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves a change up and down.
            <li key={overrideKey(override)} tabIndex={0} onKeyDown={(event) => onKey(event, index)}>
              <span className={styles.overrideText}>
                {override.kind === 'norm' ? <Link to={addressOf('/norms', { norm: override.id })}>{said}</Link> : said}
                {parent !== null && <span className={styles.parent}>{parent}</span>}
                {faults.map((fault) => (
                  <span key={fault.kind} role="note" className={styles.contradiction}>
                    {contradictionText(fault, override)}
                  </span>
                ))}
              </span>
              <Button
                kind="quiet"
                icon={<ArrowUp aria-hidden />}
                disabled={index === 0}
                aria-label={t('scenario.moveUp', { override: said })}
                title={t('scenario.moveUpTip')}
                onClick={() => void move(index, -1)}
              />
              <Button
                kind="quiet"
                icon={<ArrowDown aria-hidden />}
                disabled={index === overrides.length - 1}
                aria-label={t('scenario.moveDown', { override: said })}
                title={t('scenario.moveDownTip')}
                onClick={() => void move(index, 1)}
              />
              <Button
                kind="quiet"
                icon={<Pencil aria-hidden />}
                disabled={!isEditable(override)}
                aria-label={t('scenario.editOverride', { override: said })}
                title={isEditable(override) ? t('scenario.edit') : t('scenario.notEditable')}
                onClick={() => onEdit(override)}
              />
              <Button
                kind="quiet"
                icon={<X aria-hidden />}
                aria-label={t('scenario.removeOverride', { override: said })}
                title={t('scenario.remove')}
                onClick={() =>
                  void changes.setOverrides(
                    scenario,
                    overrides.filter((one) => one !== override),
                  )
                }
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}

function InheritedOverrides({ scenario, inherited }: Pick<OwnOverridesProps, 'scenario' | 'inherited'>) {
  const { t } = useTranslation();
  const names = useNames();
  const text = useOverrideText();
  const own = new Set(scenario.overrides.map(overrideKey));
  return (
    <>
      <h3>{t('scenario.inherited')}</h3>
      <ul className={styles.overrides}>
        {inherited.map(({ from, override }) => (
          <li key={overrideKey(override)} className={styles.quiet}>
            <span className={styles.overrideText}>
              {own.has(overrideKey(override)) ? <s>{text(override)}</s> : text(override)}
            </span>
            <span>{names.scenario(from.name)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
