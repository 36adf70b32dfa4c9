// Says that it cannot be asked.
import { live, say } from './keeper.mjs';

live(({ id }) =>
  say({ type: 'outcome', id, outcome: { result: 'unsupported', reason: 'no files here' } }),
);
