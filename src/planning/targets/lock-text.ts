import type { Lock } from '../../domain/lock.ts';

/** What a lock says, in words. */
export function lockText(lock: Lock): string {
  switch (lock.what) {
    case 'rooms':
      return lock.orders.length === 0
        ? `${lock.schoolId} (${lock.stage}) gets no rooms`
        : `${lock.schoolId} (${lock.stage}) gets ${lock.orders
            .map(({ rooms, orderYear }) => `${rooms} rooms ordered in ${orderYear}`)
            .join(' and ')}, and no others`;
    case 'project':
      return lock.startYear === null
        ? `project ${lock.projectId} never starts`
        : `project ${lock.projectId} starts in ${lock.startYear}`;
    case 'projectNotBefore':
      return `project ${lock.projectId} does not start before ${lock.year}`;
    case 'noRedirectionBetween':
      return `nobody is redirected between ${lock.schoolId} and ${lock.otherSchoolId}`;
    case 'noRedirectionFrom':
      return `nobody is redirected from ${lock.schoolId}`;
    case 'noRedirectionTo':
      return `nobody is redirected to ${lock.schoolId}`;
  }
}
