/** What can be asked of the services, and how a request is recognised. */
import type { ServiceName } from '../model/case.js';
import type { Call } from './call.js';

export interface Operation {
  /** As case files write it. */
  readonly name: string;
  readonly method: 'get' | 'post' | 'put';
  /** Whether a request with that method is for this operation. */
  matches(call: Call): boolean;
  /** Parameters that stand in the path. */
  pathParams?(call: Call): Readonly<Record<string, string>>;
}

const IMDS_ZONE = '/latest/meta-data/placement/availability-zone/';
const IMDS_ROLES = '/latest/meta-data/iam/security-credentials/';

/** An endpoint in a setting may have a path of its own, so paths are compared from their end. */
export const OPERATIONS: Readonly<Record<ServiceName, readonly Operation[]>> = {
  sts: ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'].map((name) => ({
    name,
    method: 'post',
    matches: ({ params }) => params['Action'] === name,
  })),
  sso: [at('GetRoleCredentials', 'get', '/federation/credentials')],
  'sso-oidc': [at('CreateToken', 'post', '/token')],
  signin: [at('CreateOAuth2Token', 'post', '/v1/token')],
  imds: [
    at('token', 'put', '/latest/api/token'),
    at('roles', 'get', IMDS_ROLES),
    at('zone', 'get', IMDS_ZONE),
    {
      name: 'credentials',
      method: 'get',
      // The list is an operation of its own: where it is not given, it is not found.
      matches: ({ url }) => url.pathname.includes(IMDS_ROLES) && !url.pathname.endsWith(IMDS_ROLES),
      pathParams: ({ url }) => ({ role: decode(url.pathname.split(IMDS_ROLES).at(-1) ?? '') }),
    },
  ],
  container: [{ name: 'credentials', method: 'get', matches: () => true }],
};

function at(name: string, method: Operation['method'], path: string): Operation {
  return { name, method, matches: ({ url }) => url.pathname.endsWith(path) };
}

/** What `call` asks of `service`; undefined if the service has no such operation. */
export function operationOf(service: ServiceName, call: Call): Operation | undefined {
  const method = call.method.toLowerCase();
  return OPERATIONS[service].find(
    (operation) => operation.method === method && operation.matches(call),
  );
}

/** As in the path where it is not percent-encoded UTF-8. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
