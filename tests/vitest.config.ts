import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['tests/{unit,models,data,contract,electron,e2e}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A state that is waited for may take long on a busy machine; the usual second would be a bet on its load.
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: 2,
    // On a shared machine a browser can be slow enough for one step to run out of time; the first failure stays printed.
    retry: process.env.CI ? 1 : 0,
  },
});
