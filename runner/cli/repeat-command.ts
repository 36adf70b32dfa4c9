/** The command that runs one case of a run again, ready to be pasted into a shell. */
import type { RunOptions } from './program.js';

/** The options that make a difference to the verdict on a case. */
type Repeated = 'adapter' | 'exec' | 'isolation' | 'timeout';

/** From the words of a run to the command for a single case: same target, same cases, same patience. */
export function repeatCommand(
  paths: readonly string[],
  { adapter, exec, isolation, timeout }: Partial<Pick<RunOptions, Repeated>>,
): (id: string) => string {
  const target = [
    ...option('--adapter', adapter),
    ...option('--exec', exec),
    ...option('--isolation', isolation === 'sealed' ? isolation : undefined),
    ...option('--timeout', timeout?.toString()),
  ];
  return (id) => ['npx credchain run', ...paths.map(quote), '--id', quote(id), ...target].join(' ');
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, quote(value)];
}

/** Leaves words as they are that no shell reads otherwise. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
