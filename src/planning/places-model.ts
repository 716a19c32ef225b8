import type { NamedModel } from '../../models/kit/index.ts';
import { buildPlacesModel, COMBINED_OBJECTIVE } from '../../models/school-places/index.ts';
import type { BureauData } from '../domain/bureau.ts';
import type { NormSet } from '../domain/norm.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import { planningInputs } from './inputs.ts';
import { placesInput } from './places/input/input.ts';

/**
 * The places model of a bureau in one scenario, with all goals in a single weighted objective, for export to other
 * solvers. Nothing is left out of it, so that it can be read against the data.
 *
 * @throws NormError when a norm that planning needs has no value
 */
export function placesModel(bureau: BureauData, normSet: NormSet, settings: ScenarioSettings): NamedModel {
  const inputs = planningInputs(bureau, normSet, settings);
  const input = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings);
  return buildPlacesModel(input.data, { objective: COMBINED_OBJECTIVE }).named;
}
