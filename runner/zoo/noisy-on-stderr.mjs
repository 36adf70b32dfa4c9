// Writes warnings to its standard error, which it may.
import { live, replyTo, say } from './keeper.mjs';

live((question) => {
  process.stderr.write('warning: this resolver is old\n');
  say(replyTo(question));
});
