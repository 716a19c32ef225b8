import { useTranslation } from 'react-i18next';
import { Badge, type BadgeKind } from './Badge.tsx';

const KINDS: Readonly<Record<string, BadgeKind>> = { A: 'success', B: 'plain', C: 'warning', none: 'danger' };

/** How well a norm's value is supported. */
export function EvidenceBadge({ evidence }: { evidence: string }) {
  const { t } = useTranslation();
  return (
    <Badge kind={KINDS[evidence] ?? 'plain'} title={t(`norms.evidenceText.${evidence}`)}>
      {t(`norms.evidenceShort.${evidence}`)}
    </Badge>
  );
}
