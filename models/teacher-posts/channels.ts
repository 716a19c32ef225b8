import type { HireChannel } from '../../src/domain/plan/index.ts';

/** Channels whose people hold an establishment post; purchased service does not. */
export const ESTABLISHMENT_CHANNELS = ['provincialExam', 'specialPost'] as const satisfies readonly HireChannel[];
