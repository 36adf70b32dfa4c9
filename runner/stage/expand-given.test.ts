import { expect, it } from 'vitest';
import { expandGiven } from './expand-given.js';

it('reaches every text of a world, but no names and no bytes', () => {
  const given = {
    params: { session: { profile: 'x' } },
    env: { x: 'x' },
    files: { '~/x': { text: 'x x' }, '~/b': { base64: 'xxxx' }, '~/d': { directory: true } },
    imds: {
      token: ['x', { status: 403, headers: { x: 'x' } }],
      credentials: { json: [null, 'x', 1] },
    },
    commands: [{ argv: ['x'], stdout: { json: { x: 'x' } }, exit: 1 }],
    mfa: ['x'],
  } as const;
  const expanded = expandGiven(given as never, (text) => text.replaceAll('x', 'y'));
  expect(expanded).toEqual({
    params: { session: { profile: 'y' } },
    env: { x: 'y' },
    files: { '~/x': { text: 'y y' }, '~/b': { base64: 'xxxx' }, '~/d': { directory: true } },
    imds: {
      token: ['y', { status: 403, headers: { x: 'y' } }],
      credentials: { json: [null, 'y', 1] },
    },
    commands: [{ argv: ['y'], stdout: { json: { x: 'y' } }, exit: 1 }],
    mfa: ['y'],
  });
});
