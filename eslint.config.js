import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Imports that would turn a dependency arrow of the house around, each with what to do instead. */
function forbidImports(...groups) {
  return ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }];
}

const host = [
  ['process', 'Read the environment from world.env: a world must not see its host.'],
  ['fetch', 'Call world.fetch: a world has its own network.'],
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.stryker-tmp',
      'coverage',
      'adapters/*/build',
      '**/*.generated.ts',
      'reports',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'no-console': ['error'],
      // The names of unused catch bindings say nothing; `catch {` is the house style.
      'preserve-caught-error': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    files: ['reference/**/*.ts'],
    ignores: ['reference/**/*.test.ts'],
    rules: {
      'no-restricted-imports': forbidImports(
        [
          ['**/runner/**', '**/cases/**', '**/spec/**', '**/adapters/**'],
          'reference/ knows a World and nothing else. What the runner needs, put into the World interface or export it from reference/index.ts.',
        ],
        [
          [
            'fs',
            'node:fs',
            'node:fs/*',
            'node:child_process',
            'node:http',
            'node:os',
            'child_process',
          ],
          'A resolver observes its World only. Add a capability to reference/world.ts and let the runner stage it.',
        ],
      ),
      'no-restricted-globals': ['error', ...host.map(([name, message]) => ({ name, message }))],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Use world.now(): time belongs to the world.' },
        {
          object: 'Math',
          property: 'random',
          message: 'Use world.random(): chance belongs to the world.',
        },
      ],
    },
  },
  {
    files: ['runner/**/*.ts'],
    ignores: ['runner/resolve/reference.ts', 'runner/**/*.test.ts', 'runner/arbitraries/**'],
    rules: {
      'no-restricted-imports': forbidImports([
        ['**/reference/**', '!**/reference/index.js', '!**/resolve/reference.js'],
        'The reference is one adapter among others. Import its types from reference/index.js; only runner/resolve/reference.ts may run it.',
      ]),
    },
  },
  {
    files: ['adapters/**/*.{ts,js,mjs}'],
    rules: {
      'no-restricted-imports': forbidImports([
        ['**/runner/**', '**/reference/**'],
        'An adapter is outside of the house: it speaks the protocol of spec/protocol.md and imports neither runner/ nor reference/.',
      ]),
    },
  },
  {
    files: ['runner/matrix/page/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({
          property,
          message: 'What a run says is text. Make elements with el() of dom.ts.',
        })),
      ],
    },
  },
  {
    files: ['runner/cli/**/*.ts', 'bench/**', 'scripts/**', '**/*.test.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tests read parsed JSON and captured output whose shape is the thing under test.
    files: ['**/*.test.ts', '**/testing/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
