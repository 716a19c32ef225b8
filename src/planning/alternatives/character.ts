import { type PlacesData, type PlacesDecisions, scoreSite } from '../../../models/school-places/index.ts';
import type { PlanCharacter } from '../../domain/plan/index.ts';
import type { SecondaryGoal } from '../places/anneal.ts';

/** What decisions amount to in the terms of each character; less is better. */
export type CharacterMeasures = Readonly<Record<PlanCharacter, number>>;

/**
 * Measures decisions:
 * - `leastBuilding`: yuan for rooms and new schools;
 * - `leastRedirection`: pupils redirected, each counting one plus its way in kilometres;
 * - `cheapestRunning`: yuan for running new schools within the planned years;
 * - `earliestRelief`: weighted class-years, those of the first planned year counting T, of the last one 1.
 */
export function measuresOf(data: PlacesData, decisions: PlacesDecisions): CharacterMeasures {
  let building = 0;
  let running = 0;
  data.sites.forEach(({ roomCost, leadYears, project }, site) => {
    decisions.build[site]!.forEach((rooms) => {
      building += rooms * roomCost;
    });
    decisions.projectRooms[site]!.forEach((rooms, year) => {
      if (rooms === 0 || project === null) return;
      building += project.fixedCost + rooms * project.costPerRoom;
      running += Math.max(0, data.yearCount - year - leadYears) * project.runningCost;
    });
  });
  let redirection = 0;
  data.arcs.forEach((arc, index) => {
    for (const pupils of decisions.redirect[index]!) redirection += pupils * pupilWay(arc.distanceMetres);
  });
  const urgent: PlacesData = { ...data, yearWeights: data.yearWeights.map((_, year) => urgency(data, year)) };
  const waiting = data.sites.reduce((sum, _, site) => sum + scoreSite(urgent, decisions, site).weighted, 0);
  return {
    leastBuilding: building,
    leastRedirection: redirection,
    cheapestRunning: running,
    earliestRelief: waiting,
  };
}

/** One plus the way in kilometres, as the redirection goal of the model counts a pupil. */
function pupilWay(distanceMetres: number): number {
  return 1 + distanceMetres / 1000;
}

/** T for the first planned year, 1 for the last. */
function urgency({ yearCount, yearWeights }: PlacesData, year: number): number {
  return yearWeights[year]! * (yearCount - year);
}

/**
 * The character as a goal for annealing, scaled so that a typical change costs about one: a room of average cost, ten
 * pupils over an average way, a class in the first year. What is not its matter costs next to nothing, which still
 * keeps it from growing without need.
 */
export function secondaryGoal(data: PlacesData, character: PlanCharacter, cap: number): SecondaryGoal {
  const { sites, arcs, yearCount } = data;
  const averageCost = average(sites.filter(({ maxNewRooms }) => maxNewRooms > 0).map(({ roomCost }) => roomCost));
  const averageWay = average(arcs.map(({ distanceMetres }) => pupilWay(distanceMetres)));
  const scale = (wanted: PlanCharacter): number => (character === wanted ? 1 : 0.01);
  return {
    cap,
    room: sites.map(({ roomCost }) => (scale('leastBuilding') * roomCost) / averageCost),
    pupil: arcs.map(({ distanceMetres }) => (scale('leastRedirection') * 0.1 * pupilWay(distanceMetres)) / averageWay),
    // Costs of classes carry the year's own weight already.
    largeClass: Array.from({ length: yearCount }, (_, year) =>
      character === 'earliestRelief' ? (yearCount - year) / yearCount : 0,
    ),
  };
}

function average(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? sum / values.length : 1;
}
