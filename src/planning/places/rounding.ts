import {
  leftOver,
  type PlacesColumns,
  type PlacesData,
  type PlacesDecisions,
  spendingOf,
} from '../../../models/school-places/index.ts';

/**
 * Turns the values of the linear relaxation into decisions that keep every limit. Rooms are rounded down at each
 * site's running total and the money left buys the largest remainders; a project starts when the relaxation starts
 * more than half of it; redirected pupils are rounded down.
 */
export function roundRelaxation(data: PlacesData, columns: PlacesColumns, values: Float64Array): PlacesDecisions {
  const at = (column: number | null | undefined): number =>
    column === null || column === undefined ? 0 : values[column]!;
  const build = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
  const projectRooms = data.sites.map(() => new Array<number>(data.yearCount).fill(0));
  const decisions: PlacesDecisions = {
    build,
    projectRooms,
    redirect: columns.redirect.map((byYear, arc) => {
      const { project } = data.sites[data.arcs[arc]!.to]!;
      return byYear.map((column) => (project === null ? Math.floor(at(column) + 1e-6) : 0));
    }),
  };
  const affordable = (): boolean => {
    const spent = spendingOf(data, decisions);
    return (
      data.capitalPurses.every((purse, index) =>
        leftOver(purse, spent.capital[index]!).every((left) => left > -1e-6),
      ) &&
      data.recurrentPurses.every((purse, index) =>
        leftOver(purse, spent.recurrent[index]!).every((left) => left > -1e-6),
      )
    );
  };
  columns.sites.forEach(({ start, steps }, site) => {
    const { project } = data.sites[site]!;
    if (project === null) return;
    const year = start.findIndex((column) => at(column) > 0.5);
    if (year < 0) return;
    const size = Math.round(at(steps[year]) / at(start[year]));
    projectRooms[site]![year] = project.minRooms + project.roomStep * Math.min(project.maxSteps, size);
    if (!affordable()) projectRooms[site]![year] = 0;
  });
  const remainders: { site: number; year: number; remainder: number }[] = [];
  columns.sites.forEach((own, site) => {
    let wanted = 0;
    let given = 0;
    for (let year = 0; year < data.yearCount; year += 1) {
      wanted += at(own.build[year]);
      const rooms = Math.floor(wanted + 1e-6) - given;
      build[site]![year] = rooms;
      given += rooms;
      if (wanted - given > 0.05 && own.build[year] !== null) remainders.push({ site, year, remainder: wanted - given });
    }
  });
  remainders.sort((left, right) => right.remainder - left.remainder || left.year - right.year);
  const rounded = new Set<number>();
  for (const { site, year } of remainders) {
    if (rounded.has(site)) continue;
    const total = build[site]!.reduce((sum, rooms) => sum + rooms, 0);
    if (total >= data.sites[site]!.maxNewRooms) continue;
    build[site]![year]! += 1;
    if (affordable()) rounded.add(site);
    else build[site]![year]! -= 1;
  }
  return decisions;
}
