import { CLASS_START_RULE, USUAL_CLASS_STARTS, unusualClassStarts } from '../../domain/class-starts.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import { completeProgrammes } from '../../domain/programme-defaults.ts';
import type { PlanningInputs } from '../inputs.ts';
import { projectionText } from './english/projection.ts';

/** Assumptions of one kind that are told one by one; the rest are counted. */
const NAMED_ASSUMPTIONS = 3;

/**
 * What had to be taken for granted because the data does not say: rooms, money, projection; and where the scenario
 * counts classes otherwise than the names of the tiers say.
 */
export function assumptionsOf({ bureau, norms, projection, purses }: PlanningInputs): Explanation[] {
  const { assumptions } = completeProgrammes(bureau);
  const found: Explanation[] = unusualClassStarts(norms.all()).map(({ tier, stage, pupils }) => ({
    kind: 'assumption',
    constraint: CLASS_START_RULE,
    year: null,
    text: `${TIER_TEXT[tier]} of the stage ${stage} count from ${pupils} pupils, not from ${USUAL_CLASS_STARTS[tier]}, wherever this plan speaks of them.`,
    facts: { tier, stage, pupils, usual: USUAL_CLASS_STARTS[tier] },
  }));
  found.push(...purses.assumptions);
  for (const [kind, members] of Map.groupBy(assumptions, (assumption) => assumption.kind))
    found.push({
      kind: 'assumption',
      constraint: `programmes.${kind}`,
      year: null,
      text: PROGRAMME_TEXT[kind](members.length),
      facts: { programmes: members.length },
    });
  const reckoned = assumptions.filter(({ kind, roomsFrom }) => kind !== 'maxNewRoomsUnknown' && roomsFrom === 'pupils');
  if (reckoned.length > 0)
    found.push({
      kind: 'assumption',
      constraint: 'programmes.roomsFromPupils',
      year: null,
      text: `Programmes of which neither rooms nor classes of every grade are known: ${reckoned.length}. Their rooms are reckoned from their pupils.`,
      facts: { programmes: reckoned.length },
    });
  for (const [code, members] of Map.groupBy(projection.assumptions, (assumption) => assumption.code)) {
    const named = members.slice(0, NAMED_ASSUMPTIONS);
    for (const { facts } of named)
      found.push({
        kind: 'assumption',
        constraint: `projection.${code}`,
        year: null,
        text: projectionText(code, facts),
        facts,
      });
    const more = members.length - named.length;
    if (more > 0)
      found.push({
        kind: 'assumption',
        constraint: `projection.${code}`,
        year: null,
        text: more === 1 ? 'The same holds in one more case.' : `The same holds in ${more} more cases.`,
        facts: { cases: more },
      });
  }
  return found;
}

const TIER_TEXT = { large: 'Large classes', superLarge: 'Super-large classes' } as const;

const PROGRAMME_TEXT = {
  noRow: (programmes: number) =>
    `Programmes without a row in the programmes table: ${programmes}. Their rooms are the classes of the base year where these are known, and none can be added.`,
  roomsUnknown: (programmes: number) =>
    `Programmes that do not state their rooms: ${programmes}. The classes of the base year are taken where these are known.`,
  maxNewRoomsUnknown: (programmes: number) =>
    `Programmes that do not state how many rooms could be added: ${programmes}. None can.`,
} as const;
