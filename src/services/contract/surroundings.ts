import type { PayloadOf, Topic } from '../../api/events.ts';
import type { WritingFileSystem } from '../../export/index.ts';
import type { PickedFiles } from './picked-files.ts';

/** What the handlers need from outside, given by the host so that tests can give their own. */
export interface Surroundings {
  /** Where preferences and the list of recent bureaus are kept. */
  readonly dataFolder: string;
  readonly files: PickedFiles;
  readonly now: () => Date;
  /** A new id that no other has. */
  readonly newId: () => string;
  readonly publish: <Name extends Topic>(topic: Name, payload: PayloadOf<Name>) => void;
  /** Writes a defect to the log and returns the incident's id. */
  readonly report: (what: string, defect: unknown) => string;
  /** How papers are written; the system's own files unless told. */
  readonly fileSystem?: WritingFileSystem;
}
