/** Instance metadata. */
import type { Source } from '../source.js';

export const iamRole: Source = {
  name: 'iam-role',
  load: () => Promise.resolve(undefined),
};
