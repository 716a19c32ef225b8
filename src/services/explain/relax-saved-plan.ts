import { findRelaxations, type RelaxationOptions, type RelaxationReport, type Target } from '../../planning/index.ts';
import type { ExplainedPlan } from './explain-saved-plan.ts';

/** Finds the smallest single changes that would let a saved plan's scenario meet a target. */
export function relaxSavedPlan(
  { bureau, saved }: Pick<ExplainedPlan, 'bureau' | 'saved'>,
  target: Target,
  options: Omit<RelaxationOptions, 'plan'>,
): Promise<RelaxationReport> {
  const { normSet, settings, plan } = saved;
  return findRelaxations(bureau, normSet, settings, target, { ...options, plan });
}
