/** Errors as a person should see them: what to put right, and no stack trace. */
import { UserError } from '../model/user-error.js';
import { EXIT } from './exit.js';

const PLEA = 'This is a defect of credchain: please report it, with the command that you ran.';

/** Text for standard error, and the exit status. */
export interface Failure {
  readonly text: string;
  readonly status: number;
}

/**
 * A {@link UserError} is its message. Anything else is a defect of credchain and says so; its stack
 * is shown when CREDCHAIN_DEBUG is set.
 */
export function describeFailure(
  error: unknown,
  env: Readonly<Record<string, string | undefined>>,
): Failure {
  if (error instanceof UserError) {
    return {
      text: `error: ${error.message}\n`,
      status: error.fault === 'adapter' ? EXIT.adapter : EXIT.usage,
    };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const detail = env['CREDCHAIN_DEBUG']
    ? `${stack}\n`
    : 'Run the same command with CREDCHAIN_DEBUG=1 to see where.\n';
  return {
    text: `credchain failed: ${message}\n${PLEA}\n${detail}`,
    status: EXIT.internal,
  };
}
