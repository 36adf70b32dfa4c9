import { describe, expect, it } from 'vitest';
import { credchain } from './testing/credchain.js';

describe('credchain fuzz', () => {
  it('shows what worlds are about, the same for the same seed', async () => {
    const args = ['fuzz', '--stats', '--runs', '200', '--seed', '7', '--chapters', 'ENV,SELECT'];
    const [one, other] = await Promise.all([credchain(args), credchain(args)]);
    expect(one.status).toBe(0);
    expect(one.stdout).toContain('200 worlds, seed 7');
    expect(one.stdout).toMatch(/^ENV +\d+ +[\d.]+ % +\d+ of \d+/m);
    expect(one.stdout).toBe(other.stdout);
  });

  it('says what is wrong with what was asked', async () => {
    const failures = await Promise.all([
      credchain(['fuzz']),
      credchain(['fuzz', '--stats', '--chapters', 'ENVV']),
      credchain(['fuzz', '--adapter', 'reference']),
      credchain(['fuzz', '--stats', '--seed', 'x']),
    ]);
    expect(failures.map(({ status }) => status)).toEqual([2, 2, 2, 2]);
    const said = failures.map(({ stderr }) => stderr).join('\n');
    expect(said).toContain('give --adapter, or --stats');
    expect(said).toContain(`Did you mean 'ENV'?`);
    expect(said).toContain(`are both 'reference'`);
    expect(said).toContain('It must be a whole number from 0');
    expect(said).not.toContain('    at ');
  });
});
