import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { type PlanSummary, type ScenarioItem, usePlans } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure } from '../../components/Failure.tsx';
import { OutcomeBadge } from '../../components/OutcomeBadge.tsx';
import { PlanCharacterBadge } from '../../components/PlanCharacterBadge.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './Scenarios.module.css';

/** The plans of a scenario with what they come to, the latest first; those that no longer fit the data are marked. */
export function PlanHistory({ scenario }: { scenario: ScenarioItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plans, current } = usePlans();
  const { change } = useSelection();
  const remove = useCommand('plan.delete');
  const [asked, setAsked] = useState<PlanSummary | null>(null);
  /** Classes of a tier with their share of all. */
  const classesOf = (classes: number | null, all: number | null) =>
    classes === null || !all
      ? format.number(classes)
      : t('scenario.classesWithShare', { classes: format.number(classes), share: format.share(classes / all) });
  const figures = [
    t('scenario.lastYear'),
    t('scenario.large'),
    t('scenario.superLarge'),
    t('common.withUnit', { name: t('indicators.capitalCost'), unit: t(`money.${format.moneyUnit}`) }),
    t('scenario.reduction'),
    t('run.time'),
  ];
  const own = plans.filter(({ scenarioId }) => scenarioId === scenario.scenarioId);
  return (
    <Panel title={t('scenario.history')}>
      {remove.error !== null && <Failure failure={remove.error} />}
      {own.length === 0 ? (
        <p className={styles.quiet}>{t('context.noPlans')}</p>
      ) : (
        <table className={styles.plans}>
          <thead>
            <tr>
              <th scope="col">{t('scenario.madeAt')}</th>
              <th scope="col">{t('scenario.outcome')}</th>
              {figures.map((heading) => (
                <th key={heading} scope="col" className="number">
                  {heading}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('norms.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {own.map((plan) => (
              <tr key={plan.planId} aria-current={plan.planId === current?.planId ? 'true' : undefined}>
                <td>
                  <button type="button" className={styles.planLink} onClick={() => change({ plan: plan.planId })}>
                    {format.dateTime(plan.createdAt)}
                  </button>
                </td>
                <td>
                  <OutcomeBadge plan={plan} /> <PlanCharacterBadge plan={plan} />
                </td>
                <td className="number">{format.schoolYear(plan.figures.lastYear)}</td>
                <td className="number">{classesOf(plan.figures.largeClasses, plan.figures.classes)}</td>
                <td className="number">{classesOf(plan.figures.superLargeClasses, plan.figures.classes)}</td>
                <td className="number">{format.money(plan.figures.capitalCost)}</td>
                <td className="number">{format.share(plan.solver.reductionShare)}</td>
                <td className="number">{format.duration(plan.solver.seconds)}</td>
                <td>
                  <Button
                    kind="quiet"
                    icon={<Trash2 aria-hidden />}
                    aria-label={t('scenario.deletePlan', { time: format.dateTime(plan.createdAt) })}
                    title={t('common.delete')}
                    onClick={() => setAsked(plan)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked !== null && (
        <Dialog
          title={t('scenario.deletePlanTitle')}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>{t('common.cancel')}</Button>
              <Button
                kind="danger"
                onClick={() => {
                  remove.mutate({ planId: asked.planId });
                  setAsked(null);
                }}
              >
                {t('common.delete')}
              </Button>
            </>
          }
        >
          <p>{t('scenario.deletePlanText', { time: format.dateTime(asked.createdAt) })}</p>
        </Dialog>
      )}
    </Panel>
  );
}
