import { useEffect } from 'react';

const REGIONS = 'nav[data-region], header[data-region], main, aside[data-region]';
const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]';

/**
 * F6 leads from one part of the window to the next (rail, bar, screen, drawer), Shift F6 back: a table takes many steps
 * with Tab, and in a table that is worked on Tab belongs to the cells.
 */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)];
      const present = regions.findIndex((region) => region.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const next = regions[(Math.max(present, event.shiftKey ? 0 : -1) + step + regions.length) % regions.length];
      (next?.querySelector<HTMLElement>(FOCUSABLE) ?? next)?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
