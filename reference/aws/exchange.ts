/** One request to an AWS service, tried again as the retry policy says. */
import { NetworkError, type World } from '../world.js';
import { backoff, isRetryable, type Attempt, type Operation, type RetryPolicy } from './retry.js';

/** How long a service may take to answer, in ms. */
const SERVICE_TIMEOUT = 60_000;

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
  onRetry: (attempts: number) => void = () => undefined,
): Promise<ServiceAnswer> {
  for (let attempts = 1; ; attempts++) {
    const result = await send(world, await make());
    const attempt: Attempt =
      result instanceof NetworkError
        ? { kind: 'network-error' }
        : { kind: 'answer', operation, status: result.status, errorCode: errorCode(result) };
    if (attempts >= policy.maxAttempts || !isRetryable(policy.mode, attempt)) {
      if (result instanceof NetworkError) throw new NoAnswerError(attempts, result);
      return result;
    }
    onRetry(attempts);
    await world.sleep(backoff(policy.mode, attempt, attempts, world.random()));
  }
}

async function send(world: World, request: Request): Promise<ServiceAnswer | NetworkError> {
  try {
    const response = await world.fetch(request, { timeout: SERVICE_TIMEOUT });
    const { status, headers } = response;
    return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof NetworkError) return error;
    throw error;
  }
}
