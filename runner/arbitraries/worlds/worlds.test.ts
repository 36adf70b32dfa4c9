import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Statistics, worldOf } from '../../fuzz/worlds/index.js';
import { caseFileOf } from '../../fuzz/worlds/made-case.js';
import { parseCaseFile } from '../../load/index.js';
import { readSpec } from '../../spec/index.js';
import { WORLD_CHAPTERS, worlds } from './index.js';
import { layParts } from './part.js';

const head = { id: 'made-up', title: 'Made up', why: 'Made up.', rules: ['CHAIN-1'] };
const blank = { none: true } as const;

const own = (chapter: string) => worlds([chapter as (typeof WORLD_CHAPTERS)[number]]);

describe('worlds', () => {
  it('are what a case file can say', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(), async (world) => {
        const expectations = [blank, ...(world.later ?? []).map(() => blank)] as const;
        const text = caseFileOf(head, world, [...expectations]);
        const { problems, cases } = await parseCaseFile(text, 'made-up.yaml');
        expect(problems).toEqual([]);
        expect(cases).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('are the same for the same seed', () => {
    expect(worldOf(worlds(), 7)).toEqual(worldOf(worlds(), 7));
    expect(worldOf(worlds(), 7)).not.toEqual(worldOf(worlds(), 8));
  });

  it('drive every chapter, and nearly all of its rules', async () => {
    const statistics = new Statistics();
    for (let seed = 0; seed < 1500; seed++) await statistics.count(worldOf(worlds(), seed));
    const chapters = statistics.chapters(readSpec());
    expect(chapters.filter((each) => each.worlds < 30).map(({ chapter }) => chapter)).toEqual([]);
    const counts = chapters.flatMap(({ rules }) => [...rules.values()]);
    expect(counts.filter((count) => count > 0).length / counts.length).toBeGreaterThan(0.9);
  }, 60_000);

  it('of one chapter drive that chapter', async () => {
    const spec = readSpec();
    for (const chapter of WORLD_CHAPTERS) {
      const statistics = new Statistics();
      for (let seed = 0; seed < 60; seed++) await statistics.count(worldOf(own(chapter), seed));
      const driven = statistics.chapters(spec).find((each) => each.chapter === chapter);
      expect([chapter, driven!.worlds > 5]).toEqual([chapter, true]);
    }
  }, 60_000);
});

describe('layParts', () => {
  it('lets later parts win setting by setting', () => {
    const laid = layParts([
      { env: { A: '1', B: '1' }, config: { default: { region: 'a', output: 'a' } } },
      { env: { B: '2' }, config: { default: { region: 'b' }, dev: {} } },
    ]);
    expect(laid).toEqual({
      env: { A: '1', B: '2' },
      config: { default: { region: 'b', output: 'a' }, dev: {} },
    });
  });

  it('takes the answers to one request as a whole, and all commands', () => {
    const [first, second] = [{ argv: ['a'] }, { argv: ['b'] }] as [object, object];
    const laid = layParts([
      { sts: { AssumeRole: [{ accessKeyId: 'A' }] }, commands: [first as never] },
      { sts: { AssumeRole: { secretAccessKey: 'b' } }, commands: [second as never] },
    ]);
    expect(laid).toEqual({
      sts: { AssumeRole: { secretAccessKey: 'b' } },
      commands: [first, second],
    });
  });
});
