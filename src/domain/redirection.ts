import type { Stage } from './stage.ts';

/** What decides whether a school takes part in redirection; null where it is unknown. */
interface RedirectedSchool {
  readonly kind: string | null;
  readonly ownership: string | null;
  readonly locked: boolean | null;
}

/**
 * Why entry pupils of a stage of a school are never redirected, neither away nor here, whatever a scenario allows.
 * @returns null where they may be
 */
export function neverRedirected(
  { kind, ownership, locked }: RedirectedSchool,
  stage: Stage,
): 'locked' | 'teachingPoint' | 'private' | 'special' | null {
  if (locked === true) return 'locked';
  if (kind === 'teaching_point') return 'teachingPoint';
  if (ownership === 'private') return 'private';
  return stage === 'special' ? 'special' : null;
}
