import type { CertificateCheck } from '../../src/domain/plan/index.ts';
import type { PlacesData, PurseLimit } from './data.ts';
import type { PlacesDecisions } from './decisions.ts';
import { leftOver, spendingOf } from './spending.ts';

/** Yuan by which a purse may be overdrawn in arithmetic; far below the fen. */
const OVERDRAFT_TOLERANCE = 1e-3;

/**
 * Re-checks decisions against the data, without the model: whole numbers, land, lead times, terms of projects, what
 * is locked, limits of redirection at both ends, new schools open, no cohort below zero, and money.
 */
export function verifyPlaces(data: PlacesData, decisions: PlacesDecisions): CertificateCheck[] {
  return [
    wholeNumbers(data, decisions),
    buildLimit(data, decisions),
    projects(data, decisions),
    redirectionLimits(data, decisions),
    projectOpen(data, decisions),
    locks(data, decisions),
    budget('places.budgetCapital', data.capitalPurses, spendingOf(data, decisions).capital),
    budget('places.budgetRecurrent', data.recurrentPurses, spendingOf(data, decisions).recurrent),
  ];
}

/** Keeps the largest violation that is reported to it. */
function check(id: string, look: (report: (violation: number, where: string) => void) => void): CertificateCheck {
  let worst = 0;
  let where: string | undefined;
  look((violation, place) => {
    // A violation that is not a number counts as one, so that it can never pass.
    const size = Number.isNaN(violation) ? Number.MAX_SAFE_INTEGER : violation;
    if (size <= worst) return;
    worst = size;
    where = place;
  });
  return where === undefined ? { id, ok: true, worst: 0 } : { id, ok: false, worst, where };
}

function wholeNumbers(data: PlacesData, { build, projectRooms, redirect }: PlacesDecisions): CertificateCheck {
  return check('places.wholeNumbers', (report) => {
    const look = (rows: readonly (readonly number[])[], count: number, what: string): void => {
      report(Math.abs(rows.length - count), what);
      rows.forEach((row, index) => {
        report(Math.abs(row.length - data.yearCount), `${what} ${index}`);
        for (const value of row) {
          report(Math.abs(value - Math.round(value)), `${what} ${index}`);
          report(-value, `${what} ${index}`);
        }
      });
    };
    look(build, data.sites.length, 'build');
    look(projectRooms, data.sites.length, 'project');
    look(redirect, data.arcs.length, 'redirect');
  });
}

/** Rooms ordered are at most what the site takes, and none is ordered that would come into use too late. */
function buildLimit(data: PlacesData, { build }: PlacesDecisions): CertificateCheck {
  return check('places.buildLimit', (report) => {
    data.sites.forEach(({ maxNewRooms, leadYears }, site) => {
      report(sumOf(build[site]!) - maxNewRooms, `site ${site}`);
      report(sumOf(build[site]!.slice(Math.max(0, data.yearCount - leadYears))), `site ${site}: too late`);
    });
  });
}

/** A project starts once, from its earliest year on, in time to open, and in one of its sizes. */
function projects(data: PlacesData, { projectRooms }: PlacesDecisions): CertificateCheck {
  return check('places.projects', (report) => {
    data.sites.forEach(({ project, leadYears }, site) => {
      const started = projectRooms[site]!.flatMap((rooms, year) => (rooms === 0 ? [] : [{ rooms, year }]));
      if (project === null) {
        report(started.length, `site ${site}: no project`);
        return;
      }
      report(started.length - 1, `site ${site}: starts`);
      for (const { rooms, year } of started) {
        report(project.earliest - year, `site ${site}: too early`);
        report(year + leadYears - data.yearCount + 1, `site ${site}: too late`);
        report(project.minRooms - rooms, `site ${site}: size`);
        report(rooms - project.minRooms - project.roomStep * project.maxSteps, `site ${site}: size`);
        report((rooms - project.minRooms) % project.roomStep, `site ${site}: size`);
      }
    });
  });
}

/** Each cohort sends and takes at most what it may, and there is a cohort at both ends. */
function redirectionLimits(data: PlacesData, { redirect }: PlacesDecisions): CertificateCheck {
  return check('places.redirectionLimits', (report) => {
    const out = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
    const into = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
    data.arcs.forEach(({ from, to }, arc) => {
      redirect[arc]!.forEach((pupils, year) => {
        out[from]![year]! += pupils;
        into[to]![year]! += pupils;
      });
    });
    data.sites.forEach(({ entering }, site) => {
      const entries = new Map(entering.map((cohort) => [cohort.entry, cohort]));
      for (let year = 0; year < data.yearCount; year += 1) {
        const cohort = entries.get(year);
        const where = `site ${site}, year ${year}`;
        report(out[site]![year]! - (cohort?.mostOut ?? 0), `${where}: out`);
        report(into[site]![year]! - (cohort?.mostIn ?? 0), `${where}: in`);
        if (cohort === undefined) continue;
        const net = into[site]![year]! - out[site]![year]!;
        for (let at = cohort.entry; at < cohort.leave; at += 1) report(-(cohort.pupils[at]! + net), `${where}: pupils`);
      }
    });
  });
}

/** Nobody is sent to a new school that is not open yet. */
function projectOpen(data: PlacesData, { redirect, projectRooms }: PlacesDecisions): CertificateCheck {
  return check('places.projectOpen', (report) => {
    data.arcs.forEach(({ to }, arc) => {
      const { project, leadYears } = data.sites[to]!;
      if (project === null) return;
      const start = projectRooms[to]!.findIndex((rooms) => rooms > 0);
      const openFrom = start < 0 ? data.yearCount : start + leadYears;
      redirect[arc]!.forEach((pupils, year) => {
        if (year < openFrom) report(pupils, `arc ${arc}, year ${year}`);
      });
    });
  });
}

/** What was fixed beforehand is decided so. */
function locks(data: PlacesData, { build, projectRooms }: PlacesDecisions): CertificateCheck {
  return check('places.locks', (report) => {
    data.sites.forEach(({ lockedOrders, project }, site) => {
      lockedOrders?.forEach((rooms, year) => {
        report(Math.abs(build[site]![year]! - rooms), `site ${site}, year ${year}`);
      });
      const lockedStart = project?.lockedStart;
      if (lockedStart !== undefined && projectRooms[site]![lockedStart] === 0) report(1, `site ${site}: start`);
    });
  });
}

/** What is charged to each purse is there in its year, with what may be carried over. */
function budget(id: string, purses: readonly PurseLimit[], spent: readonly (readonly number[])[]): CertificateCheck {
  return check(id, (report) => {
    purses.forEach((purse, index) => {
      leftOver(purse, spent[index]!).forEach((left, year) => {
        report(-left - OVERDRAFT_TOLERANCE, `purse ${index}, year ${year}`);
      });
    });
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
