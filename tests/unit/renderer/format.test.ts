import { expect, test } from 'vitest';
import { createFormatter } from '../../../renderer/i18n/format.ts';

test('a share that is not nothing is not written as nothing', () => {
  const zh = createFormatter('zh', 'tenThousandYuan', String);
  expect([0, 15 / 35_000, 0.0005, 0.016, null].map((share) => zh.share(share))).toEqual([
    '0.0%',
    '<0.1%',
    '0.1%',
    '1.6%',
    '—',
  ]);
  expect(createFormatter('en', 'yuan', String).share(15 / 35_000)).toBe('<0.1 %');
});
