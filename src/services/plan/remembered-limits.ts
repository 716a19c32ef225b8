import type { ClassLimits, ClassLimitsOf } from '../../domain/class-forming/index.ts';
import type { Norms } from '../../norms/index.ts';

/** Limits by stage and grade, looked up among the norms once: a large plan asks for the same few again and again. */
export function rememberedLimits(norms: Norms): ClassLimitsOf {
  const known = new Map<string, ClassLimits>();
  return (stage, grade) => {
    const key = `${stage} ${grade}`;
    const limits = known.get(key) ?? norms.classLimits(stage, grade);
    known.set(key, limits);
    return limits;
  };
}
