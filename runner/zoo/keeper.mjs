// What all animals of the zoo have in common: they hear lines, and most of them greet as they should.
import { createInterface } from 'node:readline';

export const HELLO = {
  type: 'hello',
  protocol: 1,
  name: 'animal',
  version: '1.0',
  language: 'JavaScript',
  capabilities: ['resolve', 'none', 'error-codes', 'source'],
};

/** The answer of a good animal: it knows keys in the environment and nothing else. */
export function outcomeOf({ world }) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = world.env;
  if (!accessKeyId) return { result: 'none' };
  return { result: 'credentials', credentials: { accessKeyId, secretAccessKey }, source: 'env' };
}

export function replyTo(message) {
  return { type: 'outcome', id: message.id, outcome: outcomeOf(message) };
}

export function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Greets with `hello` and hands each question to `onQuestion`. */
export function live(onQuestion, hello = HELLO) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.type === 'hello') say(hello);
    else onQuestion(message);
  });
}
