/** A section, while it is being read and afterwards: a stretch of the file's list of assignments. */
import type { IniEntry, IniSection, IniValue } from './document.js';
import type { Origin, SourceText } from './source-text.js';

/** One assignment: its value is a text that may go on, or a nested block that may fill. */
export interface Assignment {
  readonly key: string;
  value: string | Map<string, string>;
  /** Of the first character of the key. */
  readonly offset: number;
}

/** Up to so many keys are looked through one by one: a map for each small section costs more. */
const FEW = 12;

/** Assignments that stand one after the other in a list, and of which no two have the same key. */
export class Stretch {
  private readonly first: number;
  private end: number;
  /** By key, once there are more than a few. */
  private index: Map<string, Assignment> | undefined = undefined;

  /** Begins at the end of a list, and is the last stretch of it as long as it grows. */
  constructor(private readonly assignments: Assignment[]) {
    this.first = assignments.length;
    this.end = this.first;
  }

  /** Only for a key that it does not own. */
  add(assignment: Assignment): void {
    this.assignments.push(assignment);
    this.end += 1;
    if (this.index !== undefined) this.index.set(assignment.key, assignment);
    else if (this.end - this.first > FEW) {
      this.index = new Map(Array.from(this.own(), (each) => [each.key, each]));
    }
  }

  owns(key: string): boolean {
    return this.find(key) !== undefined;
  }

  find(key: string): Assignment | undefined {
    if (this.index !== undefined) return this.index.get(key);
    for (let row = this.first; row < this.end; row += 1) {
      const assignment = this.assignments[row]!;
      if (assignment.key === key) return assignment;
    }
    return undefined;
  }

  *own(): IterableIterator<Assignment> {
    for (let row = this.first; row < this.end; row += 1) yield this.assignments[row]!;
  }
}

export class Section extends Stretch implements IniSection {
  constructor(
    readonly name: string,
    /** Of the whole file; those of the section under way are the last. */
    assignments: Assignment[],
    /** What stands under `[DEFAULT]`. */
    private readonly defaults: Stretch,
    private readonly source: SourceText,
    private readonly offset: number,
  ) {
    super(assignments);
  }

  get origin(): Origin {
    return this.source.originOf(this.offset);
  }

  has(key: string): boolean {
    return this.lookUp(key) !== undefined;
  }

  get(key: string): IniValue | undefined {
    return this.lookUp(key)?.value;
  }

  entry(key: string): IniEntry | undefined {
    const found = this.lookUp(key);
    return found && { value: found.value, origin: this.source.originOf(found.offset) };
  }

  *[Symbol.iterator](): IterableIterator<readonly [string, IniValue]> {
    for (const { key, value } of this.own()) yield [key, value];
    for (const { key, value } of this.defaults.own()) if (!this.owns(key)) yield [key, value];
  }

  private lookUp(key: string): Assignment | undefined {
    return this.find(key) ?? this.defaults.find(key);
  }
}
