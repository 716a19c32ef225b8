export { assumptionsOf } from './assumptions.ts';
export { explainPlaces } from './places.ts';
