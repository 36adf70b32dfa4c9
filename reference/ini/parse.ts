/** The grammar of config files, in one pass over the lines of a file. */
import { decode } from './decode.js';
import type { IniDocument } from './document.js';
import { IniError, type IniErrorCode } from './errors.js';
import { KeyReader } from './key-reader.js';
import { readNestedLine } from './nested.js';
import { followIn, type Follow, type OnRule } from './observe.js';
import { findNameEnd, skipSpace, trimEnd } from './scan.js';
import { Section, Stretch, type Assignment } from './section.js';
import type { SourceText } from './source-text.js';
import { temptationsIn } from './temptations.js';

const HASH = 0x23;
const SEMICOLON = 0x3b;
const OPENING_BRACKET = 0x5b;

/** The header that begins no section: what stands under it is inherited by every section of the file. */
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
  private readonly keyReader: KeyReader;
  private readonly sections = new Map<string, Section>();
  private readonly assignments: Assignment[] = [];
  /** Has a list of its own, because it may go on anywhere in the file. */
  private readonly defaults = new Stretch([]);
  /** Key of `[DEFAULT]` to what is wrong with its block: an error only once a section inherits it. */
  private readonly brokenDefaults = new Map<string, IniError>();

  /** The section under way; undefined before the first header. */
  private section: Stretch | undefined;
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
    this.keyReader = new KeyReader(source.text);
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
      follow?.(first, 'INI-6', ...(this.open ? ['INI-29'] : []));
      return;
    }
    const last = trimEnd(text, first, end);
    const indent = first - start;
    if (indent > 0) follow?.(first, ...(this.open ? ['INI-24', 'INI-27'] : ['INI-26']));
    if (this.open !== undefined && indent > this.indent) {
      this.continueValue(this.open, first, last);
      return;
    }
    this.indent = indent;
    const nameEnd = unit === OPENING_BRACKET ? findNameEnd(text, first, last) : -1;
    if (nameEnd !== -1) this.openSection(first, nameEnd);
    else this.assign(first, last);
  }

  private openSection(bracket: number, nameEnd: number): void {
    const { source, follow } = this;
    const name = this.text.slice(bracket + 1, nameEnd);
    follow?.(bracket, 'INI-8', 'INI-9', 'INI-10', 'INI-13', ...temptationsIn(name));
    if (this.section === undefined && bracket > 0) follow?.(bracket, 'INI-12');
    this.open = undefined;
    this.keyReader.startSection();
    if (name === DEFAULTS) {
      follow?.(bracket, 'INI-15');
      this.section = this.defaults;
      return;
    }
    const before = this.sections.size;
    const section = new Section(name, this.assignments, this.defaults, source, bracket);
    this.section = section;
    this.sections.set(name, section);
    if (this.sections.size === before) this.refuse('duplicate-section', 'INI-13', bracket);
  }

  private assign(first: number, last: number): void {
    const { text, section, follow } = this;
    if (text.charCodeAt(first) === OPENING_BRACKET) follow?.(first, 'INI-11');
    if (section === undefined) return this.refuse('text-before-section', 'INI-12', first);
    const key = this.keyReader.read(first, last);
    const { delimiter } = this.keyReader;
    if (delimiter === first) this.refuse('empty-key', 'INI-21', first);
    if (delimiter === last) this.refuse('not-an-assignment', 'INI-22', first);
    if (section.owns(key)) this.refuse('duplicate-key', 'INI-23', first);
    const value = text.slice(skipSpace(text, delimiter + 1, last), last);
    follow?.(first, 'INI-16', 'INI-17', 'INI-19', 'INI-23', ...(value === '' ? ['INI-20'] : []));
    follow?.(first, ...temptationsIn(key), ...temptationsIn(value));
    this.open = { key, value, offset: first };
    section.add(this.open);
    this.blankLines = 0;
  }

  private continueValue(open: Assignment, first: number, last: number): void {
    const { text, follow } = this;
    follow?.(first, 'INI-25', 'INI-30', ...temptationsIn(text.slice(first, last)));
    if (typeof open.value === 'string' && open.value !== '') {
      if (this.blankLines > 0) follow?.(first, 'INI-28');
      open.value += '\n'.repeat(this.blankLines + 1) + text.slice(first, last);
      this.blankLines = 0;
      return;
    }
    follow?.(first, 'INI-35', 'INI-36');
    const block = typeof open.value === 'string' ? new Map<string, string>() : open.value;
    open.value = block;
    try {
      readNestedLine(this.source, first, last, block, follow);
    } catch (error) {
      if (this.section !== this.defaults || !(error instanceof IniError)) throw error;
      this.brokenDefaults.set(open.key, error);
    }
  }

  /**
   * A broken block in `[DEFAULT]` harms the sections without a key of their own in its place. Takes
   * no longer than the file: each key that a section does own stands in the file.
   */
  private refuseInheritedErrors(): void {
    for (const [key, error] of this.brokenDefaults) {
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
