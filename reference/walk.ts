/** Asking one source after the other. */
import type { LoadedCredentials } from './credentials.js';
import type { Session } from './session.js';
import type { Asked, Source } from './source.js';

/** The first credentials that a source has; undefined if none has any, which is no error. */
export async function walk(
  sources: readonly Source[],
  session: Session,
  asked: Asked,
  onAsk: (source: Source) => void = () => undefined,
): Promise<LoadedCredentials | undefined> {
  for (const source of sources) {
    onAsk(source);
    const credentials = await source.load(session, asked);
    if (credentials) return credentials;
  }
  return undefined;
}
