/** Tries a case in other worlds than its own. */
import { isDeepStrictEqual } from 'node:util';
import { layCase } from '../../load/index.js';
import type { DataMap } from '../../load/to-data.js';
import type { Case as CaseEntry, Given } from '../../model/case-file.generated.js';
import type { Case } from '../../model/case.js';

/** Whether a case gets what it expects. */
export type Passes = (testCase: Case) => Promise<boolean>;

/** A world of a case file: the one that all cases share, that of a case, or that of a step. */
export type Layer = 'shared' | 'own' | number;

/** A case with its worlds as they are written. */
export interface Trial {
  readonly entry: CaseEntry;
  readonly shared: DataMap | undefined;
  readonly testCase: Case;
}

/** The world of that layer; undefined where the case has none. */
export function worldAt({ entry, shared }: Trial, layer: Layer): DataMap | undefined {
  if (layer === 'shared') return shared;
  if (layer === 'own') return entry.given as DataMap | undefined;
  return entry.steps?.[layer]?.given as DataMap | undefined;
}

/** The layers of a case that have a world, the topmost first. */
export function layersOf(trial: Trial): Layer[] {
  const steps = (trial.entry.steps ?? []).map((_, index) => index).toReversed();
  return [...steps, 'own' as const, 'shared' as const].filter(
    (layer) => worldAt(trial, layer) !== undefined,
  );
}

/** What a change of its world does to a case: nothing that it could see, nothing that it expects, or more. */
export type Effect = 'unseen' | 'ignored' | 'felt';

/** What becomes of the case where the world of `layer` is changed. */
export async function effectOf(
  change: (world: DataMap) => DataMap,
  trial: Trial,
  layer: Layer,
  passes: Passes,
): Promise<Effect> {
  const { entry, shared, testCase } = trial;
  const world = change(worldAt(trial, layer)!) as unknown as Given;
  const changed =
    layer === 'shared'
      ? layCase(world, entry, testCase.location)
      : layCase(shared, withWorld(entry, layer, world), testCase.location);
  if (isDeepStrictEqual(changed, testCase)) return 'unseen';
  return (await passes(changed)) ? 'ignored' : 'felt';
}

function withWorld(entry: CaseEntry, layer: 'own' | number, given: Given): CaseEntry {
  if (layer === 'own') return { ...entry, given };
  const steps = entry.steps!.map((step, index) => (index === layer ? { ...step, given } : step));
  return { ...entry, steps } as CaseEntry;
}
