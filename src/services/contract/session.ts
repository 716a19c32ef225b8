import { basename } from 'node:path';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { OutputOf } from '../../api/table.ts';
import { readDataVersion, readTables, type WritableBureau } from '../../data/index.ts';
import { DEFAULT_HORIZON_YEARS } from '../../domain/bureau.ts';
import type { BureauTables } from '../../domain/tables/index.ts';

/** The bureau file that is open, with its tables as last read. */
export interface OpenBureau {
  readonly path: string;
  readonly file: WritableBureau;
  /** All tables; read again only when the file says that the data have changed. */
  tables(): BureauTables;
  /** Takes over tables that have just been written, so that they need not be read again. */
  wrote(version: number, tables: BureauTables): void;
  dataVersion(): number;
  dataHash(): string;
}

/** Makes an open bureau of a handle. */
export function openBureauOf(file: WritableBureau): OpenBureau {
  let known: { readonly version: number; readonly tables: BureauTables } | null = null;
  return {
    path: file.path,
    file,
    tables() {
      const { version } = readDataVersion(file);
      if (known?.version !== version) known = { version, tables: readTables(file) };
      return known.tables;
    },
    wrote(version, tables) {
      known = { version, tables };
    },
    dataVersion: () => readDataVersion(file).version,
    dataHash: () => readDataVersion(file).hash,
  };
}

/** Which bureau is open: one at a time, or none. */
export class Session {
  #open: OpenBureau | null = null;

  get open(): OpenBureau | null {
    return this.#open;
  }

  /** Goes on with another bureau; the one open before is closed. */
  adopt(bureau: OpenBureau): void {
    this.close();
    this.#open = bureau;
  }

  close(): void {
    this.#open?.file.close();
    this.#open = null;
  }

  /** Does work on the open bureau, or refuses because none is open. */
  with<Result>(work: (bureau: OpenBureau) => Result): Result | Refusal<'bureau.noneOpen'> {
    return this.#open === null ? refuse('bureau.noneOpen') : work(this.#open);
  }
}

/** What the window shows of a bureau. */
export function summaryOf(bureau: OpenBureau): NonNullable<OutputOf<'bureau.current'>> {
  const { settings } = bureau.tables();
  const value = (key: string) => settings.find((row) => row.key.trim() === key)?.value.trim() || null;
  const year = (key: string) => (/^\d{4}$/.test(value(key) ?? '') ? Number(value(key)) : null);
  const name = value('name');
  const horizon = value('horizon_years');
  return {
    name,
    fileName: basename(bureau.path),
    synthetic: name !== null && /synthetic|合成数据/i.test(name),
    baseYear: year('base_year'),
    horizonYears: horizon !== null && /^\d{1,2}$/.test(horizon) ? Number(horizon) : DEFAULT_HORIZON_YEARS,
    dataVersion: bureau.dataVersion(),
  };
}
