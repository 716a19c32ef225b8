import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../app/current.ts';
import { useFormat } from '../i18n/format.ts';
import { useNames } from '../i18n/names.ts';
import { Notice } from './Failure.tsx';

/**
 * Says that a plan counts classes from other sizes than 56 and 66, which the headings name everywhere.
 * @param name what the plan is called where there are several
 */
export function ClassStarts({ plan, name }: { plan: PlanSummary; name?: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  if (plan.classStarts.length === 0) return null;
  const starts = plan.classStarts
    .map(({ tier, stage, pupils }) =>
      t(`plan.classStarts.${tier}`, { stage: names.stage(stage), pupils: format.number(pupils) }),
    )
    .join(t('data.listSeparator'));
  const sentence = t('plan.classStarts.text', { starts });
  return <Notice kind="warning">{name === undefined ? sentence : t('plan.ofPlan', { name, sentence })}</Notice>;
}
