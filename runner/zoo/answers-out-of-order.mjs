// Takes several questions at once and answers the last first, which it may.
import { HELLO, live, replyTo, say } from './keeper.mjs';

const held = [];
live(
  (question) => {
    held.push(question);
    setTimeout(() => {
      while (held.length > 0) say(replyTo(held.pop()));
    }, 50);
  },
  { ...HELLO, capabilities: [...HELLO.capabilities, 'concurrent'] },
);
