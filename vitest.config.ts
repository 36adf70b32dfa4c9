import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{reference,runner,bench,scripts}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
