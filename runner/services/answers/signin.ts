/** The answers of the sign-in service of console login. */
import type { SigninToken } from '../../model/case-file.generated.js';
import { jsonReply, type Reply } from '../reply.js';
import { statusOf, type Answers, type ServiceError } from './answers.js';

const STATUSES = { InternalServerException: 500, TooManyRequestsError: 429 };
/** Denied access has the status that goes with the reason for it. */
const DENIALS: Readonly<Record<string, number>> = {
  AUTHCODE_EXPIRED: 401,
  TOKEN_EXPIRED: 401,
  INSUFFICIENT_PERMISSIONS: 403,
  USER_CREDENTIALS_CHANGED: 403,
};
/** The reasons of errors that have only one. */
const REASONS: Readonly<Record<string, string>> = {
  InternalServerException: 'server_error',
  TooManyRequestsError: 'rate_exceeded',
};

export const signin: Answers = {
  normal: {
    CreateOAuth2Token: (token: SigninToken) => {
      const { accessKeyId, secretAccessKey, sessionToken, ...rest } = token;
      const accessToken = { accessKeyId, secretAccessKey, sessionToken };
      return jsonReply(200, { accessToken, tokenType: 'aws_sigv4', ...rest });
    },
  },
  error,
  unknown: () => error({ code: 'ValidationException', reason: 'INVALID_REQUEST' }),
};

function error(each: ServiceError): Reply {
  const { code, message = code, reason = REASONS[code] } = each;
  const known = { ...STATUSES, AccessDeniedException: DENIALS[reason ?? ''] ?? 403 };
  const headers = { 'x-amzn-errortype': code };
  return jsonReply(statusOf(each, known), { error: reason, message }, headers);
}
