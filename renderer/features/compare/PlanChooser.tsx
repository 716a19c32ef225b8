import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PlanSummary } from '../../app/current.ts';
import { OutcomeBadge } from '../../components/OutcomeBadge.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Compare.module.css';

const MOST = 4;

/** A, B, C, D: by these letters the chosen plans go in tables and charts; A is the reference. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** All plans with a tick for those compared and a mark for the reference. */
export function PlanChooser({
  plans,
  chosen,
  addressOf,
}: {
  plans: readonly PlanSummary[];
  /** The reference first. */
  chosen: readonly string[];
  addressOf: (ids: readonly string[]) => string;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const navigate = useNavigate();
  const choose = (ids: readonly string[]) => void navigate(addressOf(ids));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    <section className={styles.chooser} tabIndex={0} aria-label={t('compare.plans')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('compare.compared')}</th>
            <th scope="col">{t('compare.reference')}</th>
            <th scope="col">{t('compare.scenario')}</th>
            <th scope="col">{t('compare.created')}</th>
            <th scope="col">{t('compare.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => {
            const { planId, scenarioName, createdAt } = plan;
            const ticked = chosen.includes(planId);
            const name = `${names.scenario(scenarioName)}, ${format.dateTime(createdAt)}`;
            return (
              <tr key={planId}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('compare.compareThis', { name })}
                    checked={ticked}
                    disabled={!ticked && chosen.length >= MOST}
                    onChange={() => choose(ticked ? chosen.filter((id) => id !== planId) : [...chosen, planId])}
                  />
                </td>
                <td>
                  <input
                    type="radio"
                    name="reference"
                    aria-label={t('compare.referenceThis', { name })}
                    checked={chosen[0] === planId}
                    disabled={!ticked}
                    onChange={() => choose([planId, ...chosen.filter((id) => id !== planId)])}
                  />
                </td>
                <td>
                  {ticked && <b className={styles.letter}>{letterOf(chosen.indexOf(planId))}</b>}
                  {names.scenario(scenarioName)}
                </td>
                <td>{format.dateTime(createdAt)}</td>
                <td>
                  <OutcomeBadge plan={plan} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
