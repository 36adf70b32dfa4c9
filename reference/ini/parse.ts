/** The grammar of config files, in one pass over the lines of a file. */
import { Assignment } from './assignment.js';
import { decode } from './decode.js';
import { IniSection, type IniDocument } from './document.js';
import { IniError, type IniErrorCode } from './errors.js';
import { foldKey } from './fold-key.js';
import { readNestedLine } from './nested.js';
import { followIn, type Follow, type OnRule } from './observe.js';
import { findDelimiter, findNameEnd, skipSpace, trimEnd } from './scan.js';
import type { SourceText } from './source-text.js';
import { temptationsIn } from './temptations.js';

const HASH = 0x23;
const SEMICOLON = 0x3b;
const OPENING_BRACKET = 0x5b;

/** The section that is none: what every other section of the file inherits. */
const DEFAULTS = 'DEFAULT';

/**
 * Parses the bytes of a config or credentials file; `path` is for errors and origins only.
 * Takes time linear in the bytes, whatever they are. Throws {@link IniError} and nothing else.
 */
export function parseIni(bytes: Uint8Array, path: string, onRule?: OnRule): IniDocument {
  onRule?.('INI-1', { path, line: 1, column: 1 });
  const source = decode(bytes, path);
  return new Reader(source, onRule && followIn(source, onRule)).read();
}

class Reader {
  private readonly text: string;
  private readonly sections = new Map<string, IniSection>();
  private readonly defaults = new Map<string, Assignment>();
  /** Of nested blocks in `[DEFAULT]`: an error only once a section inherits the block. */
  private readonly brokenDefaults = new Map<Assignment, IniError>();

  /** The keys of the section under way; undefined before the first header. */
  private keys: Map<string, Assignment> | undefined;
  /** The assignment that a deeper line continues; undefined right after a header. */
  private open: Assignment | undefined;
  /** How far the header or assignment last read is indented. */
  private indent = 0;
  /** Blank lines since the last line of the open assignment. */
  private blankLines = 0;

  constructor(
    private readonly source: SourceText,
    private readonly follow: Follow | undefined,
  ) {
    this.text = source.text;
  }

  read(): IniDocument {
    const { text, follow } = this;
    if (text === '') follow?.(0, 'INI-5');
    follow?.(0, ...temptationsIn(text.charAt(0)));
    let start = 0;
    while (start < text.length) {
      const lineFeed = text.indexOf('\n', start);
      const end = lineFeed < 0 ? text.length : lineFeed;
      this.readLine(start, end);
      start = end + 1;
    }
    this.refuseInheritedErrors();
    return { sections: this.sections };
  }

  private readLine(start: number, end: number): void {
    const { text, follow } = this;
    follow?.(start, 'INI-3', 'INI-4');
    const first = skipSpace(text, start, end);
    if (first === end) {
      follow?.(start, 'INI-5');
      this.blankLines += 1;
      return;
    }
    const unit = text.charCodeAt(first);
    if (unit === HASH || unit === SEMICOLON) {
      follow?.(first, 'INI-6');
      if (this.open !== undefined) follow?.(first, 'INI-29');
      return;
    }
    const last = trimEnd(text, first, end);
    const indent = first - start;
    if (indent > 0)
      follow?.(first, ...(this.open === undefined ? ['INI-26'] : ['INI-24', 'INI-27']));
    if (this.open !== undefined && indent > this.indent) {
      this.continueValue(this.open, first, last);
      return;
    }
    this.indent = indent;
    const nameEnd = unit === OPENING_BRACKET ? findNameEnd(text, first, last) : -1;
    if (nameEnd >= 0) this.openSection(first, nameEnd);
    else this.assign(first, last);
  }

  private openSection(bracket: number, nameEnd: number): void {
    const { source, follow } = this;
    const name = this.text.slice(bracket + 1, nameEnd);
    follow?.(bracket, 'INI-8', 'INI-9', 'INI-10', 'INI-13', ...temptationsIn(name));
    if (this.keys === undefined && bracket > 0) follow?.(bracket, 'INI-12');
    this.open = undefined;
    if (name === DEFAULTS) {
      follow?.(bracket, 'INI-15');
      this.keys = this.defaults;
      return;
    }
    if (this.sections.has(name)) this.refuse('duplicate-section', 'INI-13', bracket);
    this.keys = new Map();
    this.sections.set(name, new IniSection(name, this.keys, this.defaults, source, bracket));
  }

  private assign(first: number, last: number): void {
    const { text, source, follow } = this;
    if (text.charCodeAt(first) === OPENING_BRACKET) follow?.(first, 'INI-11');
    if (this.keys === undefined) this.refuse('text-before-section', 'INI-12', first);
    const delimiter = findDelimiter(text, first, last);
    if (delimiter === first) this.refuse('empty-key', 'INI-21', first);
    if (delimiter === last) this.refuse('not-an-assignment', 'INI-22', first);
    const key = foldKey(text.slice(first, trimEnd(text, first, delimiter)));
    if (this.keys.has(key)) this.refuse('duplicate-key', 'INI-23', first);
    const value = text.slice(skipSpace(text, delimiter + 1, last), last);
    follow?.(first, 'INI-16', 'INI-17', 'INI-19', 'INI-23');
    follow?.(first, ...temptationsIn(key), ...temptationsIn(value));
    if (value === '') follow?.(first, 'INI-20');
    this.open = new Assignment(value, source, first);
    this.blankLines = 0;
    this.keys.set(key, this.open);
  }

  private continueValue(open: Assignment, first: number, last: number): void {
    const { source, text, follow } = this;
    follow?.(first, 'INI-25', 'INI-30', ...temptationsIn(text.slice(first, last)));
    if (open.text !== '') {
      if (this.blankLines > 0) follow?.(first, 'INI-28');
      open.appendLine(text.slice(first, last), this.blankLines);
      this.blankLines = 0;
      return;
    }
    follow?.(first, 'INI-35', 'INI-36');
    open.block ??= new Map();
    try {
      readNestedLine(source, first, last, open.block, follow);
    } catch (error) {
      if (this.keys !== this.defaults || !(error instanceof IniError)) throw error;
      this.brokenDefaults.set(open, error);
    }
  }

  /**
   * A broken block in `[DEFAULT]` harms the sections without a key of their own in its place. Takes
   * no longer than the file: each key looked up in vain stands in the file as a key of its section.
   */
  private refuseInheritedErrors(): void {
    if (this.brokenDefaults.size === 0) return;
    for (const [key, assignment] of this.defaults) {
      const error = this.brokenDefaults.get(assignment);
      if (error === undefined) continue;
      this.follow?.(0, 'INI-37');
      for (const section of this.sections.values()) {
        if (!section.owns(key)) throw error;
      }
    }
  }

  private refuse(code: IniErrorCode, rule: string, offset: number): never {
    this.follow?.(offset, rule);
    throw new IniError(code, rule, this.source.originOf(offset));
  }
}
