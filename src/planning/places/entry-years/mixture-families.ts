import type { ConstraintFamily, VariableFamily } from '../../../../models/kit/index.ts';

function variableFamily(id: string, unit: string, indices: readonly string[], sentence: string): VariableFamily {
  return { kind: 'variable', id, integer: false, unit, indices, sentence };
}

function constraintFamily(
  id: string,
  unit: string,
  indices: readonly string[],
  sentence: string,
  formula: string,
): ConstraintFamily {
  return { kind: 'constraint', id, unit, indices, sentence, formula };
}

export const SETTLED_ROOMS = variableFamily(
  'settledRooms',
  'rooms',
  ['site', 'year', 'step'],
  'Rooms beyond the fewest that the settled cohorts have.',
);
export const BUILD_PART = variableFamily('build', 'rooms', ['site', 'year'], 'Rooms ordered, parts of one included.');
export const START_PART = variableFamily('start', 'projects', ['site', 'year'], 'Part of a project that starts.');
export const STEPS_PART = variableFamily(
  'steps',
  'room steps',
  ['site', 'year'],
  'Room steps above the smallest size.',
);
export const FLOW = variableFamily('flow', 'pupils', ['arc', 'entry'], 'Pupils redirected along an arc.');
export const CARRIED_PART = variableFamily('carried', 'million yuan', ['kind', 'purse', 'year'], 'Money carried over.');
export const SHORT_PART = variableFamily('roomShort', 'rooms', ['site', 'year'], 'Rooms that are missing.');
export const OVER = variableFamily('over', 'as the limit', ['limit'], 'What is beyond a limit, at the dearest price.');
export const UNDER = variableFamily('under', 'as the limit', ['limit'], 'What is given away, at the cheapest price.');
export const SHARE = variableFamily('share', 'share', ['choice'], 'The part of a choice in the mixture.');

export const ROOMS_ROW = constraintFamily(
  'rooms',
  'rooms',
  ['site', 'year'],
  'The classes of the mixture have rooms.',
  'Σ classes·share + settledRooms ≤ rooms − fewest + Σ build + minRooms·start + step·steps + roomShort',
);
export const PUPILS_ROW = constraintFamily(
  'pupils',
  'pupils',
  ['site', 'entry'],
  'The choices take in the pupils that arcs bring, less those that arcs take.',
  'Σ net·share ≥ Σ flow in − Σ flow out',
);
export const OUT_ROW = constraintFamily(
  'out',
  'pupils',
  ['site', 'entry'],
  'No more than the allowed share of a cohort goes elsewhere.',
  'Σ flow out ≤ mostOut',
);
export const INTO_ROW = constraintFamily(
  'into',
  'pupils',
  ['site', 'entry'],
  'No more than the allowed share of a cohort comes from elsewhere.',
  'Σ flow in ≤ mostIn',
);
export const OPENING_ROW = constraintFamily(
  'opening',
  'share',
  ['site', 'entry'],
  'Choices bring pupils to a new school only as far as it is open.',
  'Σ share (net > 0) ≤ Σ start',
);
export const MONEY_ROW = constraintFamily(
  'money',
  'million yuan',
  ['kind', 'purse', 'year'],
  'Each purse pays for its share of the work.',
  'Σ share·cost + carried[t] ≤ amount + carried[t − 1]',
);
export const MIXTURE = constraintFamily(
  'mixture',
  'share',
  ['part', 'entry'],
  'The choices of a part for an entry year make one in all.',
  'Σ share = 1',
);
export const BUILD_ROW = constraintFamily(
  'buildLimit',
  'rooms',
  ['site'],
  'A site takes no more new rooms than its land allows.',
  'Σ build ≤ maxNewRooms',
);
export const ONCE_ROW = constraintFamily(
  'projectOnce',
  'projects',
  ['site'],
  'A project starts at most once.',
  'Σ start ≤ 1',
);
export const SIZE_ROW = constraintFamily(
  'projectSize',
  'room steps',
  ['site', 'year'],
  'Room steps are part of a project that starts.',
  'steps ≤ maxSteps·start',
);
export const SHORT_ROW = constraintFamily(
  'shortLimit',
  'room-years',
  [],
  'No more rooms are missing in all than allowed.',
  'Σ roomShort ≤ most',
);
