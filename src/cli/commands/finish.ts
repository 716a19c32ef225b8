import type { ExitCode } from '../terminal.ts';

/** Takes over the work of a command; its result becomes the exit code of the program. */
export type Finish = (work: Promise<ExitCode>) => Promise<void>;
