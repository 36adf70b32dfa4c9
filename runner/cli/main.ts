/** The process around the command: signals, streams that break, and errors that become a status. */
import { CommanderError } from 'commander';
import { EXIT, SIGNAL_EXIT } from './exit.js';
import { describeFailure } from './failure.js';
import { createProgram } from './program.js';

/**
 * Runs the command line `args` (without node and script) and resolves to the exit status. Writes to
 * the streams of this process. The first SIGINT or SIGTERM ends the command in good order, a second
 * one at once.
 */
export async function main(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  let status: number | undefined;
  const setStatus = (value: number) => void (status ??= value);
  const end = (value: number) => {
    setStatus(value);
    stop.abort();
  };
  const fail = (error: unknown) => {
    const failure = describeFailure(error, process.env);
    process.stderr.write(failure.text);
    return failure.status;
  };

  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    if (stop.signal.aborted) process.exit(SIGNAL_EXIT[signal]);
    end(SIGNAL_EXIT[signal]);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  process.on('uncaughtException', (error) => process.exit(fail(error)));
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].on('error', (error: NodeJS.ErrnoException) => {
      // Whoever reads has enough, as in `| head`: that is no error, but no reason to go on either.
      if (error.code === 'EPIPE') return end(SIGNAL_EXIT.SIGPIPE);
      if (name === 'stdout') process.stderr.write(`error: Cannot write: ${error.message}.\n`);
      end(EXIT.usage);
    });
  }

  try {
    await createProgram({ signal: stop.signal, setStatus }).parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has printed already: the help, or what is wrong with the words.
    if (!(error instanceof CommanderError)) setStatus(fail(error));
    else setStatus(error.exitCode === 0 ? EXIT.conforms : EXIT.usage);
  }
  // What was under way when the command was ended is not waited for; leaving cleans up behind it.
  if (stop.signal.aborted) process.exit(status);
  return status ?? EXIT.conforms;
}
