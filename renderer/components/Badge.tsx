import type { ReactNode } from 'react';
import styles from './Badge.module.css';

export type BadgeKind = 'plain' | 'success' | 'warning' | 'danger' | 'accent';

/** A word about a thing, such as the outcome of a plan. */
export function Badge({ kind = 'plain', title, children }: { kind?: BadgeKind; title?: string; children: ReactNode }) {
  return (
    <span className={`${styles.badge} ${styles[kind]}`} title={title}>
      {children}
    </span>
  );
}
