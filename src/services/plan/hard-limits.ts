import type { Plan } from '../../domain/plan/index.ts';

/** A hard limit that a plan does not meet. */
export type MissedLimit =
  | { readonly code: 'infeasible' }
  | { readonly code: 'noPlan' }
  | { readonly code: 'roomsShort'; readonly year: number; readonly rooms: number }
  | { readonly code: 'certificate'; readonly check: string; readonly worst: number; readonly where: string | null };

/**
 * The hard limits that a plan could not meet: pupils without a room, and every check of the certificate that fails.
 * Large classes and missing posts are goals, not limits.
 */
export function missedLimits(plan: Plan): MissedLimit[] {
  return [
    ...(plan.outcome === 'infeasible' ? [{ code: 'infeasible' } as const] : []),
    ...(plan.outcome === 'failed' ? [{ code: 'noPlan' } as const] : []),
    ...plan.years.flatMap((year, index) => {
      const rooms = plan.plan.roomsShort[index] ?? 0;
      return rooms > 0 ? [{ code: 'roomsShort', year, rooms } as const] : [];
    }),
    ...plan.certificate.checks
      .filter(({ ok }) => !ok)
      .map(({ id, worst, where }) => ({ code: 'certificate', check: id, worst, where: where ?? null }) as const),
  ];
}
