import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** Hides the heading from the eye, not from screen readers. */
  readonly plain?: boolean;
}

/** A dialog over the window. Escape closes it, and the keyboard stays inside. */
export function Dialog({ title, onClose, children, actions, wide = false, plain = false }: DialogProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const dialog = element.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={element}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={plain ? 'visually-hidden' : styles.header}>
        <h2 id={heading}>{title}</h2>
        {!plain && <Button kind="quiet" aria-label={t('common.close')} icon={<X aria-hidden />} onClick={onClose} />}
      </header>
      <div className={plain ? undefined : styles.body}>{children}</div>
      {actions !== undefined && <footer className={styles.footer}>{actions}</footer>}
    </dialog>
  );
}
