/** A whole resolution: make the session and the client, walk the chain, freeze the values. */
import { openStsClient } from './aws/sts-client.js';
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
  /** Whether there is a session, whatever became of its client. */
  made: boolean;
  readonly consulted: SourceName[];
}

/**
 * Resolves credentials in `world` as boto3 does. Never throws for what a world can hold:
 * failures are outcomes with an error code and the phase in which they appear.
 */
export function resolve(world: World, options: { readonly trace?: Trace } = {}): Promise<Outcome> {
  return openResolver(world, options).resolve();
}

/** A session that is there for longer: it finds its credentials once, and refreshes them itself. */
export interface Resolver {
  /** The credentials as of now. Never throws for what a world can hold. */
  resolve(): Promise<Outcome>;
}

/** A session in `world`, which may change while the session is in use. */
export function openResolver(world: World, { trace }: { readonly trace?: Trace } = {}): Resolver {
  const decisions = new Decisions(trace);
  let session: Session | undefined;
  let found: Found | undefined;
  let askedBefore = false;
  return {
    async resolve() {
      if (askedBefore && !found) decisions.follow('REFRESH-7', 'the chain is walked again');
      if (askedBefore && !session) decisions.follow('REFRESH-9', 'the session is made anew');
      if (session?.configSoFar) decisions.follow('REFRESH-10', 'both files were merged before');
      askedBefore = true;
      session ??= new Session(world, decisions);
      const progress: Progress = { phase: 'construct', made: false, consulted: [] };
      const { outcome, loaded } = await attempt(session, progress, found);
      if (loaded) found = { loaded, consulted: progress.consulted };
      // A session that could not be made leaves nothing behind.
      else if (!progress.made) session = undefined;
      return outcome;
    },
  };
}

/** Credentials that a session has found, and the sources that were asked for them. */
interface Found {
  readonly loaded: LoadedCredentials;
  readonly consulted: readonly SourceName[];
}

async function attempt(
  session: Session,
  progress: Progress,
  found: Found | undefined,
): Promise<{ readonly outcome: Outcome; readonly loaded?: LoadedCredentials }> {
  const { consulted } = progress;
  let loaded = found?.loaded;
  try {
    if (found) {
      consulted.push(...found.consulted);
      session.decisions.follow('REFRESH-7', 'the session has found its credentials');
      if (found.loaded.fixed) session.decisions.follow('REFRESH-1', 'they never change');
    }
    loaded ??= await load(session, progress);
    if (!loaded) return { outcome: { result: 'none', consulted } };
    progress.phase = 'freeze';
    const credentials = await loaded.freeze();
    if (loaded.source !== 'explicit' && !credentials.accessKeyId) {
      session.decisions.follow('CHAIN-3', 'the access key id is empty, which nobody checks');
    }
    const { source } = loaded;
    return { outcome: { result: 'credentials', credentials, source, consulted }, loaded };
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    const { code, message } = error;
    const { phase } = progress;
    return {
      outcome: { result: 'error', code, phase, message, consulted },
      ...(loaded && { loaded }),
    };
  }
}

/** The client's own credentials, else the session's own, else those of the chain. */
async function load(session: Session, progress: Progress): Promise<LoadedCredentials | undefined> {
  const ofSession = openSession(session);
  progress.made = true;
  const ofClient = openClient(session);
  if (ofClient) {
    await makeClient(session);
    return ofClient;
  }
  progress.phase = 'load';
  const loaded = ofSession ?? (await walkChain(session, progress.consulted));
  if (session.world.params.client) {
    progress.phase = 'construct';
    await makeClient(session);
  }
  return loaded;
}

/** Clients are those of STS. */
async function makeClient(session: Session): Promise<void> {
  session.decisions.follow('PARAMS-11', 'reading the settings of the client');
  await openStsClient(session);
}
