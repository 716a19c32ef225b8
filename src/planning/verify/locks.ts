import { lockKey } from '../../domain/lock.ts';
import type { CertificateCheck, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { Check } from './check.ts';

/** What the scenario locks is decided so: orders of rooms, starts of projects, and who is not redirected. */
export function checkLocks(
  { locks = [] }: Pick<ScenarioSettings, 'locks'>,
  plan: Pick<Plan, 'builds' | 'projects' | 'redirections'>,
): CertificateCheck {
  const check = new Check('locks');
  for (const lock of locks) {
    const where = lockKey(lock);
    switch (lock.what) {
      case 'rooms': {
        const left = new Map<number, number>();
        const count = (year: number, rooms: number) => left.set(year, (left.get(year) ?? 0) + rooms);
        for (const { orderYear, rooms } of lock.orders) count(orderYear, rooms);
        for (const { schoolId, stage, orderYear, rooms } of plan.builds)
          if (schoolId === lock.schoolId && stage === lock.stage) count(orderYear, -rooms);
        for (const rooms of left.values()) check.note(Math.abs(rooms), where);
        break;
      }
      case 'project': {
        const started = plan.projects.filter(({ projectId }) => projectId === lock.projectId);
        check.same(started.length, lock.startYear === null ? 0 : 1, where);
        for (const { startYear } of started) check.same(startYear, lock.startYear ?? startYear, where);
        break;
      }
      case 'projectNotBefore':
        for (const { projectId, startYear } of plan.projects)
          if (projectId === lock.projectId) check.note(lock.year - startYear, where);
        break;
      default:
        for (const { fromSchoolId, toSchoolId, pupils } of plan.redirections) {
          const isFrom = fromSchoolId === lock.schoolId;
          const isTo = toSchoolId === lock.schoolId;
          if (
            (lock.what === 'noRedirectionFrom' && isFrom) ||
            (lock.what === 'noRedirectionTo' && isTo) ||
            (lock.what === 'noRedirectionBetween' &&
              ((isFrom && toSchoolId === lock.otherSchoolId) || (isTo && fromSchoolId === lock.otherSchoolId)))
          )
            check.note(pupils, where);
        }
    }
  }
  return check.result();
}
