import { expect, test } from 'vitest';
import { startTexts } from '../../../renderer/i18n/index.ts';

test('the window counts one and many in words that agree, in the language it speaks', async () => {
  const texts = await startTexts('en');
  expect(texts.t('map.listed', { schools: '1' })).toBe('1 school on the map');
  expect(texts.t('map.listed', { schools: '2,668' })).toBe('2,668 schools on the map');
  expect(texts.t('data.added', { count: 1, shown: '1', table: 'Schools' })).toBe('1 row added to Schools.');
  expect(texts.t('context.plans', { count: 1200 })).toBe('1,200 plans');
  await texts.changeLanguage('zh');
  expect(texts.t('map.listed', { schools: '1' })).toMatch(/1 ?所学校/);
});
