/** The reference against boto3, file by file, on files that fast-check makes up. */
import fc from 'fast-check';
import { configFiles, type ConfigFiles } from '../../arbitraries/index.js';
import { parseWithReference, sameParse, type Parsed } from './parsed.js';
import type { Peer } from './peer.js';

export interface Disagreement {
  readonly files: ConfigFiles;
  readonly boto3: Parsed;
  readonly reference: Parsed;
  /** For fast-check: with the seed, it leads straight to these files. */
  readonly path: string;
}

export interface DifferentialResult {
  readonly runs: number;
  /** Of the runs, how many pairs of files boto3 refused. */
  readonly refused: number;
  /** The smallest files on which the two disagree, if they do. */
  readonly disagreement?: Disagreement;
}

/** Compares `runs` pairs of files from `seed`; stops at the first disagreement and shrinks it. */
export async function runDifferential(
  peer: Pick<Peer, 'ask'>,
  { runs, seed, path }: { readonly runs: number; readonly seed: number; readonly path?: string },
): Promise<DifferentialResult> {
  let refused = 0;
  const property = fc.asyncProperty(configFiles, async (files) => {
    const boto3 = await peer.ask(files);
    if ('error' in boto3) refused += 1;
    return sameParse(boto3, parseWithReference(files));
  });
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    ...(path === undefined ? {} : { path }),
  });
  const files = details.counterexample?.[0];
  if (!files) return { runs: details.numRuns, refused };
  const disagreement = {
    files,
    boto3: await peer.ask(files),
    reference: parseWithReference(files),
    path: details.counterexamplePath ?? '',
  };
  return { runs: details.numRuns, refused, disagreement };
}
