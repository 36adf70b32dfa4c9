// Says that it can be asked again, and dies of it.
import { HELLO, live, replyTo, say } from './keeper.mjs';

live(
  (question) => {
    if (question.type === 'again') process.exit(70);
    say(replyTo(question));
  },
  { ...HELLO, capabilities: [...HELLO.capabilities, 'steps'] },
);
