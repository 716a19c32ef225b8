import { randomUUID } from 'node:crypto';
import { createServices, type PlanMaker, refusalOf } from '../services/contract/index.ts';
import { type CoreConnection, createCore } from './core.ts';
import { EventLog } from './event-log.ts';
import type { FileRegistry } from './file-registry.ts';
import { openIncidentLog } from './incident-log.ts';

export interface StartCoreOptions {
  /** Where preferences, the list of recent bureaus and the log of incidents are kept. */
  readonly dataFolder: string;
  readonly registry: FileRegistry;
  /** Every how many answers one is checked against its schema; 1 checks all. */
  readonly checkEvery?: number;
  /** How plans are made; in a thread of their own unless told. */
  readonly makePlan?: PlanMaker;
}

/** A sample of the answers is enough to notice a drift; checking all would slow down large tables. */
const CHECK_EVERY = 20;

/** Starts the core in this process over the real services. */
export function startCore(options: StartCoreOptions): CoreConnection {
  const { dataFolder, registry, checkEvery = CHECK_EVERY, makePlan } = options;
  const now = () => new Date();
  const events = new EventLog();
  const { report } = openIncidentLog(dataFolder, now);
  const services = createServices(
    {
      dataFolder,
      files: registry,
      now,
      newId: randomUUID,
      publish: (topic, payload) => events.publish(topic, payload),
      report,
    },
    makePlan,
  );
  let answers = 0;
  const checkOutput = () => {
    answers += 1;
    return answers % checkEvery === 0;
  };
  return createCore({
    handlers: services.handlers,
    events,
    files: registry,
    options: { report, translate: refusalOf, checkOutput },
    release: () => services.close(),
  });
}
