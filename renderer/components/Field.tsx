import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the value, and what to do. */
  readonly problem?: string;
  /** Makes the control; it takes the id for the label and the id of the hint or problem. */
  readonly children: (id: string, describedBy: string) => ReactNode;
}

/** A labelled control of a form. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id, `${id}-note`)}
      <p id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
        {problem ?? hint}
      </p>
    </div>
  );
}
