import { programmeKey } from '../../domain/bureau.ts';
import type { BuildDecision, PlaceRow, ProjectDecision, RedirectionDecision } from '../../domain/plan/index.ts';
import { GRADES } from '../../domain/stage.ts';
import type { ExplainContext } from './context.ts';
import { type Crowding, pupilsOf, roomsWithoutLarge } from './programme-years.ts';
import { type Facts, normFacts, type Reason } from './reason.ts';

/** Why each room is ordered, each project started and each pupil redirected, with what it changes. */
export function placeDecisions(context: ExplainContext): Reason[] {
  const { builds, projects, redirections } = context.rows;
  return [
    ...builds.map((build) => roomsOrdered(context, build)),
    ...projects.map((project) => projectStarted(context, project)),
    ...redirections.map((redirection) => pupilsRedirected(context, redirection)),
  ];
}

/** What is avoided, as facts; class-years and room-years over the planned years. */
function avoided(difference: Crowding): Facts {
  return {
    largeAvoided: difference.large,
    superLargeAvoided: difference.superLarge,
    roomYearsAvoided: difference.roomsShort,
  };
}

function roomsOrdered(context: ExplainContext, build: BuildDecision): Reason {
  const { programmes, inputs, input, siteOf } = context;
  const { schoolId, stage, orderYear, useYear, rooms, cost } = build;
  const key = programmeKey(schoolId, stage);
  const without = programmes.difference(key, (_, row) => (row.year >= useYear ? { rooms: -rooms } : null));
  return {
    kind: 'decision',
    constraint: 'rooms',
    year: orderYear,
    schoolId,
    facts: {
      reason: 'roomsOrdered',
      ...normFacts(inputs.norms, `class.large.${stage}`),
      schoolName: context.nameOf(schoolId),
      stage,
      rooms,
      useYear,
      leadYears: useYear - orderYear,
      leadNorm: 'build.leadYears.extension',
      ...effectOf(context, key, useYear, rooms),
      ...avoided(without),
      roomCost: input.data.sites[siteOf.get(key)!]!.roomCost,
      cost,
    },
  };
}

/** The arithmetic of the first year in which rooms make a difference, or else of the first in which they are in use. */
function effectOf({ programmes, inputs }: ExplainContext, key: string, useYear: number, rooms: number): Facts {
  const inUse = inputs.years.flatMap((year, index): PlaceRow[] => {
    const row = year >= useYear ? programmes.row(key, index) : undefined;
    return row === undefined ? [] : [row];
  });
  const isChanged = (row: PlaceRow): boolean => {
    const [before, after] = [programmes.crowding(row, { rooms: -rooms }), programmes.crowding(row)];
    return before.roomsShort !== after.roomsShort || programmes.weighted(before) !== programmes.weighted(after);
  };
  const row = inUse.find(isChanged) ?? inUse[0];
  if (row === undefined) return {};
  const [before, after] = [programmes.crowding(row, { rooms: -rooms }), programmes.crowding(row)];
  const needed = roomsWithoutLarge(row, inputs.norms);
  return {
    effectYear: row.year,
    pupils: pupilsOf(row),
    roomsNeeded: needed.rooms,
    arithmetic: needed.arithmetic,
    roomsBefore: row.rooms - rooms,
    roomsAfter: row.rooms,
    roomsShortBefore: before.roomsShort,
    largeBefore: before.large,
    superLargeBefore: before.superLarge,
    largeAfter: after.large,
    superLargeAfter: after.superLarge,
  };
}

