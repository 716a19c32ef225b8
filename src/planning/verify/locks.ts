import type { Lock } from '../../domain/lock.ts';
import type { CertificateCheck, CheckPlace, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { Check } from './check.ts';

/** What the scenario locks is decided so: orders of rooms, starts of projects, and who is not redirected. */
export function checkLocks(
  { locks = [] }: Pick<ScenarioSettings, 'locks'>,
  plan: Pick<Plan, 'builds' | 'projects' | 'redirections'>,
): CertificateCheck {
  const check = new Check('locks');
  for (const lock of locks) {
    const at = placeOf(lock);
    switch (lock.what) {
      case 'rooms': {
        const left = new Map<number, number>();
        const count = (year: number, rooms: number) => left.set(year, (left.get(year) ?? 0) + rooms);
        for (const { orderYear, rooms } of lock.orders) count(orderYear, rooms);
        for (const { schoolId, stage, orderYear, rooms } of plan.builds)
          if (schoolId === lock.schoolId && stage === lock.stage) count(orderYear, -rooms);
        for (const rooms of left.values()) check.note(Math.abs(rooms), at);
        break;
      }
      case 'project': {
        const started = plan.projects.filter(({ projectId }) => projectId === lock.projectId);
        check.same(started.length, lock.startYear === null ? 0 : 1, at);
        for (const { startYear } of started) check.same(startYear, lock.startYear ?? startYear, at);
        break;
      }
      case 'projectNotBefore':
        for (const { projectId, startYear } of plan.projects)
          if (projectId === lock.projectId) check.note(lock.year - startYear, at);
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
            check.note(pupils, at);
        }
    }
  }
  return check.result();
}

function placeOf(lock: Lock): CheckPlace {
  switch (lock.what) {
    case 'rooms':
      return { figure: 'rooms', schoolId: lock.schoolId, stage: lock.stage };
    case 'project':
    case 'projectNotBefore':
      return { figure: 'newSchool', schoolId: lock.projectId };
    case 'noRedirectionFrom':
      return { figure: 'redirectedOut', schoolId: lock.schoolId };
    case 'noRedirectionTo':
      return { figure: 'redirectedIn', schoolId: lock.schoolId };
    case 'noRedirectionBetween':
      return { figure: 'pupilsRedirected', schoolId: lock.schoolId, toSchoolId: lock.otherSchoolId };
  }
}
