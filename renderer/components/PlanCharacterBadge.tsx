import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../app/current.ts';
import { Badge } from './Badge.tsx';

/** What a plan that was saved as an alternative is better at than the best plan; nothing for other plans. */
export function PlanCharacterBadge({ plan: { character } }: { plan: Pick<PlanSummary, 'character'> }) {
  const { t } = useTranslation();
  if (character === null) return null;
  return <Badge title={t('studies.alternatives.title')}>{t(`studies.alternatives.characters.${character}`)}</Badge>;
}
