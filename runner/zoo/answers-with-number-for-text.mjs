// Gives the access key id as a number.
import { live, say } from './keeper.mjs';

live(({ id }) =>
  say({
    type: 'outcome',
    id,
    outcome: { result: 'credentials', credentials: { accessKeyId: 7, secretAccessKey: 's' } },
  }),
);
