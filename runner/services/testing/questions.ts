/** Questions that tests put to services. */
import type { Question } from './worlds.js';

export const KEYS = {
  accessKeyId: 'AKIDNEW',
  secretAccessKey: 'new-secret',
  sessionToken: 'new-token',
};
export const STS = 'https://sts.eu-west-1.amazonaws.com/';
export const IMDS = 'http://169.254.169.254/latest';
export const ROLES = `${IMDS}/meta-data/iam/security-credentials/`;
export const CONTAINER = 'http://169.254.170.2/v2/credentials/abc?x=1';

export function form(fields: Record<string, string>): Question {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return { method: 'POST', headers, body: new URLSearchParams(fields).toString() };
}

export function json(value: object): Question {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(value) };
}
