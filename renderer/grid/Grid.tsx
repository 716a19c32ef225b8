import { createGrid, type GridApi, type GridOptions, type Module } from 'ag-grid-community';
import { useEffect, useLayoutEffect, useRef } from 'react';

interface GridProps<Row> {
  /** The parts of the grid that are used; the same for as long as it is there. */
  readonly modules: Module[];
  /** Everything else. What is not the same object as at the last drawing is handed to the grid. */
  readonly options: GridOptions<Row>;
}

/**
 * The grid, drawn by itself. Its binding for React draws every cell as a component, which takes several times as long
 * for the hundreds of cells that sorting or scrolling brings; none of ours needs React.
 */
export function Grid<Row>({ modules, options }: GridProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<Row> | null>(null);
  const latest = useRef(options);
  const shown = useRef(options);
  latest.current = options;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is made once; what changes is handed over below.
  useLayoutEffect(() => {
    if (frame.current === null) return;
    shown.current = latest.current;
    const made = createGrid(frame.current, { ...latest.current, ...handlersOf(latest) }, { modules });
    grid.current = made;
    return () => {
      grid.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const before = shown.current as Readonly<Record<string, unknown>>;
    shown.current = options;
    const changed = Object.entries(options).filter(([name, value]) => !isHandler(name) && before[name] !== value);
    if (changed.length > 0) grid.current?.updateGridOptions(Object.fromEntries(changed));
  }, [options]);

  return <div ref={frame} style={{ height: '100%' }} />;
}

function isHandler(name: string): boolean {
  return /^on[A-Z]/.test(name);
}

/** Handlers that call whichever were given last. */
function handlersOf<Row>(latest: { readonly current: GridOptions<Row> }): GridOptions<Row> {
  const names = Object.keys(latest.current).filter(isHandler);
  return Object.fromEntries(
    names.map((name) => [
      name,
      (event: unknown) => (latest.current as Record<string, ((event: unknown) => void) | undefined>)[name]?.(event),
    ]),
  );
}
