/** Finds a slip in a command before it is taken for an implementation that resolves nothing. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../model/user-error.js';
import { isProgram, programsIn } from './programs.js';

/** A first word that the shell takes as it is; of any other nothing can be said. */
const PLAIN = /^\s*([\w./+-]+)(?=\s|$)/;

/**
 * Looks for the program that a shell command begins with. Throws UserError, with the fault
 * `adapter`, if there is none or it cannot be started.
 */
export function checkCommand(command: string): void {
  const word = PLAIN.exec(command)?.[1];
  if (word === undefined || isWordOfShell(word)) return;
  if (word.includes('/')) {
    const path = resolve(word);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) throw cannotStart(word, `${path} does not exist.`);
    if (!isProgram(path)) throw cannotStart(word, `Make it executable: chmod +x ${word}`);
    return;
  }
  if (programsIn(process.env['PATH'] ?? '', word).length > 0) return;
  const here = statSync(resolve(word), { throwIfNoEntry: false })?.isFile();
  const advice = here ? `Did you mean './${word}'?` : 'No folder of PATH has such a program.';
  throw cannotStart(word, advice);
}

function cannotStart(word: string, advice: string): UserError {
  return new UserError(`The program '${word}' cannot be started.\n${advice}`, 'adapter');
}

function isWordOfShell(word: string): boolean {
  return ['cd', 'eval', 'exec', 'export', 'if', 'set', 'source', 'type', '.', ':'].includes(word);
}
