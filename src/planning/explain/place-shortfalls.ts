import { programmeKey } from '../../domain/bureau.ts';
import type { PlaceRow } from '../../domain/plan/index.ts';
import type { ExplainContext } from './context.ts';
import { redirectionLimit, roomLimit } from './place-limits.ts';
import { type Crowding, pupilsOf, roomsWithoutLarge } from './programme-years.ts';
import { normFacts, type Reason } from './reason.ts';

/** Where rooms are missing or classes stay large, and what stops it from getting better; the worst come first. */
export function placeShortfalls(context: ExplainContext): Reason[] {
  const { programmes } = context;
  const found: { readonly row: PlaceRow; readonly crowding: Crowding }[] = [];
  for (const row of context.rows.places) {
    const crowding = programmes.crowding(row);
    if (crowding.large > 0 || row.roomsShort > 0) found.push({ row, crowding });
  }
  found.sort(
    (one, other) =>
      other.row.roomsShort - one.row.roomsShort ||
      programmes.weighted(other.crowding) - programmes.weighted(one.crowding) ||
      one.row.year - other.row.year,
  );
  return [
    ...found.flatMap(({ row, crowding }) => [
      ...(row.roomsShort > 0 ? [roomsMissing(context, row)] : []),
      ...(crowding.large > 0 ? [classesStayLarge(context, row, crowding)] : []),
    ]),
    ...projectsNotStarted(context, new Set(found.map(({ row }) => programmeKey(row.schoolId, row.stage)))),
  ];
}

function roomsMissing(context: ExplainContext, row: PlaceRow): Reason {
  const { schoolId, stage, year, rooms, roomsShort } = row;
  const limit = roomLimit(context, row, roomsShort);
  return {
    kind: 'shortfall',
    constraint: limit.code,
    year,
    schoolId,
    facts: {
      reason: 'roomsMissing',
      ...normFacts(context.inputs.norms, `class.maximum.${stage}`),
      schoolName: context.nameOf(schoolId),
      stage,
      pupils: pupilsOf(row),
      rooms,
      roomsShort,
      ...limit.facts,
    },
  };
}

function classesStayLarge(context: ExplainContext, row: PlaceRow, crowding: Crowding): Reason {
  const { schoolId, stage, year, rooms } = row;
  const { inputs, programmes } = context;
  const needed = roomsWithoutLarge(row, inputs.norms);
  let nextRooms = 1;
  while (rooms + nextRooms < needed.rooms && programmes.crowding(row, { rooms: nextRooms }).large >= crowding.large)
    nextRooms += 1;
  const room = roomLimit(context, row, nextRooms);
  const redirection = redirectionLimit(context, row);
  return {
    kind: 'shortfall',
    constraint: room.code,
    year,
    schoolId,
    facts: {
      reason: 'classesStayLarge',
      ...normFacts(inputs.norms, `class.large.${stage}`),
      schoolName: context.nameOf(schoolId),
      stage,
      largeClasses: crowding.large,
      superLargeClasses: crowding.superLarge,
      pupils: pupilsOf(row),
      rooms,
      roomsNeeded: needed.rooms,
      arithmetic: needed.arithmetic,
      ...room.facts,
      nextLarge: programmes.crowding(row, { rooms: nextRooms }).large,
      redirectionLimit: redirection.code,
      ...redirection.facts,
    },
  };
}

/**
 * Projects that cannot start at all, whatever they would be worth: without land, or too late, or never payable where
 * schools that could send pupils there are crowded.
 */
function projectsNotStarted(context: ExplainContext, crowded: ReadonlySet<string>): Reason[] {
  const { inputs, input, siteOf, rows, moneyLeft } = context;
  const { years } = inputs;
  const started = new Set(rows.projects.map(({ projectId }) => projectId));
  const wanted = new Set(
    input.data.arcs.flatMap(({ from, to }) => {
      const { schoolId, stage } = input.origins[from]!;
      return crowded.has(programmeKey(schoolId, stage)) ? [to] : [];
    }),
  );
  return inputs.bureau.tables.projects.flatMap((project): Reason[] => {
    const { projectId, stage } = project;
    if (started.has(projectId)) return [];
    const index = siteOf.get(programmeKey(projectId, stage))!;
    const [site, origin] = [input.data.sites[index]!, input.origins[index]!];
    if (site.project === null) return [];
    const { minRooms, fixedCost, costPerRoom, earliest } = site.project;
    const last = years.length - 1 - site.leadYears;
    const reason = (constraint: string, facts: Reason['facts']): Reason[] => [
      { kind: 'shortfall', constraint, year: null, schoolId: projectId, facts },
    ];
    const facts = {
      reason: 'projectNotStarted' as const,
      schoolName: project.name,
      stage,
      minRooms,
      leadYears: site.leadYears,
      cost: fixedCost + minRooms * costPerRoom,
    };
    if (project.landReady === false) return reason('land', facts);
    if (earliest > last)
      return reason('leadTime', {
        ...facts,
        earliestOpen: years[0]! + earliest + site.leadYears,
        lastYear: years.at(-1)!,
      });
    if (!wanted.has(index)) return [];
    let fewest: Reason['facts'] | null = null;
    for (let year = earliest; year <= last; year += 1) {
      const lack = moneyLeft.lack(origin.startParts[year]!, 1, year);
      if (lack === null) return [];
      if (fewest !== null && lack.share - lack.left >= Number(fewest.moneyNeeded) - Number(fewest.moneyLeft)) continue;
      const { level, districtId } = inputs.purses.purses[lack.purse]!;
      fewest = {
        ...facts,
        moneyYear: years[year]!,
        moneyLevel: level,
        moneyDistrict: districtId,
        moneyNeeded: lack.share,
        moneyLeft: lack.left,
      };
    }
    return fewest === null ? [] : reason('budget.capital', fewest);
  });
}
