// Prints a log line where only answers may stand.
import { live, replyTo, say } from './keeper.mjs';

live((question) => {
  process.stdout.write('DEBUG resolving\n');
  say(replyTo(question));
});
