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

export class Section implements IniSection {
  private readonly first: number;
  private end: number;
  /** By key, once there are more than a few. */
  private index: Map<string, Assignment> | undefined = undefined;

  constructor(
    readonly name: string,
    /** Of the whole file; those of the section under way are the last. */
    private readonly assignments: Assignment[],
    /** The section `[DEFAULT]`; only that one inherits nothing. */
    private readonly defaults: Section | undefined,
    private readonly source: SourceText,
    private readonly offset: number,
  ) {
    this.first = assignments.length;
    this.end = this.first;
  }

  get origin(): Origin {
    return this.source.originOf(this.offset);
  }

  /** Only for the section under way, and for a key that it does not own. */
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
    for (const setting of this.defaults ?? []) if (!this.owns(setting[0])) yield setting;
  }

  private lookUp(key: string): Assignment | undefined {
    return this.find(key) ?? this.defaults?.find(key);
  }

  private find(key: string): Assignment | undefined {
    if (this.index !== undefined) return this.index.get(key);
    for (let row = this.first; row < this.end; row += 1) {
      const assignment = this.assignments[row]!;
      if (assignment.key === key) return assignment;
    }
    return undefined;
  }

  private *own(): IterableIterator<Assignment> {
    for (let row = this.first; row < this.end; row += 1) yield this.assignments[row]!;
  }
}
