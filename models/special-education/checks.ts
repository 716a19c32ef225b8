import type { RoomsData } from './data.ts';

/** A fault in the data that would make the model's answer wrong. */
export interface RoomsFault {
  readonly code: 'notAWholeNumber' | 'negative' | 'unknownIndex' | 'reachesItself' | 'noCost';
  /** Where: `school 3`, `reach 5` … */
  readonly where: string;
}

/** Every fault of the data; empty when the model can be built. */
export function checkRoomsData(data: RoomsData): RoomsFault[] {
  const faults: RoomsFault[] = [];
  const count = (value: number, where: string): void => {
    if (!Number.isSafeInteger(value)) faults.push({ code: 'notAWholeNumber', where });
    else if (value < 0) faults.push({ code: 'negative', where });
  };
  data.schools.forEach(({ pupils, cost, canOpen }, index) => {
    const where = `school ${index}`;
    count(pupils, where);
    for (const { purse, fen } of cost) {
      count(fen, where);
      if (data.purses[purse] === undefined) faults.push({ code: 'unknownIndex', where });
    }
    // A room that costs nothing would be opened everywhere.
    if (canOpen && cost.every(({ fen }) => fen === 0)) faults.push({ code: 'noCost', where });
  });
  data.reaches.forEach(({ room, school }, index) => {
    const where = `reach ${index}`;
    if (data.schools[room] === undefined || data.schools[school] === undefined)
      faults.push({ code: 'unknownIndex', where });
    if (room === school) faults.push({ code: 'reachesItself', where });
  });
  data.purses.forEach((amount, index) => {
    if (amount !== null && !Number.isSafeInteger(amount))
      faults.push({ code: 'notAWholeNumber', where: `purse ${index}` });
  });
  return faults;
}
