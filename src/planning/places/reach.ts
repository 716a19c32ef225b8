import { arcsAt, type PlacesData } from '../../../models/school-places/index.ts';

/** Lowers the limits of redirection to what the arcs that are left can bring and take, which makes the model tighter. */
export function withReach(data: PlacesData): PlacesData {
  const arcsBySite = arcsAt(data);
  const at = (site: number, entry: number) => data.sites[site]!.entering.find((cohort) => cohort.entry === entry);
  return {
    ...data,
    sites: data.sites.map((site, index) => ({
      ...site,
      entering: site.entering.map((cohort) => {
        let into = 0;
        let out = 0;
        for (const arc of arcsBySite[index]!) {
          const { from, to } = data.arcs[arc]!;
          if (to === index) into += at(from, cohort.entry)?.mostOut ?? 0;
          else out += at(to, cohort.entry)?.mostIn ?? 0;
        }
        return { ...cohort, mostIn: Math.min(cohort.mostIn, into), mostOut: Math.min(cohort.mostOut, out) };
      }),
    })),
  };
}
