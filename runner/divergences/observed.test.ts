import { expect, it } from 'vitest';
import { observedOf } from './observed.js';

it('holds what came out at each place that differs, and null where nothing did', () => {
  const differences = [
    { path: 'source', expected: 'env', actual: 'sso' },
    { path: 'error', expected: 'invalid-json', actual: undefined },
  ];
  expect(observedOf({ differences })).toEqual({ source: 'sso', error: null });
});

it('holds no times and nothing random, but account ids', () => {
  const differences = [
    { path: 'a', expected: 'x', actual: 'aws-sdk-js-session-1795457063986' },
    { path: 'b', expected: 'x', actual: 'arn:aws:iam::123456789012:role/A' },
  ];
  expect(observedOf({ differences })).toEqual({
    a: 'aws-sdk-js-session-<digits>',
    b: 'arn:aws:iam::123456789012:role/A',
  });
});
