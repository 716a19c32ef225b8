import type { Facts, Reason } from '../reason.ts';
import { counted, type Fact, number, purse, yuan } from './words.ts';

/** The reasons about what more money is worth and what would meet a target. */
export const relaxationText = { moneyWorth, relaxation, relaxationNotEnough } as const;

function moneyWorth({ facts, year }: Reason): string {
  return (
    `One more million yuan of ${facts.budgetKind} money in ${year} from ${purse(facts.level, facts.districtId)} would remove about ${number(Math.round(10 * Number(facts.weightedClassYears)) / 10)} large class-years, ` +
    `a super-large class counting ${number(facts.superLargeCounts)} times: the value of the first yuan, estimated without solving a plan with it.`
  );
}

function relaxation(reason: Reason): string {
  const { facts } = reason;
  const met =
    facts.change === 'classShare'
      ? `In place of ${targetText(reason)}, ${changeText(reason)} can be kept.`
      : `${capital(targetText(reason))} is met with ${changeText(reason)}.`;
  return (
    `${met}${leastText(reason)} ` +
    `Confirmed by a plan that puts this first: over all years ${counted(facts.roomsBuilt, 'room/rooms')} built, ${counted(facts.pupilsRedirected, 'entry pupil/entry pupils')} redirected, ${yuan(facts.capitalCost)} of capital and ${yuan(facts.recurrentCost)} of recurrent money, ` +
    `${number(facts.largeClassYears)} large class-years, ${number(facts.superLargeClassYears)} of them super-large.`
  );
}

function relaxationNotEnough(reason: Reason): string {
  const { facts } = reason;
  const reached =
    facts.target === 'specialTeachers'
      ? `${counted(facts.reachedAmount, 'special teacher/special teachers')} short`
      : `${counted(facts.reachedAmount, 'such class/such classes')}, ${percent(facts.reachedShare)} of all`;
  const alone = facts['also.change'] === undefined ? 'alone' : 'together';
  return facts.certainty === 'proven'
    ? `Not enough ${alone}, as is proven: even ${changeText(reason)}.`
    : `Not enough ${alone}, as far as was searched: even ${changeText(reason)}; the worst year is left with ${reached}.`;
}

/** `no class of 66 or more from 2028 on`. */
export function targetText({ facts }: Pick<Reason, 'facts'>): string {
  if (facts.target === 'specialTeachers')
    return `a teacher for every ${number(facts.targetPupils)} pupils of special schools from ${facts.targetYear} on`;
  const tier = facts.target === 'share.large' ? 'large class' : 'super-large class';
  return facts.targetShare === 0
    ? `no ${tier} from ${facts.targetYear} on`
    : `at most ${percent(facts.targetShare)} ${tier}es from ${facts.targetYear} on`;
}

function leastText({ facts }: Reason): string {
  if (facts.change === 'targetFirst') return '';
  if (facts.change === 'classShare') return ' It is what the search reaches within the present limits.';
  if (facts.isLeast !== true) return ' Time was up before less could be tried.';
  const less = facts['also.change'] === undefined ? 'one step less' : 'one step less of either';
  switch (facts.lessFails) {
    case 'proven':
      return ` It is proven that ${less} does not do.`;
    case 'searched':
      return ` With ${less} no plan was found.`;
    default:
      return ' It is the smallest step.';
  }
}

/** A change in policy words, or two of them. */
function changeText({ facts }: Reason): string {
  const also = Object.entries(facts).flatMap(([name, value]) =>
    name.startsWith('also.') ? [[name.slice('also.'.length), value] as const] : [],
  );
  const first = partText(facts);
  return also.length === 0 ? first : `${first}, together with ${partText(Object.fromEntries(also))}`;
}

function partText(facts: Facts): string {
  switch (facts.change) {
    case 'targetFirst':
      return 'the present limits, when it is put before all other goals';
    case 'withoutLock':
      return `one lock lifted, that ${facts.lockText}`;
    case 'laterYear':
      return `${facts.newYear} as the year in place of ${facts.yearBefore}`;
    case 'moneyOfYear':
      return `${yuan(facts.yuan)} more capital money in ${facts.moneyYear}, split among the purses as budgeted`;
    case 'moneyOfPurse':
      return `${yuan(facts.yuan)} more capital money in ${facts.moneyYear} in ${purse(facts.level, facts.districtId)}`;
    case 'allMoney':
      return `${number(facts.factor)} times all money`;
    case 'moneyEveryYear':
      return `${yuan(facts.yuan)} more recurrent money in every year from ${facts.firstYear} on, split among the purses as budgeted`;
    case 'redirectionAllowed':
      return 'redirection allowed';
    case 'redirectShare':
      return `up to ${percent(facts.after)} of a cohort redirected in place of ${percent(facts.before)} (${facts.norm})`;
    case 'redirectNearest':
      return `redirection to the ${number(facts.after)} nearest schools in place of ${number(facts.before)} (${facts.norm})`;
    case 'redirectDistance':
      return `redirection up to ${number(facts.after)} m in place of ${number(facts.before)} m (${facts.norm})`;
    case 'roomsAtSchools':
      return facts.rooms === undefined
        ? `${counted(facts.roomsEach, 'more room/more rooms')} on each site of ${counted(facts.schools, 'programme/programmes')}`
        : `${counted(facts.rooms, 'more room/more rooms')} than the sites take (${facts.sites})${facts.unlocked === undefined ? '' : `, for which ${facts.unlocked} must no longer be locked`}`;
    case 'establishment':
      return `${counted(facts.posts, 'more establishment post/more establishment posts')} in ${facts.districtId} (now ${number(facts.before)})`;
    case 'hireLimit':
      return `${number(facts.after)} hires a year through the provincial exam in place of ${number(facts.before)} (${facts.norm})`;
    case 'classLimit':
      return `classes counted from ${number(facts.after)} pupils in place of ${number(facts.before)} (${facts.stages})`;
    case 'pupilsPerTeacher':
      return `${number(facts.after)} pupils per special teacher in place of ${number(facts.before)} (${facts.norm})`;
    default:
      return `at most ${percent(facts.after)}`;
  }
}

function percent(share: Fact): string {
  return typeof share === 'number' ? `${number(Math.round(share * 1000) / 10)} %` : 'an unknown share';
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
