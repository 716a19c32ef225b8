import type { CoreHandlers } from '../../api/dispatcher.ts';
import { joinGroups } from '../../api/table.ts';
import { bureauHandlers } from './bureau-handlers.ts';
import { compareHandlers } from './compare-handlers.ts';
import { dataHandlers } from './data-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { frontierHandlers } from './frontier-handlers.ts';
import { intakeHandlers } from './intake-handlers.ts';
import { jobHandlers } from './job-handlers.ts';
import { Jobs } from './jobs.ts';
import { mapHandlers } from './map-handlers.ts';
import { normsHandlers } from './norms-handlers.ts';
import { bureauOpener } from './open-bureau.ts';
import { packageHandlers } from './package-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { type PlanMaker, planInThread } from './plan-in-thread.ts';
import { policyHandlers } from './policy-handlers.ts';
import { preferencesHandlers } from './preferences-handlers.ts';
import { RecentPlans } from './recent-plans.ts';
import { scenarioHandlers } from './scenario-handlers.ts';
import { Session } from './session.ts';
import { studyHandlers } from './study-handlers.ts';
import type { Surroundings } from './surroundings.ts';

export { refusalOf } from './failures.ts';
export type { PickedFiles } from './picked-files.ts';
export type { PlanMaker } from './plan-in-thread.ts';
export type { Surroundings } from './surroundings.ts';

export interface Services {
  readonly handlers: CoreHandlers;
  /** Stops the running job and closes the bureau. */
  close(): Promise<void>;
}

/**
 * The core's side of the contract over the use cases. Each area's handlers name their methods by type, so none can be
 * left out; one that stands in two areas throws at once.
 * @param makePlan makes a plan; in a thread of its own unless told
 */
export function createServices(surroundings: Surroundings, makePlan: PlanMaker = planInThread): Services {
  const session = new Session();
  const recent = new RecentPlans();
  const jobs = new Jobs(surroundings);
  const isBusy = () => jobs.isBusy;
  const open = bureauOpener(session, surroundings);
  return {
    handlers: joinGroups(
      bureauHandlers(session, surroundings, isBusy, open),
      dataHandlers(session, surroundings),
      intakeHandlers(session, surroundings),
      normsHandlers(session, surroundings),
      scenarioHandlers(session, surroundings),
      jobHandlers(session, jobs, makePlan, surroundings),
      frontierHandlers(session, jobs, makePlan, surroundings),
      planHandlers(session, recent, surroundings),
      studyHandlers(session, jobs, surroundings),
      compareHandlers(session, recent, surroundings),
      mapHandlers(session, surroundings),
      policyHandlers(session, recent, surroundings),
      exportHandlers(session, recent, surroundings),
      packageHandlers(surroundings, isBusy, open),
      preferencesHandlers(surroundings),
    ),
    async close() {
      await jobs.close();
      session.close();
    },
  };
}
