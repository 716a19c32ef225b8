import { answerJobs } from '../worker-entry.ts';
import { runJslp } from './run.ts';

answerJobs(({ model, options }) => ({ outcome: runJslp(model, options), retire: false }));
