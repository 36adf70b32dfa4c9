// Does everything as it should.
import { live, replyTo, say } from './keeper.mjs';

live((question) => say(replyTo(question)));
