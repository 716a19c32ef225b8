import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../app/current.ts';
import { provenGap, toldGap } from '../app/proven-gap.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge, type BadgeKind } from './Badge.tsx';
import { useStaleText } from './Staleness.tsx';

const KINDS: Readonly<Record<PlanSummary['outcome'], BadgeKind>> = {
  optimal: 'success',
  feasibleAtLimit: 'accent',
  interrupted: 'warning',
  infeasible: 'danger',
  failed: 'danger',
};

/** Whether nothing was proven about a plan: a gap of the whole is not a figure to show. */
export function isUnproven({ outcome, solver }: Pick<PlanSummary, 'outcome' | 'solver'>): boolean {
  return outcome !== 'infeasible' && outcome !== 'failed' && provenGap(solver.gap) === null;
}

/** How good a plan is known to be, and whether it still fits the data. */
export function OutcomeBadge({ plan }: { plan: Pick<PlanSummary, 'outcome' | 'solver' | 'stale' | 'certified'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const staleText = useStaleText();
  if (plan.stale.length > 0) {
    return (
      <Badge kind="warning" title={t('outcome.outOfDateTip', { reasons: staleText(plan) })}>
        {t('outcome.outOfDate')}
      </Badge>
    );
  }
  if (!plan.certified) return <Badge kind="danger">{t('outcome.notCertified')}</Badge>;
  if (isUnproven(plan)) {
    return (
      <Badge kind="warning" title={t('outcome.noBoundTip')}>
        {t('outcome.noBound')}
      </Badge>
    );
  }
  const gap = format.share(toldGap(plan.solver.gap));
  return (
    <Badge kind={KINDS[plan.outcome]} title={t(`outcome.${plan.outcome}Tip`, { gap })}>
      {t(`outcome.${plan.outcome}`, { gap })}
    </Badge>
  );
}