function projectStarted(context: ExplainContext, decision: ProjectDecision): Reason {
  const { inputs, input, programmes, redirectionsTo, siteOf } = context;
  const { projectId, stage, startYear, openYear, rooms, cost, runningCost } = decision;
  const key = programmeKey(projectId, stage);
  const { project } = input.data.sites[siteOf.get(key)!]!;
  const taken = redirectionsTo.get(key) ?? [];
  const sum = { large: 0, superLarge: 0, roomsShort: 0 };
  for (const [sender, moves] of Map.groupBy(taken, ({ fromSchoolId }) => fromSchoolId)) {
    // Each cohort is put back whole where it came from; the new school's own large classes count against it.
    for (const move of moves) add(sum, backAtSender(context, programmeKey(sender, stage), move));
  }
  for (const index of inputs.years.keys()) {
    const row = programmes.row(key, index);
    if (row !== undefined) add(sum, negative(programmes.crowding(row)));
  }
  return {
    kind: 'decision',
    constraint: 'projects',
    year: startYear,
    schoolId: projectId,
    facts: {
      reason: 'projectStarted',
      ...normFacts(inputs.norms, `class.large.${stage}`),
      schoolName: context.nameOf(projectId),
      stage,
      rooms,
      openYear,
      leadYears: openYear - startYear,
      sendingSchools: new Set(taken.map(({ fromSchoolId }) => fromSchoolId)).size,
      pupilsTaken: taken.reduce((pupils, move) => pupils + move.pupils, 0),
      ...avoided(sum),
      fixedCost: project?.fixedCost ?? 0,
      costPerRoom: project?.costPerRoom ?? 0,
      cost,
      runningCost,
    },
  };
}

function pupilsRedirected(context: ExplainContext, move: RedirectionDecision): Reason {
  const { inputs, programmes } = context;
  const { fromSchoolId, toSchoolId, stage, year, pupils, distanceMetres } = move;
  const [from, to] = [programmeKey(fromSchoolId, stage), programmeKey(toSchoolId, stage)];
  const difference = backAtSender(context, from, move);
  add(difference, notAtReceiver(context, to, move));
  const index = inputs.years.indexOf(year);
  const entry = programmes.row(from, index)?.grades.find(({ grade }) => grade === GRADES[stage].first);
  const projected = (entry?.pupils ?? 0) + (entry?.redirectedOut ?? 0) - (entry?.redirectedIn ?? 0);
  return {
    kind: 'decision',
    constraint: 'redirection',
    year,
    schoolId: fromSchoolId,
    facts: {
      reason: 'pupilsRedirected',
      ...normFacts(inputs.norms, 'redirect.cohortShare'),
      schoolName: context.nameOf(fromSchoolId),
      toSchoolId,
      toSchoolName: context.nameOf(toSchoolId),
      stage,
      pupils,
      distanceMetres,
      distanceNorm: 'redirect.distance',
      mostMetres: inputs.norms.value('redirect.distance'),
      /** Entry pupils of the school before anybody is redirected, all who leave, and the most who may. */
      cohortPupils: projected,
      cohortOut: entry?.redirectedOut ?? pupils,
      mostOut: Math.floor(inputs.norms.value('redirect.cohortShare') * projected),
      classesAfter: entry?.classes ?? 0,
      pupilsAfter: entry?.pupils ?? 0,
      ...avoided(difference),
    },
  };
}

/** What the sending programme would be with the pupils of one redirection, less what it is. */
function backAtSender(
  { programmes }: ExplainContext,
  key: string,
  { stage, year, pupils }: RedirectionDecision,
): Mutable {
  return { ...programmes.difference(key, (_, row) => cohortChange(stage, year, row, pupils)) };
}

function notAtReceiver(
  { programmes }: ExplainContext,
  key: string,
  { stage, year, pupils }: RedirectionDecision,
): Crowding {
  return programmes.difference(key, (_, row) => cohortChange(stage, year, row, -pupils));
}

/** The change to the grade that the cohort which entered in a year attends in the row's year. */
function cohortChange(stage: PlaceRow['stage'], entryYear: number, row: PlaceRow, pupils: number) {
  const grade = GRADES[stage].first + row.year - entryYear;
  return row.year < entryYear || grade > GRADES[stage].last ? null : { grade, pupils };
}

type Mutable = { -readonly [Name in keyof Crowding]: Crowding[Name] };

function add(sum: Mutable, more: Crowding): void {
  sum.large += more.large;
  sum.superLarge += more.superLarge;
  sum.roomsShort += more.roomsShort;
}

function negative({ large, superLarge, roomsShort }: Crowding): Crowding {
  return { large: -large, superLarge: -superLarge, roomsShort: -roomsShort };
}
