// Answers well-formed, and wrong.
import { live, say } from './keeper.mjs';

live(({ id }) =>
  say({
    type: 'outcome',
    id,
    outcome: {
      result: 'credentials',
      credentials: { accessKeyId: 'AKIDWRONG', secretAccessKey: 'wrong' },
      source: 'iam-role',
    },
  }),
);
