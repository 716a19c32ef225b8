import type { Lock } from '../lock.ts';
import type { Explanation } from './explanation.ts';
import type { Speech } from './speech.ts';

type Facts = Explanation['facts'];

/** A lock as facts of an explanation, from which every language says it. Orders are written `2027:3 2028:2`. */
export function lockFacts(lock: Lock): Facts {
  switch (lock.what) {
    case 'rooms': {
      const orders = lock.orders.map(({ orderYear, rooms }) => `${orderYear}:${rooms}`).join(' ');
      return { lock: lock.what, lockSchool: lock.schoolId, lockStage: lock.stage, lockOrders: orders };
    }
    case 'project':
      return { lock: lock.what, lockSchool: lock.projectId, lockStart: lock.startYear };
    case 'projectNotBefore':
      return { lock: lock.what, lockSchool: lock.projectId, lockStart: lock.year };
    case 'noRedirectionBetween':
      return { lock: lock.what, lockSchool: lock.schoolId, lockOtherSchool: lock.otherSchoolId };
    case 'noRedirectionFrom':
    case 'noRedirectionTo':
      return { lock: lock.what, lockSchool: lock.schoolId };
  }
}

/** The lock of an explanation's facts in words; null where they hold none that the language can say. */
export function lockSentence(facts: Facts, speech: Speech): string | null {
  const school = typeof facts.lockSchool === 'string' ? speech.school(facts.lockSchool) : null;
  if (school === null) return null;
  const year = typeof facts.lockStart === 'number' ? speech.year(facts.lockStart) : '';
  switch (facts.lock) {
    case 'rooms': {
      const stage = speech.stage(String(facts.lockStage));
      const orders = ordersText(String(facts.lockOrders ?? ''), speech);
      return orders === ''
        ? speech.text('overrides.lock.noRooms', { school, stage })
        : speech.text('overrides.lock.rooms', { school, stage, orders });
    }
    case 'project':
      return year === ''
        ? speech.text('overrides.lock.noProject', { project: school })
        : speech.text('overrides.lock.project', { project: school, year });
    case 'projectNotBefore':
      return speech.text('overrides.lock.notBefore', { project: school, year });
    case 'noRedirectionBetween':
      return speech.text('overrides.lock.between', { school, other: speech.school(String(facts.lockOtherSchool)) });
    case 'noRedirectionFrom':
      return speech.text('overrides.lock.from', { school });
    case 'noRedirectionTo':
      return speech.text('overrides.lock.to', { school });
    default:
      return null;
  }
}

function ordersText(orders: string, speech: Speech): string {
  return orders
    .split(' ')
    .flatMap((order) => {
      const [year, rooms] = order.split(':');
      return year === undefined || rooms === undefined
        ? []
        : [speech.text('overrides.lock.order', { year: speech.year(Number(year)), rooms }) ?? order];
    })
    .join(speech.text('data.listSeparator', {}) ?? ', ');
}
