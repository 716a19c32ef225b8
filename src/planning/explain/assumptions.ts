import type { Explanation } from '../../domain/plan/index.ts';
import { completeProgrammes } from '../../domain/programme-defaults.ts';
import type { PlanningInputs } from '../inputs.ts';

/** What had to be taken for granted because the data does not say: rooms, money, projection. */
export function assumptionsOf({ bureau, projection, purses }: PlanningInputs): Explanation[] {
  const { assumptions } = completeProgrammes(bureau);
  const found: Explanation[] = [...purses.assumptions];
  for (const [kind, members] of Map.groupBy(assumptions, (assumption) => assumption.kind))
    found.push({
      kind: 'assumption',
      constraint: `programmes.${kind}`,
      year: null,
      text: `${members.length} ${PROGRAMME_TEXT[kind]}`,
      facts: { programmes: members.length },
    });
  for (const { code, facts } of projection.assumptions)
    found.push({
      kind: 'assumption',
      constraint: `projection.${code}`,
      year: null,
      text: `Projection: ${code} (${Object.entries(facts)
        .map(([name, value]) => `${name} ${value ?? 'unknown'}`)
        .join(', ')}).`,
      facts,
    });
  return found;
}

const PROGRAMME_TEXT = {
  noRow:
    'programmes have no row in the programmes table: rooms are the classes of the base year, and none can be added.',
  roomsUnknown: 'programmes do not state their rooms: the classes of the base year are taken.',
  maxNewRoomsUnknown: 'programmes do not state how many rooms could be added: none can.',
} as const;
