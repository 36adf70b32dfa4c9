// Says everything twice.
import { live, replyTo, say } from './keeper.mjs';

live((question) => {
  say(replyTo(question));
  say(replyTo(question));
});
