/** The programs of a world in memory. */
import { isDeepStrictEqual } from 'node:util';
import {
  CommandNotFoundError,
  FileError,
  type CommandResult,
  type World,
} from '../../reference/index.js';
import type { Activity } from '../model/adapter.js';
import type { Command } from '../model/case-file.generated.js';
import { outputBytes, repeated, UNKNOWN_ARGUMENTS } from './command-output.js';
import type { MemoryFiles } from './memory-files.js';
import { casePath } from './paths.js';

/** `World.run` for the programs that the case gives; entries with the same argv are used in order. */
export function memoryCommands(
  commands: readonly Command[],
  home: string,
  files: Pick<MemoryFiles, 'isThere'>,
  log: (activity: Activity) => void,
): World['run'] {
  const used = new Map<Command, number>();
  return ([program = '', ...args]) => {
    const argv = [casePath(program, home), ...args];
    log({ kind: 'command', argv });
    // A tilde that nobody expanded is no home directory, though case files write it so.
    const known =
      !program.startsWith('~/') && commands.some(({ argv: [name] }) => name === argv[0]);
    if (!known) {
      // An empty name is looked for in the PATH like others, and each directory of it is there.
      const isThere = program === '' || (program.includes('/') && files.isThere(program));
      return Promise.reject(
        isThere ? new FileError('EACCES', program) : new CommandNotFoundError(program),
      );
    }
    const entries = commands.filter((command) => isDeepStrictEqual(command.argv, argv));
    const [first] = entries;
    if (first === undefined) return Promise.resolve(resultOf({ argv: [''], ...UNKNOWN_ARGUMENTS }));
    const turn = used.get(first) ?? 0;
    used.set(first, turn + 1);
    return Promise.resolve(resultOf(entries[Math.min(turn, entries.length - 1)]!));
  };
}

function resultOf({ stdout, stderr, exit = 0 }: Command): CommandResult {
  const out = outputBytes(stdout);
  const err = outputBytes(stderr);
  return {
    stdout: repeated(out.bytes, out.repeat),
    stderr: repeated(err.bytes, err.repeat),
    exit,
  };
}
