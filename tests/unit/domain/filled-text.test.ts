import { expect, test } from 'vitest';
import { counted, filledText } from '../../../src/domain/filled-text.ts';

test.each([
  ['1', '1 room is'],
  ['0', '0 rooms are'],
  ['2', '2 rooms are'],
  ['1.5', '1.5 rooms are'],
  ['1,001', '1,001 rooms are'],
])('%s with its words', (number, words) => {
  expect(counted(number, 'room is/rooms are')).toBe(words);
});

test('parameters are put into a text, numbers with their words, and what is not given leaves nothing', () => {
  const text = '{{school}} lacks {{rooms, room/rooms}} for {{pupils, pupil/pupils}}; {{count, number}} of all{{more}}.';
  expect(filledText(text, { school: 'S1', rooms: '1', pupils: '60', count: '1,200' })).toBe(
    'S1 lacks 1 room for 60 pupils; 1,200 of all.',
  );
});
