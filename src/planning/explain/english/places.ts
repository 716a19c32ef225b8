import type { Reason } from '../reason.ts';
import { counted, type Fact, named, number, programme, purse, school, source, yuan } from './words.ts';

/** The reasons about classes, rooms, new schools and redirections. */
export const placesText = {
  roomsOrdered,
  projectStarted,
  pupilsRedirected,
  classesStayLarge,
  roomsMissing,
  projectNotStarted,
  classesOfYear,
  redirectionExcluded,
} as const;

function roomsOrdered(reason: Reason): string {
  const { facts, year } = reason;
  const rule = `The rule is no class of ${facts.normValue} or more (${source(reason)}).`;
  const effect =
    facts.effectYear === undefined
      ? ''
      : ` In ${facts.effectYear} its ${counted(facts.pupils, 'pupil needs/pupils need')} ${facts.arithmetic} rooms; with ${counted(facts.roomsBefore, 'room/rooms')} ${tiers(facts.largeBefore, facts.superLargeBefore)}${missing(facts.roomsShortBefore)}, with ${facts.roomsAfter} ${tiers(facts.largeAfter, facts.superLargeAfter)}.`;
  return (
    `${programme(reason)} gets ${counted(facts.rooms, 'more room/more rooms')}, ordered in ${year} and in use from ${facts.useYear} (${counted(facts.leadYears, 'year/years')} to build). ` +
    `${rule}${effect} ${otherwise('these rooms', reason)} ` +
    `Cost ${number(facts.rooms)} × ${yuan(facts.roomCost)} = ${yuan(facts.cost)}.`
  );
}

function projectStarted(reason: Reason): string {
  const { facts, year } = reason;
  return (
    `The new ${facts.stage} school ${school(reason)} is started in ${year} with ${counted(facts.rooms, 'room/rooms')} and opens in ${facts.openYear}; it fills from the entry grade up. ` +
    `The rule is no class of ${facts.normValue} or more (${source(reason)}). ` +
    `It takes ${counted(facts.pupilsTaken, 'entry pupil/entry pupils')} of ${counted(facts.sendingSchools, 'school/schools')}. ${otherwise('it', reason)} ` +
    `Cost ${yuan(facts.fixedCost)} + ${number(facts.rooms)} × ${yuan(facts.costPerRoom)} = ${yuan(facts.cost)}, and ${yuan(facts.runningCost)} a year once open.`
  );
}

function pupilsRedirected(reason: Reason): string {
  const { facts, year } = reason;
  return (
    `${counted(facts.pupils, 'entry pupil/entry pupils')} of ${programme(reason)} ${facts.pupils === 1 ? 'enters' : 'enter'} at ${named(facts.toSchoolName, facts.toSchoolId)} in ${year}, ${number(facts.distanceMetres)} m away. ` +
    `${otherwise('this redirection', reason)} ` +
    `Of ${counted(facts.cohortPupils, 'entry pupil/entry pupils')} ${counted(facts.cohortOut, 'goes/go')} elsewhere and at most ${number(facts.mostOut)} may (${source(reason)}), within ${number(facts.mostMetres)} m (${facts.distanceNorm}); ` +
    `${number(facts.pupilsAfter)} are left in ${counted(facts.classesAfter, 'class/classes')}.`
  );
}

function classesStayLarge(reason: Reason): string {
  const { facts, year } = reason;
  const [large, superLarge] = [Number(facts.largeClasses), Number(facts.superLargeClasses)];
  return (
    `${programme(reason)} keeps ${counted(large, 'class/classes')} of ${facts.normValue} or more in ${year}${superLarge > 0 ? `, ${superLarge} of them super-large` : ''}: ` +
    `its ${counted(facts.pupils, 'pupil needs/pupils need')} ${facts.arithmetic} rooms and it has ${facts.rooms} (${source(reason)}). ` +
    `${roomLimitText(reason)} ${redirectionLimitText(reason)}`
  );
}

function roomsMissing(reason: Reason): string {
  const { facts, year } = reason;
  return (
    `${programme(reason)} lacks ${counted(facts.roomsShort, 'room/rooms')} in ${year}: ${counted(facts.pupils, 'pupil does/pupils do')} not fit into ${counted(facts.rooms, 'room/rooms')} even with ${facts.normValue} in each (${source(reason)}). ` +
    roomLimitText(reason)
  );
}

