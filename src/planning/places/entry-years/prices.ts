import {
  type BudgetPrices,
  HOLDING,
  type PlacesData,
  type PlacesModel,
  PROJECT_OPEN,
  REDIRECT_IN,
  REDIRECT_OUT,
  ROOMS,
} from '../../../../models/school-places/index.ts';
import type { SolvedDuals } from '../../../solve/solver.ts';
import { budgetPrices } from '../groups.ts';

/** What everything is worth that entry years, parts and years have in common; all in weighted class-years, none negative. */
export interface EntryYearPrices {
  /** A room, [site][planned year]. */
  readonly rooms: readonly (readonly number[])[];
  /** A pupil taken in, [site][entry year]. */
  readonly pupils: readonly (readonly number[])[];
  /** One more pupil that may be sent away, [site][entry year]. */
  readonly out: readonly (readonly number[])[];
  /** One more pupil that may be taken in, [site][entry year]. */
  readonly into: readonly (readonly number[])[];
  /** A project’s being open to those who enter, [site][entry year]. */
  readonly opening: readonly (readonly number[])[];
  /** A yuan. */
  readonly money: BudgetPrices;
}

/** First prices, from the duals of the relaxation of the places model. */
export function pricesOfRelaxation(data: PlacesData, model: PlacesModel, duals: SolvedDuals): EntryYearPrices {
  const zeros = (): number[][] => data.sites.map(() => new Array<number>(data.yearCount).fill(0));
  const rooms = zeros();
  const pupils = zeros();
  const out = zeros();
  const into = zeros();
  const opening = zeros();
  const dearestOpening = zeros();
  for (let row = 0; row < model.named.model.rowCount; row += 1) {
    const { family, key } = model.named.rowKey(row);
    // A limit from above has a dual of at most 0 in a minimisation, one from below at least 0.
    const price = Math.abs(duals.rows[row]!);
    const [site, year] = key as readonly [number, number];
    if (family === ROOMS) rooms[site]![year] = price;
    else if (family === HOLDING) pupils[site]![year]! += price;
    else if (family === REDIRECT_OUT) out[site]![year] = price;
    else if (family === REDIRECT_IN) into[site]![year] = price;
    else if (family === PROJECT_OPEN) {
      const [from, to, entry] = key as readonly [number, number, number];
      const sender = data.sites[from]!.entering.find((cohort) => cohort.entry === entry)!;
      opening[to]![entry]! += price * sender.mostOut;
      dearestOpening[to]![entry] = Math.max(dearestOpening[to]![entry]!, price);
    }
  }
  return {
    rooms,
    // The model lets each arc pay for the opening; here the project does, and every pupil pays the dearest price.
    pupils: pupils.map((byEntry, site) => byEntry.map((price, entry) => price + dearestOpening[site]![entry]!)),
    out,
    into,
    opening,
    money: budgetPrices(data, model, duals),
  };
}
