// Gives back the id as a number.
import { live, replyTo, say } from './keeper.mjs';

live((question) => say({ ...replyTo(question), id: 7 }));
