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
      text: `${members.length} ${PROGRAMME_TEXT[kind]}`,
      facts: { programmes: members.length },
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
  noRow:
    'programmes have no row in the programmes table: rooms are the classes of the base year, and none can be added.',
  roomsUnknown: 'programmes do not state their rooms: the classes of the base year are taken.',
  maxNewRoomsUnknown: 'programmes do not state how many rooms could be added: none can.',
} as const;
