/** A whole resolution: make the session, walk the chain, freeze the values. */
import { CHAIN, walk } from './chain.js';
import type { LoadedCredentials } from './credentials.js';
import { Decisions } from './decisions.js';
import { ResolutionError, type Outcome, type Phase, type SourceName } from './outcome.js';
import { clientCredentials, sessionCredentials } from './params.js';
import { readResolverSettings } from './resolver-settings.js';
import { Session } from './session.js';
import type { Trace } from './trace.js';
import type { World } from './world.js';

/**
 * Resolves credentials in `world` as boto3 does. Never throws for what a world can hold:
 * failures are outcomes with an error code and the phase in which they appear.
 */
export async function resolve(
  world: World,
  { trace }: { readonly trace?: Trace } = {},
): Promise<Outcome> {
  const decisions = new Decisions(trace);
  const consulted: SourceName[] = [];
  let phase: Phase = 'construct';
  try {
    const session = new Session(world, decisions);
    const explicit = openSession(session);
    const ofClient = clientCredentials(session);
    phase = 'load';
    const loaded = ofClient ?? explicit ?? (await loadFromChain(session, consulted));
    if (!loaded) {
      decisions.follow('CHAIN-4', 'no source has credentials');
      return { result: 'none', consulted };
    }
    phase = 'freeze';
    const credentials = await loaded.freeze();
    return { result: 'credentials', credentials, source: loaded.source, consulted };
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    const { code, message } = error;
    return { result: 'error', code, phase, message, consulted };
  }
}

/** What making the session comes to: the credentials given to it, and the profile looked up. */
function openSession(session: Session): LoadedCredentials | undefined {
  const explicit = sessionCredentials(session);
  // The first thing that a session looks up is the path of its data files, and the profile may say it.
  session.decisions.follow('SELECT-12', 'the session looks into its profile');
  session.setting('data_path');
  return explicit;
}

async function loadFromChain(
  session: Session,
  consulted: SourceName[],
): Promise<LoadedCredentials | undefined> {
  const { decisions } = session;
  const { profile } = readResolverSettings(session);
  const environment = session.explicitProfile === undefined;
  if (!environment) decisions.follow('CHAIN-6', `the profile "${profile}" is named in code`);
  const chain = environment ? CHAIN : CHAIN.filter((source) => source.name !== 'env');
  const loaded = await walk(chain, session, { profile, environment }, (source) => {
    consulted.push(source.name);
    decisions.follow('CHAIN-1', `asking ${source.name}`);
    decisions.consult(source.name);
  });
  if (loaded) decisions.follow('CHAIN-2', `${loaded.source} has credentials`);
  return loaded;
}
