import type Database from 'better-sqlite3';
import { translatingErrors } from './failures.ts';

/** A value as SQLite stores it. Whole numbers are bound as integers, so that money in whole yuan stays an integer. */
export type StoredValue = string | number | Uint8Array | null;
export type StoredRow = Readonly<Record<string, StoredValue>>;

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A bureau file open for reading. Statements that would write are refused, whatever the file allows. */
export interface ReadableBureau {
  readonly [readable]: true;
  /** Absolute path of the file. */
  readonly path: string;
  /** All rows that a query gives. */
  all(sql: string, ...parameters: StoredValue[]): StoredRow[];
  /** The first row that a query gives, if any. */
  first(sql: string, ...parameters: StoredValue[]): StoredRow | undefined;
  /** Runs synchronous reads on one and the same state of the file. */
  snapshot<Result>(work: () => Synchronous<Result>): Result;
  close(): void;
}

/** A bureau file open for writing. */
export interface WritableBureau extends ReadableBureau {
  readonly [writable]: true;
  /** Runs one writing statement; returns the id of the last row inserted. */
  run(sql: string, ...parameters: StoredValue[]): number;
  /**
   * Runs synchronous work in one transaction that takes the write lock at once. When the work throws, the file stays
   * as it was. Inside another transaction it is a savepoint.
   */
  transaction<Result>(work: () => Synchronous<Result>): Result;
}

/** Work inside a transaction must not wait, or another statement could slip in between. */
export type Synchronous<Result> = Result extends PromiseLike<unknown> ? never : Result;

class Handle {
  readonly path: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<StoredParameter[], StoredRow>>();

  constructor(path: string, database: Database.Database) {
    this.path = path;
    this.#database = database;
  }

  all(sql: string, ...parameters: StoredValue[]): StoredRow[] {
    return translatingErrors(this.path, () => this.#reading(sql).all(...parameters.map(parameterOf)));
  }

  first(sql: string, ...parameters: StoredValue[]): StoredRow | undefined {
    return translatingErrors(this.path, () => this.#reading(sql).get(...parameters.map(parameterOf)));
  }

  snapshot<Result>(work: () => Result): Result {
    return translatingErrors(this.path, () => this.#database.transaction(work).deferred());
  }

  run(sql: string, ...parameters: StoredValue[]): number {
    return translatingErrors(this.path, () =>
      Number(this.#statement(sql).run(...parameters.map(parameterOf)).lastInsertRowid),
    );
  }

  transaction<Result>(work: () => Result): Result {
    return translatingErrors(this.path, () => this.#database.transaction(work).immediate());
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #reading(sql: string): Database.Statement<StoredParameter[], StoredRow> {
    const statement = this.#statement(sql);
    if (!statement.readonly) throw new TypeError(`a reading statement that writes: ${sql}`);
    return statement;
  }

  #statement(sql: string): Database.Statement<StoredParameter[], StoredRow> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<StoredParameter[], StoredRow>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

type StoredParameter = string | number | bigint | Uint8Array | null;

/** better-sqlite3 binds numbers as floating point and big integers as integers. */
function parameterOf(value: StoredValue): StoredParameter {
  return Number.isSafeInteger(value) ? BigInt(value as number) : value;
}

/** Wraps a connection for reading. */
export function readableHandle(path: string, database: Database.Database): ReadableBureau {
  return new Handle(path, database) as unknown as ReadableBureau;
}

/** Wraps a connection for writing. */
export function writableHandle(path: string, database: Database.Database): WritableBureau {
  return new Handle(path, database) as unknown as WritableBureau;
}
