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

const units = { yuan: '元', tenThousandYuan: '万元' } as const;
const inYuan = createFormatter('zh', 'yuan', (unit) => units[unit]);
const inTenThousands = createFormatter('zh', 'tenThousandYuan', (unit) => units[unit]);

test('money in yuan is shown to the fen, so that the shown parts add up to the shown sum', () => {
  // Three thirds of 100 yuan as funding levels divide it: whole fen.
  const parts = [33.33, 33.33, 33.34];
  expect([...parts, 100].map((yuan) => inYuan.money(yuan))).toEqual(['33.33', '33.33', '33.34', '100.00']);
  // In ten thousands 45 yuan are 0.0045 and shown as 0.00, three of them 0.0135 and shown as 0.01.
  expect([45, 45, 45, 135].map((yuan) => inTenThousands.money(yuan))).toEqual(['0.00', '0.00', '0.00', '0.01']);
});

test('running text leaves out the fen of a round amount alone', () => {
  expect(inYuan.moneyWithUnit(514_740_000)).toBe('514,740,000 元');
  expect(inYuan.moneyWithUnit(84_446_812.5)).toBe('84,446,812.50 元');
  expect(inTenThousands.moneyWithUnit(514_740_000)).toBe('51,474.00 万元');
  expect(inYuan.moneyWithUnit(null)).toBe('—');
});
