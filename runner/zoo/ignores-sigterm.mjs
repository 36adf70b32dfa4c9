// Answers well, but does not go when it should.
import { live, replyTo, say } from './keeper.mjs';

process.on('SIGTERM', () => undefined);
setInterval(() => undefined, 1000);
live((question) => say(replyTo(question)));
