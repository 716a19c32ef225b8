import type { ColumnState, FilterModel, GridApi } from 'ag-grid-community';
import type { JsonValue } from '../../src/api/index.ts';

/** How a table is looked at: its columns with order, width and sorting, and its filters. */
export interface GridView {
  readonly columns: readonly ColumnState[];
  readonly filters: FilterModel;
}

/** A view under a name, with the words of the quick filter. */
export interface SavedView extends GridView {
  readonly name: string;
  readonly search: string;
}

/** What shows views in a grid. */
export interface ViewTools {
  view(): GridView;
  /** Null shows the table as it is without any view. */
  showView(view: GridView | null): void;
}

/** The tools of one grid, which may not be there yet; `reset` brings its columns back as they are without a view. */
export function viewTools<Row>(grid: () => GridApi<Row> | null, reset: () => void): ViewTools {
  return {
    view: () => ({ columns: grid()?.getColumnState() ?? [], filters: grid()?.getFilterModel() ?? {} }),
    showView(view) {
      if (view === null) reset();
      else grid()?.applyColumnState({ state: [...view.columns], applyOrder: true });
      grid()?.setFilterModel(view?.filters ?? null);
    },
  };
}

/** Most that a name may hold. */
export const NAME_LIMIT = 40;

/** The saved views of a table, as kept among the preferences; what makes no sense is left out. */
export function readViews(stored: JsonValue | undefined): readonly SavedView[] {
  return Array.isArray(stored) ? (stored as readonly unknown[]).filter(isSavedView) : [];
}

function isSavedView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, search, columns, filters } = value as Partial<Record<keyof SavedView, unknown>>;
  return (
    typeof name === 'string' &&
    name !== '' &&
    typeof search === 'string' &&
    Array.isArray(columns) &&
    typeof filters === 'object' &&
    filters !== null
  );
}

/** The views with one more, in place of one of the same name. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const known = views.some(({ name }) => name === view.name);
  return known ? views.map((one) => (one.name === view.name ? view : one)) : [...views, view];
}

/** The views with one under another name, or null when another has it. */
export function renamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] | null {
  if (to !== from && views.some(({ name }) => name === to)) return null;
  return views.map((view) => (view.name === from ? { ...view, name: to } : view));
}
