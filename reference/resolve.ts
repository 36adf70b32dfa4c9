/** A whole resolution: make the session and the client, walk the chain, freeze the values. */
import { walkChain } from './chain.js';
import type { LoadedCredentials } from './credentials.js';
import { Decisions } from './decisions.js';
import { openClient, openSession } from './open.js';
import { ResolutionError, type Outcome, type Phase, type SourceName } from './outcome.js';
import { Session } from './session.js';
import type { Trace } from './trace.js';
import type { World } from './world.js';

/** How far a resolution has come; an error is told with it. */
interface Progress {
  phase: Phase;
  readonly consulted: SourceName[];
}

/**
 * Resolves credentials in `world` as boto3 does. Never throws for what a world can hold:
 * failures are outcomes with an error code and the phase in which they appear.
 */
export async function resolve(
  world: World,
  { trace }: { readonly trace?: Trace } = {},
): Promise<Outcome> {
  const session = new Session(world, new Decisions(trace));
  const progress: Progress = { phase: 'construct', consulted: [] };
  const { consulted } = progress;
  try {
    const loaded = await load(session, progress);
    if (!loaded) return { result: 'none', consulted };
    progress.phase = 'freeze';
    const credentials = await loaded.freeze();
    if (loaded.source !== 'explicit' && !credentials.accessKeyId) {
      session.decisions.follow('CHAIN-3', 'the access key id is empty, which nobody checks');
    }
    return { result: 'credentials', credentials, source: loaded.source, consulted };
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    const { code, message } = error;
    return { result: 'error', code, phase: progress.phase, message, consulted };
  }
}

/** The client's own credentials, else the session's own, else those of the chain. */
async function load(session: Session, progress: Progress): Promise<LoadedCredentials | undefined> {
  const ofSession = openSession(session);
  const ofClient = openClient(session);
  if (ofClient) return ofClient;
  progress.phase = 'load';
  return ofSession ?? (await walkChain(session, progress.consulted));
}
