/** The marks of a case: what its world holds to be ignored. */
import type { DataPath } from '../../load/find-node.js';

/** A mark that a line must be ignored. */
export interface Decoy {
  /** The name of the line, without the step that it stands in. */
  readonly name: string;
  /** The step whose world it is about; absent: the world in which the case begins. */
  readonly step?: number;
  /** As it is written. */
  readonly written: string;
  /** Where it is written, from the root of the file on. */
  readonly path: DataPath;
}

const STEP = /^steps\[(\d+)\]\./;

/** The marks that stand at `path` in the file. */
export function decoysAt(
  decoys: Readonly<Record<string, string>> | undefined,
  path: DataPath,
): Decoy[] {
  return Object.keys(decoys ?? {}).map((written) => {
    const [prefix = '', step] = STEP.exec(written) ?? [];
    const name = written.slice(prefix.length);
    return {
      name,
      written,
      path: [...path, 'decoys', written],
      ...(step !== undefined && { step: Number(step) }),
    };
  });
}

/** Whether a line of this name is the one that is marked, or a part of it. */
export function covers({ name }: Decoy, line: string): boolean {
  return line.startsWith(name) && /^($|[.[])/.test(line.slice(name.length));
}
