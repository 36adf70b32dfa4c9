/** The defaults mode of a client, which changes how long it waits and what it asks on the way. Follows spec/STS.md. */
import { fetchZone } from '../metadata/imds.js';
import { ResolutionError } from '../outcome.js';
import type { Session } from '../session.js';

const MODES = ['legacy', 'auto', 'standard', 'in-region', 'cross-region', 'mobile'];

/** Fails with `invalid-defaults-mode`, or with `invalid-type` for one that is nested. */
export async function followDefaultsMode(session: Session): Promise<void> {
  const { decisions } = session;
  const mode = session.written('defaults_mode') ?? 'legacy';
  if (typeof mode !== 'string') {
    return decisions.fail('STS-41', 'invalid-type', 'defaults_mode is nested, not a word');
  }
  if (!MODES.includes(mode.toLowerCase())) {
    return decisions.fail(
      'STS-41',
      'invalid-defaults-mode',
      `defaults_mode is "${mode}", not one of ${MODES.join(', ')}`,
    );
  }
  decisions.follow('STS-41', `the defaults mode is "${mode}"`);
  if (mode.toLowerCase() === 'auto') await findOutWhere(session);
}

/** Only for the timeouts of boto3, which are none of ours; but the question is asked. */
async function findOutWhere(session: Session): Promise<void> {
  const { decisions, world } = session;
  const stated = world.env.get('AWS_REGION') ?? world.env.get('AWS_DEFAULT_REGION');
  if (world.env.get('AWS_EXECUTION_ENV') && stated) {
    return decisions.follow('STS-42', `the environment says that this is ${stated}`);
  }
  if (session.ownPlace) return decisions.follow('STS-42', `this is ${session.ownPlace}, as before`);
  decisions.follow('STS-42', 'asking instance metadata where this is');
  try {
    session.ownPlace = (await fetchZone(session))?.slice(0, -1);
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    decisions.follow('STS-42', `nobody can tell where this is: ${error.message}`);
  }
}
