/** One request to an AWS service, tried again as the retry policy says. */
import { NetworkError, type World } from '../world.js';
import { isRetryable, type Operation, type RetryPolicy } from './retry.js';

/** How long a service may take to answer, in ms. */
const PATIENCE = { timeout: 60_000 };

export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Thrown when the last attempt got no answer. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  constructor(
    readonly attempts: number,
    override readonly cause: NetworkError,
  ) {
    super(`no answer after ${attempts} attempts: ${cause.message}`);
  }
}

const SAYS_NOTHING = /^[ \t\n\v\f\r]*(?:<html>|$)/;

/** Whether an answer is a failure of which no more is known than its status. */
export function saysNothing({ status, body }: ServiceAnswer): boolean {
  return status >= 500 && SAYS_NOTHING.test(new TextDecoder('latin1').decode(body));
}

/**
 * Sends until an answer is final. `make` builds each attempt anew, as a signature carries its time;
 * `errorCode` reads an answer's error code, undefined if it is no error, and may throw to end it all.
 * Throws {@link NoAnswerError}.
 */
export async function exchange(
  world: World,
  { operation, ...policy }: RetryPolicy & { readonly operation: Operation },
  make: () => Promise<Request>,
  errorCode: (answer: ServiceAnswer) => string | undefined,
  onRetry: (attempts: number) => void,
): Promise<ServiceAnswer> {
  for (let attempts = 1; ; attempts++) {
    const result = await send(world, await make());
    if (result instanceof NetworkError) {
      if (attempts >= policy.maxAttempts) throw new NoAnswerError(attempts, result);
    } else {
      const answered = { operation, status: result.status, errorCode: errorCode(result) };
      if (attempts >= policy.maxAttempts || !isRetryable(policy.mode, answered)) return result;
    }
    // What comes of it does not depend on the pause that is made here (STS-39), so there is none.
    onRetry(attempts);
  }
}

async function send(world: World, request: Request): Promise<ServiceAnswer | NetworkError> {
  try {
    const response = await world.fetch(request, PATIENCE);
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof NetworkError) return error;
    throw error;
  }
}
