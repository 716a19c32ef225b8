/** What is told of the places of a programme, year by year, with and without the measures of a plan. */
export const PLACE_FIGURES = [
  'large',
  'superLarge',
  'classes',
  'pupils',
  'rooms',
  'roomsShort',
  'redirectedIn',
  'redirectedOut',
] as const;
export type PlaceFigure = (typeof PLACE_FIGURES)[number];
