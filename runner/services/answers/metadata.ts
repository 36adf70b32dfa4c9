/** The answers of instance metadata and of the credentials endpoint of containers. */
import type { ContainerCredentials, ImdsCredentials } from '../../model/case-file.generated.js';
import { jsonReply, textReply, type Reply } from '../reply.js';
import { statusOf, type Answers, type ServiceError } from './answers.js';
import { isoTime } from './times.js';

const NOT_FOUND = textReply(404, 'text/html', '<html><body><h1>404 - Not Found</h1></body></html>');

export const imds: Answers = {
  normal: {
    token: sessionToken,
    roles: (text: string) => textReply(200, 'text/plain', text),
    zone: (text: string) => textReply(200, 'text/plain', text),
    credentials: (role: ImdsCredentials, now) =>
      document(200, {
        Code: role.code ?? 'Success',
        LastUpdated: isoTime(role.lastUpdated, now),
        Type: role.type ?? 'AWS-HMAC',
        ...keys(role, now),
      }),
  },
  // Instance metadata says what is wrong with a role in a document like any other.
  error: (each) => {
    const { code, message = code, status = 200 } = each;
    return document(status, { Code: code, Message: message });
  },
  unknown: () => NOT_FOUND,
};

export const container: Answers = {
  normal: {
    credentials: (role: ContainerCredentials, now) =>
      jsonReply(200, { RoleArn: role.roleArn, ...keys(role, now), AccountId: role.accountId }),
  },
  error: containerError,
  unknown: () => containerError({ code: 'InvalidIdInRequest', status: 404 }),
};

/** The real service says for how long the token is good; some SDKs take none without that. */
function sessionToken(text: string): Reply {
  const reply = textReply(200, 'text/plain', text);
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' };
  return { ...reply, headers: { ...reply.headers, ...ttl } };
}

function containerError(each: ServiceError): Reply {
  const { code, message = code } = each;
  return jsonReply(statusOf(each, {}), { code, message });
}

function keys(role: ImdsCredentials | ContainerCredentials, now: number): object {
  return {
    AccessKeyId: role.accessKeyId,
    SecretAccessKey: role.secretAccessKey,
    Token: role.sessionToken,
    Expiration: isoTime(role.expiration, now),
  };
}

function document(status: number, value: object): Reply {
  return textReply(status, 'text/plain', JSON.stringify(value, undefined, 2));
}
