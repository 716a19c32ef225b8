import { z } from 'zod';
import { cells, identifier, tableName } from './areas/fields.ts';
import { jobState } from './areas/job.ts';
import type { DeepReadonly } from './json.ts';

/** Commands of the native menu and of the on-page menu of the browser shell. */
export const MENU_COMMANDS = [
  'bureau.new',
  'bureau.open',
  'bureau.close',
  'bureau.saveCopy',
  'data.import',
  'solve.start',
  'export.open',
  'edit.undo',
  'edit.redo',
  'view.palette',
  'view.why',
  'help.open',
  'help.about',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

const dataRow = z.strictObject({ rowId: identifier, cells });

/** How a table differs from what it was. Rows stay in order: changed ones in their places, added ones at the end. */
const tableChange = z.strictObject({
  table: tableName,
  /** By the id that each had before. */
  changed: z.array(z.strictObject({ before: identifier, row: dataRow })),
  added: z.array(dataRow),
  removed: z.array(identifier),
});

/** Topic → payload. */
export const EVENTS = {
  /** At most four a second for each job. */
  'job.progress': jobState,
  'job.ended': jobState,
  /** Rows of these tables, and so the data version, have changed. */
  'data.changed': z.strictObject({
    tables: z.array(tableName),
    dataVersion: z.number().int(),
    /** What has changed since the version before, table by table; absent where that is too much to tell. */
    rows: z.array(tableChange).optional(),
  }),
  /** A bureau was opened, closed, restored or renamed; ask `bureau.current`. */
  'bureau.changed': z.strictObject({ open: z.boolean() }),
  'scenario.changed': z.strictObject({}),
  /** A plan was added or deleted. */
  'plan.changed': z.strictObject({}),
  /** The outlines of the districts were replaced or removed. */
  'map.changed': z.strictObject({}),
  /** A point of a scenario's frontier was solved. */
  'frontier.changed': z.strictObject({ scenarioId: z.string() }),
  /** The bureau said anew how far a measure of the policy has come. */
  'policy.changed': z.strictObject({}),
  'menu.command': z.strictObject({ command: z.enum(MENU_COMMANDS) }),
  /** The user asked the system to open a bureau file; take it with `shell.takeOpenRequest`. */
  'shell.openRequested': z.strictObject({}),
  /** The core ended unexpectedly and runs again; nothing is open in it. */
  'core.restarted': z.strictObject({}),
  /** Whether the browser shell's host can be reached; sent by the client itself when this changes. */
  'host.connection': z.strictObject({ connected: z.boolean() }),
  /** The core ended twice within a minute and stays down. */
  'core.stopped': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export type Topic = keyof typeof EVENTS;
export type PayloadOf<Name extends Topic> = DeepReadonly<z.output<(typeof EVENTS)[Name]>>;
