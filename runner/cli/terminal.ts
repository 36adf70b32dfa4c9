/** What the streams of this process can show: colours, a line that is drawn over. */

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * Whether to colour what goes to `stream`: NO_COLOR forbids it, FORCE_COLOR demands it, a terminal
 * invites it. NO_COLOR wins (https://no-color.org); empty values say nothing, FORCE_COLOR=0 forbids.
 */
export function wantsColor(
  stream: Stream,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force) return force !== '0' && force !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Whether a line on `stream` can be drawn over. */
export function isInteractive(
  stream: Stream,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'];
}
