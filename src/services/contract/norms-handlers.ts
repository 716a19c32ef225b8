import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import {
  readBureauNorms,
  readScenarioLine,
  readScenarios,
  removeBureauNorm,
  saveBureauNorm,
} from '../../data/index.ts';
import { BASE_SCENARIO } from '../../domain/scenario.ts';
import { fitsNorm, loadNormSet, rangeOf } from '../../norms/index.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type NormMethod = Extract<keyof MethodTable, `norms.${string}`>;

/** The norm library as the bureau and a scenario see it. */
export function normsHandlers(session: Session, { publish }: Surroundings): Handlers<NormMethod> {
  return {
    'norms.list': ({ scenarioId }) =>
      session.with(({ file }) => {
        const chosen = scenarioId ?? BASE_SCENARIO.id;
        if (!readScenarios(file).some(({ id }) => id === chosen)) return refuse('scenario.notFound', { scenarioId });
        const { id, name, norms } = loadNormSet();
        const ownValues = new Map(readBureauNorms(file).map((norm) => [norm.id, norm]));
        const overridden = new Map<string, { readonly value: number; readonly scenarioId: string }>();
        for (const scenario of readScenarioLine(file, chosen)) {
          for (const override of scenario.overrides) {
            if (override.kind === 'norm')
              overridden.set(override.id, { value: override.value, scenarioId: scenario.id });
          }
        }
        return {
          normSet: { id, name },
          norms: norms.map((norm) => {
            const own = ownValues.get(norm.id);
            const override = overridden.get(norm.id);
            return {
              ...norm,
              description: { zh: asName(norm.description.zh), en: asName(norm.description.en) },
              bureauValue: own?.value ?? null,
              bureauReason: own?.reason ?? null,
              effectiveValue: override?.value ?? own?.value ?? norm.value,
              overriddenBy: override?.scenarioId ?? null,
            };
          }),
        };
      }),
    'norms.setValue': ({ normId, value, reason }) =>
      session.with(({ file }) => {
        const norm = loadNormSet().norms.find(({ id }) => id === normId);
        if (norm === undefined) return refuse('scenario.unknownNorm', { id: normId });
        if (!fitsNorm(norm, value))
          return refuse('scenario.normOutOfRange', { id: normId, value, range: rangeOf(norm) });
        saveBureauNorm(file, { id: normId, value, reason });
        publish('scenario.changed', {});
        return {};
      }),
    'norms.resetValue': ({ normId }) =>
      session.with(({ file }) => {
        removeBureauNorm(file, normId);
        publish('scenario.changed', {});
        return {};
      }),
  };
}

/** A norm's description without the full stop of its last sentence, because it names the norm in rows and headings. */
function asName(description: string): string {
  return description.replace(/[。.]$/, '');
}
