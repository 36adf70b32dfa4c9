/** The programs of a world in memory. */
import { isDeepStrictEqual } from 'node:util';
import { CommandNotFoundError, type CommandResult, type World } from '../../reference/index.js';
import type { Activity } from '../model/adapter.js';
import type { Command } from '../model/case-file.generated.js';
import { outputBytes, repeated, UNKNOWN_ARGUMENTS } from './command-output.js';
import { casePath } from './paths.js';

/** `World.run` for the programs that the case gives; entries with the same argv are used in order. */
export function memoryCommands(
  commands: readonly Command[],
  home: string,
  log: (activity: Activity) => void,
): World['run'] {
  const used = new Map<Command, number>();
  return ([program = '', ...args]) => {
    const argv = [casePath(program, home), ...args];
    log({ kind: 'command', argv });
    if (!commands.some((command) => command.argv[0] === argv[0])) {
      return Promise.reject(new CommandNotFoundError(program));
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
