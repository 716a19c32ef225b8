import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * What is selected, kept in the address: a school picked on the map is picked in the table and in the drawer, and back
 * and forward lead through it.
 */
export interface Selection {
  readonly scenario: string | null;
  readonly plan: string | null;
  readonly school: string | null;
  readonly stage: string | null;
  readonly year: number | null;
  /** Id of a rule, such as `budget.capital`. */
  readonly rule: string | null;
  readonly norm: string | null;
  /** Table, row id and field of a data cell. */
  readonly table: string | null;
  readonly row: string | null;
  readonly field: string | null;
  /** Whether the drawer is open. */
  readonly why: boolean;
}

const TEXT_KEYS = ['scenario', 'plan', 'school', 'stage', 'rule', 'norm', 'table', 'row', 'field'] as const;

/** What goes when something else is selected; scenario, plan and drawer stay. */
const NOTHING_SELECTED = {
  school: null,
  stage: null,
  year: null,
  rule: null,
  norm: null,
  table: null,
  row: null,
  field: null,
} as const satisfies Partial<Selection>;

/** Reads the selection from the query part of the address; what is not there is null. */
export function readSelection(search: string): Selection {
  const given = new URLSearchParams(search);
  const year = Number(given.get('year'));
  return {
    ...(Object.fromEntries(TEXT_KEYS.map((key) => [key, given.get(key)])) as Pick<
      Selection,
      (typeof TEXT_KEYS)[number]
    >),
    year: Number.isInteger(year) && year > 0 ? year : null,
    why: given.get('why') === '1',
  };
}

/** Writes a selection as the query part of the address, empty where nothing is selected. */
export function writeSelection(selection: Selection): string {
  const written = new URLSearchParams();
  for (const key of TEXT_KEYS) {
    const value = selection[key];
    if (value !== null) written.set(key, value);
  }
  if (selection.year !== null) written.set('year', String(selection.year));
  if (selection.why) written.set('why', '1');
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}

interface SelectionTools {
  readonly selection: Selection;
  /** Selects in place of what was selected. `replace` leaves no step to go back to. */
  select(patch: Partial<Selection>, options?: { replace?: boolean }): void;
  /** Changes scenario, plan or drawer and leaves the rest selected. */
  change(patch: Partial<Selection>, options?: { replace?: boolean }): void;
  /** The address of a screen, with a selection in place of the present one. */
  addressOf(path: string, patch?: Partial<Selection>): string;
  /** Goes to a screen. */
  go(path: string, patch?: Partial<Selection>): void;
}

/**
 * The address as it stands. It is ahead of what is drawn for a moment after every step, and the next step must not begin
 * from an address that is left already.
 */
function presentAddress(): { readonly path: string; readonly search: string } {
  const address = window.location.hash.slice(1) || '/';
  const mark = address.indexOf('?');
  return mark < 0 ? { path: address, search: '' } : { path: address.slice(0, mark), search: address.slice(mark) };
}

/** What is selected, as the address says, and how to change it or go elsewhere with it. */
export function useSelection(): SelectionTools {
  const { search } = useLocation();
  const navigate = useNavigate();
  const selection = useMemo(() => readSelection(search), [search]);

  return useMemo(() => {
    const to = (
      next: (present: Selection) => Selection,
      { path, replace = false }: { path?: string; replace?: boolean },
    ): void => {
      const present = presentAddress();
      const address = `${path ?? present.path}${writeSelection(next(readSelection(present.search)))}`;
      if (address !== `${present.path}${present.search}`) void navigate(address, { replace });
    };
    return {
      selection,
      select: (patch, options = {}) => to((present) => ({ ...present, ...NOTHING_SELECTED, ...patch }), options),
      change: (patch, options = {}) => to((present) => ({ ...present, ...patch }), options),
      addressOf: (path, patch = {}) => `${path}${writeSelection({ ...selection, ...NOTHING_SELECTED, ...patch })}`,
      go: (path, patch = {}) => to((present) => ({ ...present, ...NOTHING_SELECTED, ...patch }), { path }),
    };
  }, [selection, navigate]);
}
