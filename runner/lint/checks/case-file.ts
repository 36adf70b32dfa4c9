/** Every case file can be read: YAML, schema, placeholders, files that can lie beside each other. */
import type { Check } from '../check.js';

export const caseFile: Check = {
  id: 'case-file',
  about: 'every case file can be read',
  run: ({ files }) => files.flatMap(({ problems }) => problems),
};
