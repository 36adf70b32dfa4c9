/** Settings that are no credentials, as a program asks for them. Follows spec/CONFIG.md. */
import { endpointOf } from './aws/call-settings.js';
import { Decisions } from './decisions.js';
import type { IniValue } from './ini/index.js';
import { openSession } from './open.js';
import { ResolutionError, type ErrorCode } from './outcome.js';
import { readS3Settings } from './s3-settings.js';
import { Session } from './session.js';
import { isSetting, SETTINGS, type SettingSource } from './settings.js';
import type { Trace } from './trace.js';
import { wholeNumber } from './whole-number.js';
import type { World } from './world.js';

/** Undefined: there is none. */
export type SettingValue =
  string | number | boolean | ReadonlyMap<string, SettingValue> | undefined;

export type SettingsOutcome =
  | { readonly result: 'settings'; readonly settings: ReadonlyMap<string, SettingValue> }
  | {
      readonly result: 'error';
      readonly code: ErrorCode;
      readonly phase: 'construct';
      readonly message: string;
    };

const ENDPOINT = /^endpoint_url\.(.+)$/;

/**
 * The values of the settings with these names, `endpoint_url.SERVICE` among them. Never throws for what
 * a world can hold: failures are outcomes with an error code.
 */
export function readSettings(
  world: World,
  names: readonly string[],
  { trace }: { readonly trace?: Trace } = {},
): SettingsOutcome {
  const session = new Session(world, new Decisions(trace));
  try {
    openSession(session);
    return {
      result: 'settings',
      settings: new Map(names.map((name) => [name, read(session, name)])),
    };
  } catch (error) {
    if (!(error instanceof ResolutionError)) throw error;
    const { code, message } = error;
    return { result: 'error', code, phase: 'construct', message };
  }
}

function read(session: Session, name: string): SettingValue {
  const { decisions } = session;
  const service = ENDPOINT.exec(name)?.[1];
  if (service !== undefined) {
    decisions.follow('CONFIG-9', `looking for the endpoint of ${service}`);
    return endpointOf(session, service);
  }
  if (name === 's3') return readS3Settings(session);
  if (!isSetting(name)) {
    decisions.follow('CONFIG-8', `there is no setting ${name}`);
    return undefined;
  }
  const source: SettingSource = SETTINGS[name];
  decisions.follow('CONFIG-1', `looking for ${name}`);
  if (source.key === undefined) decisions.follow('CONFIG-7', `a profile cannot say ${name}`);
  const written = session.written(name);
  // The default is true, whatever anybody writes is a text.
  if (name === 'parameter_validation' && written === undefined) return true;
  return convert(session, name, source, written ?? source.fallback);
}

function convert(
  { decisions }: Session,
  name: string,
  { kind }: SettingSource,
  value: IniValue | undefined,
): SettingValue {
  if (value === undefined) return undefined;
  switch (kind) {
    case 'flag':
      decisions.follow('CONFIG-4', `${name} is true or false`);
      return typeof value === 'string' && value.toLowerCase() === 'true';
    case 'whole':
      decisions.follow('CONFIG-3', `${name} is a whole number`);
      if (typeof value !== 'string') {
        return decisions.fail('CONFIG-3', 'invalid-type', `${name} is nested, and so no number`);
      }
      return (
        wholeNumber(value) ??
        decisions.fail('CONFIG-3', 'invalid-value', `${name} is "${value}", not a whole number`)
      );
    case 'text':
      decisions.follow('CONFIG-5', `${name} is taken as it is`);
      return value;
  }
}
