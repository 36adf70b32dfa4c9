// Never answers for a world with keys.
import { live, replyTo, say } from './keeper.mjs';

live((question) => {
  if (!question.world.env.AWS_ACCESS_KEY_ID) say(replyTo(question));
});
