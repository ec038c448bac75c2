import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longestFirst.ts';

/** These load modules again, under mocks of others: what they load is theirs alone. */
const apart = ['tests/models/renamedRules.test.ts'];

/** No test is failed for being slow on a busy machine: only one that never ends is. */
const patience = { testTimeout: 3_600_000, hookTimeout: 3_600_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // files that run after one another share what they have loaded
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: apart,
          isolate: false,
          ...patience,
        },
      },
      { test: { name: 'apart', include: apart, ...patience } },
    ],
  },
});
