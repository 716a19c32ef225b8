import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Override } from '../../../src/domain/scenario.ts';
import type { ScenarioItem } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { useNames } from '../../i18n/names.ts';
import { OverrideDialog } from './OverrideDialog.tsx';
import { overrideKey, useOverrideText, withOverride } from './overrides.ts';
import styles from './Scenarios.module.css';
import type { ScenarioChanges } from './scenario-changes.ts';

interface OverridesProps {
  readonly scenario: ScenarioItem;
  readonly scenarios: readonly ScenarioItem[];
  readonly changes: ScenarioChanges;
}

/** What a scenario changes, in words, and what it takes over from its parents. */
export function Overrides({ scenario, scenarios, changes }: OverridesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const text = useOverrideText();
  const { addressOf } = useSelection();
  const [adding, setAdding] = useState(false);
  if (scenario.parentId === null) return <p className={styles.quiet}>{t('scenario.baseText')}</p>;
  const inherited = inheritedBy(scenario, scenarios);
  const own = new Set(scenario.overrides.map(overrideKey));
  return (
    <>
      {scenario.overrides.length === 0 && <p className={styles.quiet}>{t('scenario.noOverrides')}</p>}
      <ul className={styles.overrides}>
        {scenario.overrides.map((override) => (
          <li key={overrideKey(override)}>
            <span className={styles.overrideText}>
              {override.kind === 'norm' ? (
                <Link to={addressOf('/norms', { norm: override.id })}>{text(override)}</Link>
              ) : (
                text(override)
              )}
            </span>
            <Button
              kind="quiet"
              icon={<X aria-hidden />}
              aria-label={t('scenario.removeOverride', { override: text(override) })}
              title={t('scenario.remove')}
              onClick={() =>
                void changes.setOverrides(
                  scenario,
                  scenario.overrides.filter((one) => one !== override),
                )
              }
            />
          </li>
        ))}
      </ul>
      {inherited.length > 0 && (
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
      )}
      <div>
        <Button icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
          {t('scenario.addOverride')}
        </Button>
      </div>
      {adding && (
        <OverrideDialog
          onClose={() => setAdding(false)}
          onAdd={async (override: Override) => {
            if (await changes.setOverrides(scenario, withOverride(scenario.overrides, override))) setAdding(false);
          }}
          failure={changes.failure}
        />
      )}
    </>
  );
}

interface Inherited {
  readonly from: ScenarioItem;
  readonly override: Override;
}

/** The overrides of the line of parents, the nearest parent's last word on each. */
function inheritedBy(scenario: ScenarioItem, scenarios: readonly ScenarioItem[]): readonly Inherited[] {
  const found = new Map<string, Inherited>();
  let parent = scenarios.find(({ scenarioId }) => scenarioId === scenario.parentId);
  while (parent !== undefined) {
    for (const override of parent.overrides.toReversed()) {
      const key = overrideKey(override);
      if (!found.has(key)) found.set(key, { from: parent, override });
    }
    const { parentId } = parent;
    parent = scenarios.find(({ scenarioId }) => scenarioId === parentId);
  }
  return [...found.values()];
}
