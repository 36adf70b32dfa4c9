/** The answers of the sign-in service of console login. */
import type { SigninToken } from '../../model/case-file.generated.js';
import { jsonReply, type Reply } from '../reply.js';
import { statusOf, type Answers, type ServiceError } from './answers.js';

const STATUSES = { InternalServerException: 500, TooManyRequestsError: 429 };

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
  const { code, message = code, reason } = each;
  const headers = { 'x-amzn-errortype': code };
  return jsonReply(statusOf(each, STATUSES), { error: reason, message }, headers);
}
