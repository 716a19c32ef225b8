import type { GridOptions, Module } from 'ag-grid-community';
import { AgGridProvider, AgGridReact } from 'ag-grid-react';
import { useRef } from 'react';
import { usePainted } from '../app/painted.ts';
import styles from './Grid.module.css';
import { sortAfterPaint } from './sort-after-paint.ts';

interface GridProps<Row> {
  /** The parts of the grid that are used; the same for as long as it is there. */
  readonly modules: Module[];
  /** Everything else. What is not the same object as at the last drawing is handed to the grid. */
  readonly options: GridOptions<Row>;
}

/**
 * The grid, built after all around it has been painted. Handlers always call whichever were given last, so that a new
 * closure at every drawing of a screen is no change for the grid.
 */
export function Grid<Row>({ modules, options }: GridProps<Row>) {
  const latest = useRef(options);
  latest.current = options;
  const handlers = useRef<GridOptions<Row> | null>(null);
  handlers.current ??= handlersOf(latest);
  // Building the grid is one long task.
  if (!usePainted()) return null;
  return (
    <div className={styles.around} onClickCapture={sortAfterPaint} onKeyDownCapture={sortAfterPaint}>
      <AgGridProvider modules={modules}>
        <AgGridReact<Row> {...options} {...handlers.current} />
      </AgGridProvider>
    </div>
  );
}

/** Handlers that call whichever were given last. */
function handlersOf<Row>(latest: { readonly current: GridOptions<Row> }): GridOptions<Row> {
  const names = Object.keys(latest.current).filter((name) => /^on[A-Z]/.test(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      (event: unknown) => (latest.current as Record<string, ((event: unknown) => void) | undefined>)[name]?.(event),
    ]),
  );
}