/** What keeps more rooms away, with its figures. */
function roomLimitText(reason: Reason): string {
  const { facts, constraint } = reason;
  const next = `${counted(facts.nextRooms, 'more room/more rooms')} (${yuan(facts.nextCost)})${facts.nextLarge === undefined ? '' : ` would leave ${number(facts.nextLarge)}`}`;
  switch (constraint) {
    case 'leadTime':
      return `${next}, but no room can come into use before ${facts.firstUse} (${facts.leadNorm}).`;
    case 'locked':
      return `${next}, but the school is locked.`;
    case 'buildLimit':
      return `${next}, but the site takes ${number(facts.maxNewRooms)} more in all, and ${counted(facts.roomsOrdered, 'is/are')} ordered.`;
    case 'newSchoolSize':
      return `The new school has ${counted(facts.roomsOrdered, 'room/rooms')}; its largest size is ${number(facts.maxNewRooms)}.`;
    case 'budget.capital':
      return `${next}, but the capital money is spent: in ${facts.moneyYear} ${purse(facts.moneyLevel, facts.moneyDistrict)} would have to pay ${yuan(facts.moneyNeeded)} and has ${yuan(facts.moneyLeft)} left.`;
    default:
      return `${next}; site and money would allow it, but the search found no better plan with it.`;
  }
}

/** Why redirection does not help further. */
function redirectionLimitText({ facts }: Reason): string {
  switch (facts.redirectionLimit) {
    case 'alreadyEnrolled':
      return 'All its large classes are of pupils already enrolled, who are never moved.';
    case 'excluded':
      return `No pupils are redirected: ${exclusionText(facts.exclusion)}.`;
    case 'noNeighbour':
      return 'No school of the stage is near enough to redirect entry pupils to.';
    case 'cohortShare':
      return 'As many of its entry pupils as may go elsewhere do.';
    case 'neighboursFull':
      return `None of the schools nearby (${number(facts.neighbours)}) could take enough entry pupils without large classes of its own.`;
    default:
      return 'More entry pupils could go elsewhere, but the search found no better plan with it.';
  }
}

function projectNotStarted(reason: Reason): string {
  const { facts, constraint } = reason;
  const what = `The new ${facts.stage} school ${school(reason)} cannot be started`;
  if (constraint === 'land') return `${what}: its land is not ready.`;
  if (constraint === 'leadTime')
    return `${what}: it could open in ${facts.earliestOpen} at the earliest, and the plan ends in ${facts.lastYear}.`;
  return (
    `${what}: its smallest size of ${counted(facts.minRooms, 'room/rooms')} costs ${yuan(facts.cost)}; ` +
    `in ${facts.moneyYear} ${purse(facts.moneyLevel, facts.moneyDistrict)} would have to pay ${yuan(facts.moneyNeeded)} and has ${yuan(facts.moneyLeft)} left.`
  );
}

function classesOfYear(reason: Reason): string {
  const { facts, year } = reason;
  return (
    `${programme(reason)} in ${year}: ${counted(facts.pupils, 'pupil/pupils')} in ${counted(facts.classes, 'class/classes')} of up to ${number(facts.largestClass)}, ${counted(facts.rooms, 'room/rooms')}${Number(facts.roomsBuilt) > 0 ? ` (${facts.roomsBuilt} new)` : ''}` +
    `${facts.stage === 'special' ? `. So that none has more than ${facts.normValue}` : `; ${tiers(facts.largeClasses, facts.superLargeClasses)}. So that none has ${facts.normValue} or more`}, ${facts.arithmetic} rooms are needed (${source(reason)}).`
  );
}

function redirectionExcluded(reason: Reason): string {
  return `No entry pupils of ${programme(reason)} are redirected: ${exclusionText(reason.facts.exclusion)}.`;
}

const EXCLUSIONS: Readonly<Record<string, string>> = {
  notAllowed: 'the scenario allows no redirection',
  newSchool: 'it is a new school',
  locked: 'the school is locked',
  teachingPoint: 'a teaching point keeps its pupils where they are',
  private: 'the school is private',
  special: 'special education takes no part in redirection',
  noLocation: 'the coordinates of the school are unknown',
  noNeighbour: 'no school of the stage is near enough',
};

function exclusionText(exclusion: Fact): string {
  return EXCLUSIONS[String(exclusion)] ?? String(exclusion);
}

/** `3 classes have 56 or more` without naming the limits, which the rule has named. */
function tiers(large: Fact, superLarge: Fact): string {
  if (large === 0) return 'no class is large';
  const of = Number(superLarge) > 0 ? `, ${number(superLarge)} of them super-large` : '';
  return `${counted(large, 'class is/classes are')} large${of}`;
}

function missing(rooms: Fact): string {
  return Number(rooms) > 0 ? ` and ${counted(rooms, 'room/rooms')} missing` : '';
}

/** What would be without a decision, all others as they are; sums of several such sentences say nothing. */
function otherwise(what: string, { facts }: Reason): string {
  const parts = [
    [facts.largeAvoided, 'large class-years'],
    [facts.superLargeAvoided, 'super-large ones among them'],
    [facts.roomYearsAvoided, 'missing room-years'],
  ].flatMap(([amount, name]) => (Number(amount) > 0 ? [`${number(amount)} more ${name}`] : []));
  return parts.length === 0
    ? `Without ${what} no class would be larger as long as everything else stays.`
    : `Without ${what} there would be ${parts.join(', ')} over all planned years.`;
}
