/** What the answers of a service are made with. */
import type { ErrorAnswer } from '../../model/case-file.generated.js';
import type { Reply } from '../reply.js';

export type ServiceError = ErrorAnswer['error'];

/** How one service speaks. */
export interface Answers {
  /**
   * For each operation, the reply to the readable form of its normal answer. What the form does not
   * hold is not sent. `now` is the world's time in ms since the epoch.
   */
  readonly normal: Readonly<Record<string, (answer: never, now: number) => Reply>>;
  error(error: ServiceError): Reply;
  /** The reply to what the service does not know, or what the case does not give. */
  unknown(): Reply;
}

/** The status that goes with an error code, unless the case says another. */
export function statusOf(
  { code, status }: ServiceError,
  known: Readonly<Record<string, number>>,
): number {
  return status ?? known[code] ?? 400;
}
