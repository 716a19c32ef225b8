import { settingsOf } from '../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../src/norms/index.ts';
import { planningInputs } from '../../../src/planning/inputs.ts';
import { type PlacesInput, placesInput } from '../../../src/planning/places/input/input.ts';
import { type LoadedSource, loadSource } from '../../../src/services/bureau/index.ts';

/** Reads a folder of tables as the command line does. */
export async function loadFolder(folder: string): Promise<LoadedSource> {
  const loading = await loadSource(folder, { scenario: null, now: new Date() });
  if (loading.outcome === 'refused') throw new Error(`${folder} cannot be planned`);
  return loading.source;
}

/** The places input of a bureau with its budgets multiplied by a factor, before anything else is paid. */
export function placesOf({ bureau }: LoadedSource, budgetFactor: number): PlacesInput {
  const settings = settingsOf('base', [{ kind: 'budgetFactor', factor: budgetFactor, budgetKind: null }]);
  const inputs = planningInputs(bureau, loadNormSet(), settings);
  return placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings);
}

/** Most memory that this process has held so far, its worker threads included. */
export function peakBytes(): number {
  // Counted in kilobytes on every system.
  return process.resourceUsage().maxRSS * 1024;
}
