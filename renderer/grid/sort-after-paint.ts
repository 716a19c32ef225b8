import type { KeyboardEvent, MouseEvent } from 'react';
import { afterPaint } from '../app/painted.ts';

/**
 * Sorting thousands of rows and drawing those in sight is one long task. So the head of the column shows that it was
 * clicked, or Enter pressed on it, and only then the grid hears of it. Belongs to the capturing of events around a grid.
 */
export function sortAfterPaint(event: MouseEvent | KeyboardEvent): void {
  const { nativeEvent, target } = event;
  if (!nativeEvent.isTrusted || !(target instanceof HTMLElement)) return;
  const head = target.closest<HTMLElement>('.ag-header-cell-sortable');
  if (head === null || !sorts(nativeEvent, target, head)) return;
  event.stopPropagation();
  head.dataset.working = '';
  const again = copyOf(nativeEvent);
  afterPaint(() => {
    target.dispatchEvent(again);
    delete head.dataset.working;
  });
}

/** Whether the grid would sort: a click on the words of the head, not on its funnel or edge; Enter on the head itself. */
function sorts(event: Event, target: HTMLElement, head: HTMLElement): boolean {
  if (event instanceof globalThis.KeyboardEvent)
    return target === head && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
  return target.closest('.ag-header-cell-label') !== null;
}

/** The same event once more, with the same keys held. */
function copyOf(event: Event): Event {
  return event instanceof globalThis.KeyboardEvent
    ? new globalThis.KeyboardEvent(event.type, event)
    : new globalThis.MouseEvent(event.type, event);
}
