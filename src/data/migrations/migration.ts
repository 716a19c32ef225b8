/**
 * One step of the schema. Steps are only ever added at the end, only add to what is there, and each runs in one
 * transaction together with the version number it leads to.
 */
export interface Migration {
  /** 10, 20, 30 …: the schema version after this step. */
  readonly version: number;
  readonly sql: string;
}
