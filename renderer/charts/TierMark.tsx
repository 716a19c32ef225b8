import type { TierName } from './palette.ts';
import styles from './TierMark.module.css';

/** The mark of a class tier in text and tables: filled for the plan, outlined for without measures. */
export function TierMark({ tier, kind = 'filled' }: { tier: TierName | 'unknown'; kind?: 'filled' | 'outlined' }) {
  return <span aria-hidden className={`${styles.mark} ${styles[tier]} ${styles[kind]}`} />;
}
