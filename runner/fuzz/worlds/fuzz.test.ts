import { describe, expect, it } from 'vitest';
import { resolve } from '../../../reference/index.js';
import { parseCaseFile } from '../../load/index.js';
import type { Adapter, Capability, Outcome } from '../../model/adapter.js';
import { openInProcess } from '../../resolve/in-process.js';
import { openReference } from '../../resolve/reference.js';
import { verdictOn } from '../../run/verdict-on.js';
import type { FoundKind, FuzzOptions } from './fuzz.js';
import { fuzz } from './fuzz.js';
import { caseFileOf } from './made-case.js';

const CAPABILITIES: readonly Capability[] = [
  'resolve',
  'session-params',
  'client-params',
  'none',
  'error-codes',
  'phases',
  'source',
  'consulted',
  'account-id',
  'expiration',
];

/** The reference, but for what `break` makes of its outcomes. */
function broken(change: (outcome: Outcome) => Outcome): Adapter {
  return {
    name: 'broken',
    capabilities: CAPABILITIES,
    resolve: async (world) => {
      const outcome = await resolve(world);
      return change({ ...outcome, consulted: [...outcome.consulted] });
    },
  };
}

const options: FuzzOptions = {
  runs: 400,
  seed: 1,
  chapters: ['ENV', 'SHARED', 'SELECT'],
  jobs: 4,
  timeoutMs: 5000,
  kinds: 3,
  shrinkMs: 20_000,
  signal: new AbortController().signal,
};
const silent = { world: () => undefined, found: () => undefined };

const withoutToken = broken((outcome) => {
  if (outcome.result !== 'credentials') return outcome;
  const credentials = { ...outcome.credentials };
  delete credentials.sessionToken;
  return { ...outcome, credentials };
});

describe('fuzz', () => {
  it('finds nothing between the reference and itself, and asks it for everything', async () => {
    const pair = { subject: openReference(), against: openReference() };
    const whole = { ...options, chapters: undefined };
    const { WORLD_CHAPTERS } = await import('../../arbitraries/worlds/index.js');
    const result = await fuzz(pair, { ...whole, chapters: WORLD_CHAPTERS }, silent);
    expect(result).toEqual({ runs: 400, found: [], incomparable: new Map() });
  }, 60_000);

  it('makes a disagreement as small as it can be, and a case that shows it', async () => {
    const subject = openInProcess(withoutToken);
    const kinds: FoundKind[] = [];
    const result = await fuzz({ subject, against: openReference() }, options, {
      ...silent,
      found: (kind) => void kinds.push(kind),
    });
    expect(kinds.map(({ name }) => name)).toEqual(['credentials.sessionToken: (text) / (absent)']);
    expect(result.found[0]!.count).toBeGreaterThan(1);
    const { world, disagreement, seed } = kinds[0]!;
    expect(Object.keys(world.given).sort()).toEqual(['env']);
    expect(Object.keys(world.given.env!)).toHaveLength(3);

    const head = { id: `fuzz-${seed}`, title: 'Found', why: 'Found.', rules: ['ENV-1'] };
    const text = caseFileOf(head, world, disagreement.expectations!);
    const { cases, problems } = await parseCaseFile(text, 'found.yaml');
    expect(problems).toEqual([]);
    expect((await verdictOn(cases[0]!, subject, 5000)).status).toBe('fail');
    expect((await verdictOn(cases[0]!, openReference(), 5000)).status).toBe('pass');
  }, 60_000);

  it('finds errors that are others, and an implementation that throws', async () => {
    const other = broken((outcome) =>
      outcome.result === 'error' ? { ...outcome, code: 'missing-field' } : outcome,
    );
    const throwing = broken((outcome) => {
      if (outcome.result === 'credentials') throw new Error('I am tired');
      return outcome;
    });
    const names = async (adapter: Adapter) => {
      const pair = { subject: openInProcess(adapter), against: openReference() };
      const { found } = await fuzz(pair, { ...options, kinds: 1 }, silent);
      return found.map(({ name }) => name);
    };
    expect((await names(other))[0]).toMatch(/^error: [a-z-]+ \/ missing-field$/);
    expect(await names(throwing)).toEqual(['broken: the resolver threw: I am tired']);
  }, 60_000);

  it('counts what cannot be compared, and does not call it agreement', async () => {
    const subject = openInProcess({ ...withoutToken, capabilities: ['resolve'] });
    const pair = { subject, against: openReference() };
    const { incomparable } = await fuzz(pair, { ...options, chapters: ['PARAMS'] }, silent);
    expect([...incomparable.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(300);
  }, 60_000);

  it('ends at once when it is interrupted, with what it has', async () => {
    const abort = new AbortController();
    const pair = { subject: openReference(), against: openReference() };
    const { runs } = await fuzz(
      pair,
      { ...options, runs: 1_000_000, signal: abort.signal },
      { ...silent, world: () => abort.abort() },
    );
    expect(runs).toBeLessThan(1000);
  });

  it('makes the n-th world of a seed as the first of the seed n higher', async () => {
    const seen: unknown[][] = [[], []];
    for (const [index, seed] of [10, 13].entries()) {
      const pair = { subject: openReference(), against: openReference() };
      await fuzz(
        pair,
        { ...options, runs: 8, seed },
        {
          ...silent,
          world: (world) => void seen[index]!.push(world),
        },
      );
    }
    expect(seen[0]!.slice(3)).toEqual(seen[1]!.slice(0, 5));
  });
});
