/** The answers of IAM Identity Center: its portal and its token service. */
import type { OidcToken, SsoRole } from '../../model/case-file.generated.js';
import { jsonReply, type Reply } from '../reply.js';
import { statusOf, type Answers, type ServiceError } from './answers.js';
import { epochTime } from './times.js';

const STATUSES = {
  ForbiddenException: 403,
  InternalServerException: 500,
  InvalidClientException: 401,
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
  UnauthorizedException: 401,
};

export const sso: Answers = {
  normal: {
    GetRoleCredentials: ({ expiration, ...keys }: SsoRole, now) =>
      jsonReply(200, { roleCredentials: { ...keys, expiration: epochTime(expiration, now) } }),
  },
  error: portalError,
  unknown: () => portalError({ code: 'ResourceNotFoundException' }),
};

export const ssoOidc: Answers = {
  normal: {
    CreateToken: (token: OidcToken) => jsonReply(200, { tokenType: 'Bearer', ...token }),
  },
  error: oidcError,
  unknown: () => oidcError({ code: 'InvalidRequestException' }),
};

function portalError(each: ServiceError): Reply {
  const { code, message = code } = each;
  const body = { message, __type: `com.amazonaws.switchboard.portal#${code}` };
  return jsonReply(statusOf(each, STATUSES), body, { 'x-amzn-errortype': code });
}

function oidcError(each: ServiceError): Reply {
  const { code, message = code, reason = oauthError(code) } = each;
  const body = { error: reason, error_description: message };
  return jsonReply(statusOf(each, STATUSES), body, { 'x-amzn-errortype': code });
}

/** `InvalidGrantException` is `invalid_grant` in OAuth. */
function oauthError(code: string): string {
  if (code === 'InternalServerException') return 'server_error';
  return code
    .replace(/Exception$/, '')
    .replace(/(?<=.)[A-Z]/g, '_$&')
    .toLowerCase();
}
