import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './ToolMenu.module.css';

interface ToolMenuProps {
  readonly label: string;
  /** Whether the button shows its sign alone; the label is then said and shown as its tip. */
  readonly signOnly?: boolean;
  readonly icon: ReactNode;
  readonly onOpen?: () => void;
  /** What stands in the panel below the button; it gets what closes it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small panel; a click elsewhere or Escape closes it. */
export function ToolMenu({ label, signOnly = false, icon, onOpen, children }: ToolMenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const close = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  function close(): void {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from anything in it.
    <div
      ref={root}
      className={styles.toolMenu}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
    >
      <Button
        kind="quiet"
        icon={icon}
        title={signOnly ? label : undefined}
        aria-expanded={open}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        {signOnly ? <span className="visually-hidden">{label}</span> : label}
      </Button>
      {open && (
        <fieldset className={styles.panel}>
          <legend className="visually-hidden">{label}</legend>
          {children(close)}
        </fieldset>
      )}
    </div>
  );
}
