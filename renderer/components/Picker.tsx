import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './Picker.module.css';

export interface PickerItem {
  readonly id: string;
  /** What stands in the list. */
  readonly content: ReactNode;
  /** What is searched by typing. */
  readonly text: string;
  /** How deep in a tree. */
  readonly depth?: number;
}

interface PickerProps {
  /** What is picked, for screen readers and above the value. */
  readonly label: string;
  readonly value: string | null;
  /** What stands on the button. */
  readonly shown: ReactNode;
  readonly items: readonly PickerItem[];
  readonly onPick: (id: string) => void;
  /** What stands in place of an empty list. */
  readonly empty: string;
  readonly disabled?: boolean;
}

/** A button that opens a list to pick one thing from; arrows, typing and Enter work as in a list of the system. */
export function Picker({ label, value, shown, items, onPick, empty, disabled = false }: PickerProps) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    list.current?.focus();
    const close = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  useEffect(() => {
    if (open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, active, id]);

  function show(): void {
    setActive(
      Math.max(
        0,
        items.findIndex((item) => item.id === value),
      ),
    );
    setOpen(true);
  }

  function hide(): void {
    setOpen(false);
    button.current?.focus();
  }

  function pick(index: number): void {
    const item = items[index];
    hide();
    if (item !== undefined) onPick(item.id);
  }

  function onKey(event: KeyboardEvent): void {
    const last = items.length - 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => setActive(Math.min(last, active + 1)),
      ArrowUp: () => setActive(Math.max(0, active - 1)),
      Home: () => setActive(0),
      End: () => setActive(last),
      Enter: () => pick(active),
      ' ': () => pick(active),
      Escape: hide,
      Tab: () => setOpen(false),
    };
    const move = moves[event.key];
    if (move !== undefined) {
      if (event.key !== 'Tab') event.preventDefault();
      event.stopPropagation();
      move();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const letter = event.key.toLowerCase();
      const order = [...items.slice(active + 1), ...items.slice(0, active + 1)];
      const found = order.find(({ text }) => text.toLowerCase().startsWith(letter));
      if (found !== undefined) setActive(items.indexOf(found));
    }
  }

  return (
    <div ref={root} className={styles.picker}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="listbox"
        aria-expanded={open}
        disabled={disabled}
        onClick={() => (open ? hide() : show())}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !open) {
            event.preventDefault();
            show();
          }
        }}
      >
        <span className={styles.label}>{label}</span>
        <span className={styles.shown}>{shown}</span>
        <ChevronDown aria-hidden />
      </button>
      {open && (
        <div className={styles.panel}>
          <div
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-label={label}
            aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
            onKeyDown={onKey}
          >
            {items.map((item, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard.
              <div
                key={item.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={item.id === value}
                className={`${styles.option} ${index === active ? styles.active : ''}`}
                style={{ paddingInlineStart: 8 + (item.depth ?? 0) * 16 }}
                onPointerMove={() => setActive(index)}
                onClick={() => pick(index)}
              >
                {item.content}
              </div>
            ))}
          </div>
          {items.length === 0 && <p className={styles.empty}>{empty}</p>}
        </div>
      )}
    </div>
  );
}
