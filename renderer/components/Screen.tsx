import type { ReactNode } from 'react';
import styles from './Screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** What stands beside the title. */
  readonly actions?: ReactNode;
  /** Fills the height, for a screen whose grid scrolls inside. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The sheet on which every screen stands: title, actions, content. */
export function Screen({ title, actions, fill = false, children }: ScreenProps) {
  return (
    <section className={`${styles.screen} ${fill ? styles.fill : ''}`}>
      <header className={styles.header}>
        <h1>{title}</h1>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** A part of a screen with a heading of its own. */
export function Panel({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      {title !== undefined && (
        <header className={styles.panelHeader}>
          <h2>{title}</h2>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
