import type { PostsData } from './data.ts';

/** A fault in the data that would make the model's answer wrong. */
export interface PostsFault {
  readonly code:
    | 'notAWholeNumber'
    | 'negative'
    | 'unknownIndex'
    | 'moveAcrossDistricts'
    | 'moveToItself'
    | 'moreOutThanStaff'
    | 'moreClassPostsThanRequired'
    | 'negativeCost'
    | 'yearsDiffer';
  /** Where: `programme 3`, `move 5` … */
  readonly where: string;
}

/** Every fault of the data; empty when the model can be built. */
export function checkPostsData(data: PostsData): PostsFault[] {
  const faults: PostsFault[] = [];
  const count = (value: number, where: string): void => {
    if (!Number.isSafeInteger(value)) faults.push({ code: 'notAWholeNumber', where });
    else if (value < 0) faults.push({ code: 'negative', where });
  };
  data.programmes.forEach((programme, index) => {
    const where = `programme ${index}`;
    for (const value of [programme.required, programme.classPosts, programme.staff, programme.fixed, programme.mostOut])
      count(value, where);
    if (programme.mostOut > programme.staff) faults.push({ code: 'moreOutThanStaff', where });
    if (programme.classPosts > programme.required) faults.push({ code: 'moreClassPostsThanRequired', where });
    if (data.districts[programme.district] === undefined) faults.push({ code: 'unknownIndex', where });
  });
  data.moves.forEach(({ from, to }, index) => {
    const where = `move ${index}`;
    const [source, target] = [data.programmes[from], data.programmes[to]];
    if (source === undefined || target === undefined) faults.push({ code: 'unknownIndex', where });
    else if (from === to) faults.push({ code: 'moveToItself', where });
    else if (source.district !== target.district) faults.push({ code: 'moveAcrossDistricts', where });
  });
  const years = data.purses[0]?.amounts.length ?? data.districts[0]?.freePosts.length ?? 0;
  data.districts.forEach((district, index) => {
    const where = `district ${index}`;
    if (district.room !== null) count(district.room, where);
    for (const free of district.freePosts) count(free, where);
    const lengths = [district.freePosts.length, district.postCost.length, district.purchasedCost.length];
    if (lengths.some((length) => length !== years)) faults.push({ code: 'yearsDiffer', where });
    for (const { purse, fen } of [...district.postCost, ...district.purchasedCost].flat()) {
      if (data.purses[purse] === undefined) faults.push({ code: 'unknownIndex', where });
      if (!Number.isSafeInteger(fen)) faults.push({ code: 'notAWholeNumber', where });
      else if (fen < 0) faults.push({ code: 'negativeCost', where });
    }
  });
  data.purses.forEach((purse, index) => {
    const where = `purse ${index}`;
    if (purse.amounts.length !== years || purse.carryOver.length !== years) faults.push({ code: 'yearsDiffer', where });
    for (const amount of purse.amounts)
      if (amount !== null && !Number.isSafeInteger(amount)) faults.push({ code: 'notAWholeNumber', where });
  });
  for (const limit of Object.values(data.hireLimits)) if (limit !== null) count(limit, 'hire limits');
  if (data.bureauRoom !== null) count(data.bureauRoom, 'bureau');
  return faults;
}
