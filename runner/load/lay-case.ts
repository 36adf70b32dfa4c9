/** A case of a file as the later stages see it: its worlds are laid over that of the file. */
import type { Case, Location } from '../model/case.js';
import type { Case as CaseEntry, Given as GivenEntry } from '../model/case-file.generated.js';
import { layGiven } from './lay-given.js';
import { laySteps } from './lay-steps.js';

/** `shared` is the world that the file gives to all its cases. */
export function layCase(
  shared: GivenEntry | undefined,
  { given, operation = 'resolve', steps, decoys: _, ...rest }: CaseEntry,
  location: Location,
): Case {
  const about = { ...rest, operation, location };
  if (steps === undefined) {
    return { ...about, given: layGiven(shared, given), expect: rest.expect! };
  }
  const [first, ...later] = laySteps(steps, [shared, given]);
  return { ...about, given: first!.given, expect: first!.expect, later };
}
