/** The answers of the Security Token Service: the query protocol, in XML. */
import { XMLBuilder } from 'fast-xml-parser';
import type { Identity, Role } from '../../model/case-file.generated.js';
import { textReply, type Reply } from '../reply.js';
import { statusOf, type Answers, type ServiceError } from './answers.js';
import { isoTime } from './times.js';

const XMLNS = { '@xmlns': 'https://sts.amazonaws.com/doc/2011-06-15/' };
const REQUEST_ID = '01234567-89ab-cdef-0123-456789abcdef';
const STATUSES = {
  AccessDenied: 403,
  IDPRejectedClaim: 403,
  InvalidClientTokenId: 403,
  RegionDisabledException: 403,
  SignatureDoesNotMatch: 403,
  InternalFailure: 500,
  ServiceUnavailable: 503,
};

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: false,
});

export const sts: Answers = {
  normal: {
    AssumeRole: (role: Role, now) => result('AssumeRole', roleResult(role, now)),
    AssumeRoleWithWebIdentity: (role: Role, now) =>
      result('AssumeRoleWithWebIdentity', roleResult(role, now)),
    GetCallerIdentity: ({ arn, userId, account }: Identity) =>
      result('GetCallerIdentity', given({ Arn: arn, UserId: userId, Account: account })),
  },
  error,
  unknown: () => error({ code: 'InvalidAction', message: 'There is no such action here.' }),
};

function roleResult({ arn, ...keys }: Role, now: number): object {
  const user = arn === undefined ? {} : { AssumedRoleId: `AROAEXAMPLE:${nameIn(arn)}`, Arn: arn };
  const credentials = given({
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: isoTime(keys.expiration, now),
  });
  return {
    ...(arn !== undefined && { AssumedRoleUser: user }),
    ...(Object.keys(credentials).length > 0 && { Credentials: credentials }),
  };
}

/** The session name, which is the last part of the ARN of an assumed role. */
function nameIn(arn: string): string {
  return arn.split('/').at(-1) ?? '';
}

function result(operation: string, fields: object): Reply {
  return xml(200, `${operation}Response`, {
    [`${operation}Result`]: fields,
    ResponseMetadata: { RequestId: REQUEST_ID },
  });
}

function error(each: ServiceError): Reply {
  const status = statusOf(each, STATUSES);
  return xml(status, 'ErrorResponse', {
    Error: {
      Type: status < 500 ? 'Sender' : 'Receiver',
      Code: each.code,
      Message: each.message ?? each.code,
    },
    RequestId: REQUEST_ID,
  });
}

function xml(status: number, root: string, content: object): Reply {
  const text = builder.build({ [root]: { ...XMLNS, ...content } });
  return textReply(status, 'text/xml', text);
}

function given(fields: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
