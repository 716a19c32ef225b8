import type { CertificateCheck } from '../../src/domain/plan/index.ts';
import type { RoomsData, RoomsDecisions } from './data.ts';

/** Re-checks the rooms of a year against the data, without the model: where they may be opened, and the money. */
export function verifyRooms(data: RoomsData, opened: RoomsDecisions): CertificateCheck[] {
  const wrong = [...opened].filter((school) => {
    const found = data.schools[school];
    return found === undefined || found.hasRoom || !found.canOpen;
  });
  const spent = data.purses.map(() => 0);
  for (const school of opened) for (const { purse, fen } of data.schools[school]?.cost ?? []) spent[purse]! += fen;
  let worst = 0;
  let where: string | undefined;
  data.purses.forEach((amount, purse) => {
    if (amount === null || spent[purse] === 0) return;
    const over = (spent[purse]! - amount) / 100;
    if (over > worst) {
      worst = over;
      where = `purse ${purse}`;
    }
  });
  return [
    {
      id: 'resourceRooms.places',
      ok: wrong.length === 0,
      worst: wrong.length,
      ...(wrong.length === 0 ? {} : { where: `school ${wrong[0]}` }),
    },
    { id: 'resourceRooms.capitalMoney', ok: worst === 0, worst, ...(where === undefined ? {} : { where }) },
  ];
}
