import { expect, it } from 'vitest';
import { scenarioName } from '../../../src/domain/scenario-name.ts';

const words = {
  base: '基准情景',
  separator: '，',
  budget: (factor: string) => `预算 × ${factor}`,
  years: (years: string) => `规划 ${years} 年`,
};

it.each([
  ['base', '基准情景'],
  [
    'base, budget × 0.5, 3 years, class.standard.primary = 40',
    '基准情景，预算 × 0.5，规划 3 年，class.standard.primary = 40',
  ],
  ['扩建, budget × 2', '扩建，预算 × 2'],
  ['baseline', 'baseline'],
  // What a user wrote stays as it is, with its comma.
  ['more rooms, fewer posts', 'more rooms, fewer posts'],
])('calls %s %s', (name, said) => {
  expect(scenarioName(name, words)).toBe(said);
});
