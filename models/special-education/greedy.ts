import type { RoomsData, RoomsDecisions } from './data.ts';

/**
 * Opens rooms one by one: first at schools that must have one, those with most pupils first; then wherever the most
 * pupils not yet served are reached. It needs no solver, and where all rooms can be paid it is the best plan already.
 */
export function openGreedily(data: RoomsData): RoomsDecisions {
  const opened = new Set<number>();
  const left = [...data.purses];
  const canPay = (school: number): boolean =>
    data.schools[school]!.cost.every(({ purse, fen }) => fen === 0 || left[purse] === null || left[purse]! >= fen);
  const open = (school: number): void => {
    opened.add(school);
    for (const { purse, fen } of data.schools[school]!.cost)
      if (left[purse] !== null && left[purse] !== undefined) left[purse] -= fen;
  };
  const candidates = data.schools.flatMap(({ canOpen, hasRoom }, school) => (canOpen && !hasRoom ? [school] : []));
  const byPupils = (one: number, other: number): number =>
    data.schools[other]!.pupils - data.schools[one]!.pupils || one - other;
  for (const school of candidates.filter((candidate) => data.schools[candidate]!.isObliged).sort(byPupils))
    if (canPay(school)) open(school);

  const served = data.schools.map(({ isObliged, hasRoom }, school) => isObliged || hasRoom || opened.has(school));
  const reachOf = new Map<number, number[]>(candidates.map((candidate) => [candidate, [candidate]]));
  for (const { room, school } of data.reaches) {
    if (data.schools[room]!.hasRoom || opened.has(room)) served[school] = true;
    reachOf.get(room)?.push(school);
  }
  const gainOf = (room: number): number =>
    reachOf.get(room)!.reduce((sum, school) => sum + (served[school] ? 0 : data.schools[school]!.pupils), 0);
  // Gains only fall, so a candidate whose gain is still the largest when looked at again is the best of all.
  const queue = candidates
    .filter((candidate) => !opened.has(candidate))
    .map((room) => ({ room, gain: gainOf(room) }))
    .sort((one, other) => other.gain - one.gain || one.room - other.room);
  for (let entry = queue.shift(); entry !== undefined && entry.gain > 0; entry = queue.shift()) {
    if (!canPay(entry.room)) continue;
    const gain = gainOf(entry.room);
    if (gain < entry.gain) {
      const place = queue.findIndex((other) => other.gain < gain);
      queue.splice(place < 0 ? queue.length : place, 0, { room: entry.room, gain });
      continue;
    }
    open(entry.room);
    for (const school of reachOf.get(entry.room)!) served[school] = true;
  }
  return opened;
}

/** Whether the purses pay for a room at every school where one can be opened. */
export function canOpenAll(data: RoomsData): boolean {
  const left = [...data.purses];
  for (const { canOpen, hasRoom, cost } of data.schools) {
    if (!canOpen || hasRoom) continue;
    for (const { purse, fen } of cost) if (left[purse] !== null && left[purse] !== undefined) left[purse] -= fen;
  }
  return left.every((amount, purse) => amount === null || amount >= 0 || amount === data.purses[purse]);
}

/** Whether some school where a room can be opened and would serve somebody can be paid at all. */
export function canOpenAny(data: RoomsData): boolean {
  return data.schools.some(
    ({ canOpen, hasRoom, cost }) =>
      canOpen &&
      !hasRoom &&
      cost.every(({ purse, fen }) => fen === 0 || data.purses[purse] === null || data.purses[purse]! >= fen),
  );
}
