import { ArrowLeftRight, ListChecks, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PlanSummary } from '../../app/current.ts';
import { Button } from '../../components/Button.tsx';
import { OutcomeBadge } from '../../components/OutcomeBadge.tsx';
import { PlanCharacterBadge } from '../../components/PlanCharacterBadge.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Compare.module.css';

const MOST = 4;

/** A, B, C, D: by these letters the chosen plans go in tables and charts; A is the reference. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

interface PlanChooserProps {
  readonly plans: readonly PlanSummary[];
  /** The reference first. */
  readonly chosen: readonly string[];
  readonly addressOf: (ids: readonly string[]) => string;
}

/** The plans compared, each of which can be made the reference; all plans of the bureau to choose from. */
export function PlanChooser({ plans, chosen, addressOf }: PlanChooserProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const navigate = useNavigate();
  const [open, setOpen] = useState(chosen.length < 2);
  const choose = (ids: readonly string[]) => void navigate(addressOf(ids));
  const nameOf = ({ scenarioName, createdAt }: PlanSummary) =>
    `${names.scenario(scenarioName)}, ${format.dateTime(createdAt)}`;
  return (
    <section className={styles.chooser} aria-label={t('compare.plans')}>
      <ul className={styles.chips}>
        {chosen.map((planId, index) => {
          const plan = plans.find((one) => one.planId === planId);
          if (plan === undefined) return null;
          const others = chosen.filter((id) => id !== planId);
          return (
            <li key={planId} className={index === 0 ? styles.referenceChip : styles.chip}>
              <b className={styles.letter}>{letterOf(index)}</b>
              <span className={styles.chipName} title={nameOf(plan)}>
                {names.scenario(plan.scenarioName)}
              </span>
              <span className={styles.quiet}>{format.dateTime(plan.createdAt)}</span>
              <PlanCharacterBadge plan={plan} />
              <OutcomeBadge plan={plan} />
              {index === 0 ? (
                <span className={styles.reference}>{t('compare.reference')}</span>
              ) : (
                <Button
                  kind="quiet"
                  icon={<ArrowLeftRight aria-hidden />}
                  aria-label={t('compare.referenceThis', { name: nameOf(plan) })}
                  title={t('compare.referenceThis', { name: nameOf(plan) })}
                  onClick={() => choose([planId, ...others])}
                />
              )}
              {chosen.length > 2 && (
                <Button
                  kind="quiet"
                  icon={<X aria-hidden />}
                  aria-label={t('compare.leaveOut', { name: nameOf(plan) })}
                  title={t('compare.leaveOut', { name: nameOf(plan) })}
                  onClick={() => choose(others)}
                />
              )}
            </li>
          );
        })}
        <li>
          <Button icon={<ListChecks aria-hidden />} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('compare.choosePlans')}
          </Button>
        </li>
      </ul>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
        <section className={styles.table} tabIndex={0} aria-label={t('compare.allPlans')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('compare.compared')}</th>
                <th scope="col">{t('compare.scenario')}</th>
                <th scope="col">{t('compare.created')}</th>
                <th scope="col">{t('compare.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {plans.map((plan) => {
                const { planId, scenarioName, createdAt } = plan;
                const ticked = chosen.includes(planId);
                return (
                  <tr key={planId}>
                    <td>
                      <input
                        type="checkbox"
                        aria-label={t('compare.compareThis', { name: nameOf(plan) })}
                        checked={ticked}
                        disabled={!ticked && chosen.length >= MOST}
                        onChange={() => choose(ticked ? chosen.filter((id) => id !== planId) : [...chosen, planId])}
                      />
                    </td>
                    <td>
                      {ticked && <b className={styles.letter}>{letterOf(chosen.indexOf(planId))}</b>}
                      {names.scenario(scenarioName)}
                    </td>
                    <td>{format.dateTime(createdAt)}</td>
                    <td>
                      <PlanCharacterBadge plan={plan} />
                      <OutcomeBadge plan={plan} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
