import { expect, test } from 'vitest';
import { headerWidth } from '../../../renderer/features/data/table-columns.ts';

test('a header is given the room that its letters take', () => {
  // Eight Chinese characters and brackets of 13 pixels each, and 24 of margins.
  expect(headerWidth('可增教室数（间）')).toBe(8 * 13 + 24);
  // Ten letters of 7.5 pixels.
  expect(headerWidth('Rooms more')).toBe(75 + 24);
});
