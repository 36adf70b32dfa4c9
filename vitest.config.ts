import { defineConfig } from 'vitest/config';
import { credchain } from './runner/vitest/index.js';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{reference,runner,bench,scripts}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // The cases share nothing but the reference, which keeps no state: one set of modules does.
        plugins: [credchain()],
        test: { name: 'cases', include: [], isolate: false, pool: 'threads' },
      },
    ],
  },
});
