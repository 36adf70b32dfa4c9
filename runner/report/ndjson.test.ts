import { describe, expect, it } from 'vitest';
import { tell, VERDICTS } from './testing/run.js';

describe('the ndjson reporter', () => {
  const lines = () =>
    tell('ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('has a header, a line for each verdict and a footer, with the fields of the json report', () => {
    const all = lines();
    expect(all.map(({ type }) => type)).toEqual(['run', ...VERDICTS.map(() => 'case'), 'end']);
    const strip = ({ type: _, ...fields }: Record<string, unknown>) => fields;
    const report = { ...strip(all[0]), ...strip(all.at(-1)), cases: all.slice(1, -1).map(strip) };
    expect(report).toEqual(JSON.parse(tell('json')));
  });

  it('writes a line as soon as there is a verdict', () => {
    const pieces: string[] = [];
    tell('ndjson', { options: { write: (piece) => pieces.push(piece) } });
    expect(pieces).toHaveLength(VERDICTS.length + 2);
  });
});
