// Ends after each answer, as if one question were all.
import { live, replyTo } from './keeper.mjs';

live((question) => {
  process.stdout.write(`${JSON.stringify(replyTo(question))}\n`, () => process.exit(0));
});
