/** A whole resolution: make the session, walk the chain, freeze the values. */
import { CHAIN, LAST_SOURCES } from './chain.js';
import type { LoadedCredentials } from './credentials.js';
import { Decisions } from './decisions.js';
import { ResolutionError, type Outcome, type Phase, type SourceName } from './outcome.js';
import { clientCredentials, sessionCredentials } from './params.js';
import { readResolverSettings } from './resolver-settings.js';
import { Session } from './session.js';
import type { Trace } from './trace.js';
import { walk } from './walk.js';
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
    if (consulted.length > 0 && phase === 'load')
      decisions.follow('CHAIN-5', `${consulted.at(-1)} failed`);
    const { code, message } = error;
    return { result: 'error', code, phase, message, consulted };
  }
}

/** What making the session comes to: the credentials given to it, and the profile looked up. */
function openSession(session: Session): LoadedCredentials | undefined {
  const explicit = sessionCredentials(session);
  // The path of the data files is the first thing that is looked up, and the profile may say it.
  if (session.world.env.has('AWS_DATA_PATH')) {
    session.decisions.follow(
      'SELECT-8',
      'AWS_DATA_PATH is set, so the profile is not looked into yet',
    );
  } else {
    session.decisions.follow('SELECT-7', 'the session looks into its profile for data_path');
  }
  session.setting('data_path');
  if (explicit)
    session.decisions.follow('PARAMS-5', 'the profile is there, but credentials are given');
  return explicit;
}

async function loadFromChain(
  session: Session,
  consulted: SourceName[],
): Promise<LoadedCredentials | undefined> {
  const { decisions } = session;
  const { profile } = readResolverSettings(session);
  const environment = session.explicitProfile === undefined;
  if (environment ? session.selectedProfile !== undefined : true) {
    decisions.follow(
      'CHAIN-6',
      `the environment is ${environment ? '' : 'not '}asked besides "${profile}"`,
    );
  }
  const chain = environment ? CHAIN : CHAIN.filter((source) => source.name !== 'env');
  const loaded = await walk(chain, session, { profile, environment }, (source) => {
    consulted.push(source.name);
    decisions.follow('CHAIN-1', `asking ${source.name}`);
    if (!environment && LAST_SOURCES.includes(source)) {
      decisions.follow('CHAIN-7', `${source.name} is asked for a profile named in code as well`);
    }
    decisions.consult(source.name);
  });
  if (loaded) {
    decisions.follow('CHAIN-2', `${loaded.source} has credentials`);
    decisions.follow('CHAIN-3', 'whatever they are');
  }
  return loaded;
}
