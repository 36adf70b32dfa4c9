// Can be asked again, and then sees the environment as it is by then.
import { HELLO, live, outcomeOf, say } from './keeper.mjs';

const sessions = new Set();

live(
  (question) => {
    if (question.keep) sessions.add(question.id);
    const known = question.type !== 'again' || sessions.has(question.session);
    const { env } = question.world ?? question;
    if (question.last) sessions.delete(question.session);
    const outcome = known ? outcomeOf({ world: { env } }) : { result: 'error' };
    say({ type: 'outcome', id: question.id, outcome });
  },
  { ...HELLO, capabilities: [...HELLO.capabilities, 'steps'] },
);
