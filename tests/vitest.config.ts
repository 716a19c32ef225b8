import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, so that none of it runs alone at the end: the file that looks at every screen, then folders. */
const LONG = ['tests/e2e/accessibility.', 'tests/e2e/', 'tests/unit/planning/', 'tests/unit/cli/', 'tests/models/'];

/** Begins with the files that take longest, and leaves the rest in its usual order. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((folder) => moduleId.includes(`/${folder}`));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    globalSetup: `${import.meta.dirname}/helpers/run-folder.ts`,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A state that is waited for may take long on a busy machine; the usual second would be a bet on its load.
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: 2,
    // On a shared machine a browser can be slow enough for one step to run out of time; the first failure stays printed.
    retry: process.env.CI ? 1 : 0,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        // The files share what they load: loading it anew for each would take half of the time.
        test: { name: 'core', include: ['tests/{unit,models,data}/**/*.test.ts'], isolate: false },
      },
      // These start hosts and browsers and stand in for modules, so each file has a process of its own.
      {
        extends: true,
        test: {
          name: 'shells',
          include: ['tests/{contract,electron,e2e}/**/*.test.ts'],
          globalSetup: `${import.meta.dirname}/helpers/unpack-browser.ts`,
        },
      },
    ],
  },
});
