/** The parameters of STS calls, and the checks that are made before anything is sent. */
import type { IniValue } from '../ini/index.js';
import type { Session } from '../session.js';

/** What is written in a profile is sent as it is, even what is nested. */
export interface StsParams {
  readonly RoleArn: IniValue;
  readonly RoleSessionName: IniValue;
  readonly ExternalId?: IniValue;
  readonly SerialNumber?: IniValue;
  readonly TokenCode?: string;
  readonly DurationSeconds?: number;
  readonly WebIdentityToken?: string;
}

/** The least length of a text, and the least value of a number; the service knows the rest. */
const MINIMUM: Readonly<Record<keyof StsParams, number>> = {
  RoleArn: 20,
  RoleSessionName: 2,
  ExternalId: 2,
  SerialNumber: 9,
  TokenCode: 6,
  DurationSeconds: 900,
  WebIdentityToken: 4,
};

/** Whether parameters are checked before they are sent. */
export function checksParameters(session: Session): boolean {
  const checked = isTrue(session.written('parameter_validation') ?? 'true');
  session.decisions.follow('STS-26', `parameters are ${checked ? '' : 'not '}checked`);
  return checked;
}

function isTrue(value: IniValue): boolean {
  return typeof value === 'string' && value.toLowerCase() === 'true';
}

/** Fails with `param-validation`, unless the profile switches the checks off. */
export function checkParams(session: Session, params: StsParams): void {
  if (!checksParameters(session)) return;
  for (const [name, value] of Object.entries(params) as [keyof StsParams, IniValue | number][]) {
    if (typeof value === 'object') {
      session.decisions.fail('STS-32', 'param-validation', `${name} is nested, not a text`);
    }
    const size = typeof value === 'number' ? value : [...value].length;
    if (size >= MINIMUM[name]) continue;
    session.decisions.fail(
      'STS-25',
      'param-validation',
      `${name} is too short or too small: ${size}, at least ${MINIMUM[name]}`,
    );
  }
  session.decisions.follow('STS-25', 'no parameter is too short or too small');
}

/** The parameters as they are sent: of one that is nested, and that nobody checked, the names in it. */
export function sentParams(
  { decisions }: Session,
  params: StsParams,
): [name: string, text: string][] {
  return Object.entries(params).flatMap(([name, value]: [string, IniValue | number]) => {
    if (typeof value !== 'object') return [[name, String(value)]];
    decisions.follow('STS-32', `${name} is nested: the names in it are sent`);
    return [...value.keys()].map((key): [string, string] => [name, key]);
  });
}
