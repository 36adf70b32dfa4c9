// Dies of a world with keys, and is well in all others.
import { live, replyTo, say } from './keeper.mjs';

live((question) => {
  if (question.world.env.AWS_ACCESS_KEY_ID) {
    process.stderr.write('panic: keys\n');
    process.exit(70);
  }
  say(replyTo(question));
});
