import type { MissingRoom, RoomsData, RoomsDecisions } from '../../../models/special-education/index.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import type { SpecialSchool } from './schools.ts';

/** What cannot be computed because its norm has no value. */
export function explainNorms(norms: Norms): Explanation[] {
  const missing: readonly (readonly [string, string])[] = [
    ['special.homeTeaching.hours', 'Hours of home teaching per pupil are unknown: they load no posts.'],
    ['special.pupilsPerAuxiliary', 'The number of auxiliaries of special schools has no norm: none are bought.'],
    ['special.resourceRoom.cost', 'The cost of a resource room is unknown: none are opened.'],
    ['special.resourceRoom.distance', 'How far pupils travel to a resource room is unknown: no room is shared.'],
  ];
  return missing
    .filter(([id]) => norms.valueOrNull(id) === null)
    .map(([id, text]) => ({ kind: 'assumption', constraint: id, year: null, text, facts: { norm: id } }));
}

/** Why each room of a year is opened, and what stops the ones that the norm requires. */
export function explainRooms(
  norms: Norms,
  year: number,
  data: RoomsData,
  opened: RoomsDecisions,
  schools: readonly SpecialSchool[],
  missing: readonly MissingRoom[],
): Explanation[] {
  const norm = norms.norm('special.resourceRoom.pupils');
  const basis = { norm: norm.id, threshold: norm.value, document: norm.document, clause: norm.clause };
  const source = norm.document === '' ? norm.id : `${norm.id}, ${norm.document}`;
  const found: Explanation[] = [];
  for (const index of opened) {
    const { schoolId } = schools[index]!.school;
    const { pupils, isObliged, cost } = data.schools[index]!;
    const yuan = cost.reduce((sum, { fen }) => sum + fen, 0) / 100;
    const reached = data.reaches.filter(
      ({ room, school }) => room === index && !data.schools[school]!.isObliged,
    ).length;
    found.push({
      kind: 'decision',
      constraint: norm.id,
      year,
      schoolId,
      text: isObliged
        ? `${schoolId} gets a resource room in ${year}: ${pupils} pupils with special needs, at least ${norm.value} (${source}).`
        : `${schoolId} gets a shared resource room in ${year} with money left: its ${pupils} pupils with special needs and those of ${reached} schools within reach are served.`,
      facts: { ...basis, pupils, isObliged, schoolsInReach: reached, cost: yuan },
    });
  }
  for (const { school, pupils, fenMissing } of missing) {
    const { schoolId, ownership } = schools[school]!.school;
    const isPrivate = ownership === 'private';
    found.push({
      kind: 'shortfall',
      constraint: isPrivate ? 'special.private' : 'budget.capital',
      year,
      schoolId,
      text: isPrivate
        ? `${schoolId}, a private school, is to have a resource room: ${pupils} pupils with special needs, at least ${norm.value} (${source}).`
        : `${schoolId} stays without a resource room in ${year}: ${pupils} pupils with special needs, at least ${norm.value} (${source}); ${fenMissing / 100} yuan of capital money is missing.`,
      facts: { ...basis, pupils, yuanMissing: fenMissing / 100 },
    });
  }
  return found;
}
