/** A project as a user would have it: cases elsewhere than usual, an implementation per project. */
import { defineConfig } from 'vitest/config';
import { credchain } from '../../index.js';

const cases = 'suite/**/*.yaml';

export default defineConfig({
  test: {
    projects: [
      { plugins: [credchain({ cases, adapter: './my-adapter.ts' })], test: { name: 'module' } },
      {
        plugins: [credchain({ cases, adapter: './shell/adapter.yaml' })],
        test: { name: 'manifest' },
      },
      { plugins: [credchain({ cases })], test: { name: 'reference' } },
    ],
  },
});
