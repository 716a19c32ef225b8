import { CircleCheck, CircleHelp, CircleX, type LucideIcon, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type BadgeKind } from '../../components/Badge.tsx';
import styles from './Policy.module.css';
import type { Standing } from './policy-view.ts';

const LOOKS: Readonly<Record<Standing, { readonly kind: BadgeKind; readonly icon: LucideIcon }>> = {
  met: { kind: 'success', icon: CircleCheck },
  onCourse: { kind: 'accent', icon: TrendingUp },
  missed: { kind: 'danger', icon: CircleX },
  noData: { kind: 'plain', icon: CircleHelp },
};

/** Where a target or a measure stands, in a word and a sign of its own. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const { kind, icon: Icon } = LOOKS[standing];
  return (
    <Badge kind={kind} title={t(`policy.standingTips.${standing}`)}>
      <Icon aria-hidden className={styles.sign} />
      {t(`policy.standings.${standing}`)}
    </Badge>
  );
}
