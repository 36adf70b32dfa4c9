/** The comparer's own tests alone, for the mutation tester. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['runner/judge/**/*.test.ts'], testTimeout: 30_000 },
});
