import type { measureFrontier } from './measurements/frontier.ts';
import type { measureImport } from './measurements/import.ts';
import type { measurePlan } from './measurements/plan.ts';
import type { measureResolve } from './measurements/resolve.ts';
import type { measureSmallModel } from './measurements/small-model.ts';
import type { measureWholeModel } from './measurements/whole-model.ts';
import type { measureWindow } from './measurements/window.ts';

/** Every measurement by name. */
export interface Measurements {
  readonly plan: typeof measurePlan;
  readonly resolve: typeof measureResolve;
  readonly wholeModel: typeof measureWholeModel;
  readonly smallModel: typeof measureSmallModel;
  readonly frontier: typeof measureFrontier;
  readonly import: typeof measureImport;
  readonly window: typeof measureWindow;
}

/** Each measurement runs in a process of its own and loads only what it needs, so that the memory is its own. */
const LOADERS: { readonly [Name in keyof Measurements]: () => Promise<Measurements[Name]> } = {
  plan: async () => (await import('./measurements/plan.ts')).measurePlan,
  resolve: async () => (await import('./measurements/resolve.ts')).measureResolve,
  wholeModel: async () => (await import('./measurements/whole-model.ts')).measureWholeModel,
  smallModel: async () => (await import('./measurements/small-model.ts')).measureSmallModel,
  frontier: async () => (await import('./measurements/frontier.ts')).measureFrontier,
  import: async () => (await import('./measurements/import.ts')).measureImport,
  window: async () => (await import('./measurements/window.ts')).measureWindow,
};

/** Run as `node child.ts NAME REQUEST`: prints what was measured as one JSON document. */
async function main([name = '', request = 'null']: readonly string[]): Promise<void> {
  const load = LOADERS[name as keyof Measurements] as
    | (() => Promise<(request: unknown) => Promise<unknown>>)
    | undefined;
  if (load === undefined) throw new RangeError(`there is no measurement ${name}`);
  const measure = await load();
  process.stdout.write(JSON.stringify(await measure(JSON.parse(request))));
}

await main(process.argv.slice(2));
