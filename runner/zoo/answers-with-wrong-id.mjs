// Answers a question that nobody asked.
import { live, replyTo, say } from './keeper.mjs';

live((question) => say({ ...replyTo(question), id: 'another' }));
