/** An id names one case in the whole suite: results and divergences are known by it. */
import { duplicateIds } from '../../load/index.js';
import type { Check } from '../check.js';

export const uniqueId: Check = {
  id: 'unique-id',
  about: 'every id names one case',
  run: ({ files }) => duplicateIds(files),
};
