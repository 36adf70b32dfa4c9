import { expect, test } from 'vitest';
import type { ConfigFiles } from '../../arbitraries/index.js';
import { visible } from './describe.js';
import { runDifferential } from './differential.js';
import { parseWithReference, type Parsed } from './parsed.js';

/** A peer in this process: the reference, or what a fault makes of it. */
const peer = (answer: (files: ConfigFiles) => Parsed) => ({
  ask: (files: ConfigFiles) => Promise.resolve(answer(files)),
});

test('a peer that agrees is asked as often as wanted', async () => {
  const result = await runDifferential(peer(parseWithReference), { runs: 300, seed: 1 });
  expect(result).toMatchObject({ runs: 300 });
  expect(result.disagreement).toBeUndefined();
  expect(result.refused).toBeGreaterThan(0);
  expect(result.refused).toBeLessThan(300);
});

test('a peer that cuts comments off disagrees, and the smallest such file comes out', async () => {
  const cutting = peer(({ config, credentials }) =>
    parseWithReference({ config: config && withoutComments(config), credentials }),
  );
  const { disagreement } = await runDifferential(cutting, { runs: 2000, seed: 1 });
  expect(disagreement).toBeDefined();
  const again = await runDifferential(cutting, { runs: 1, seed: 1, path: disagreement!.path });
  expect(again.disagreement?.files).toEqual(disagreement!.files);
  expect(visible(disagreement!.files.config)).toMatchInlineSnapshot(`""[ #]""`);
});

test('an order of profiles that differs is a disagreement', async () => {
  const backwards = peer((files) => {
    const parsed = parseWithReference(files);
    return 'error' in parsed ? parsed : { ...parsed, profiles: [...parsed.profiles].reverse() };
  });
  const { disagreement } = await runDifferential(backwards, { runs: 2000, seed: 1 });
  expect(disagreement).toBeDefined();
});

function withoutComments(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replace(/ #.*/g, '');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
