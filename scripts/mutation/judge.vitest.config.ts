/** The comparer's own tests alone, for the mutation tester: with the same made-up outcomes every time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['runner/judge/**/*.test.ts'],
    setupFiles: ['scripts/mutation/judge.setup.ts'],
    testTimeout: 30_000,
  },
});
