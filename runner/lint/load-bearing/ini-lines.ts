/** The parts of an INI text that can be left out or said otherwise: sections, keys, nested keys. */

/** A run of lines that belongs together, and how its value is written. */
export interface IniPart {
  /** What it is called below the part around it: a section as between its brackets, or a key. */
  readonly name: string;
  /** Indexes of its first line and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly parts: readonly IniPart[];
}

const HEADER = /^\[([^\]]*)\]/;
const KEY = /^(\s*)([^\s#;[=:][^=:]*?)\s*[=:]/;

/** Whether the text is written as sections with keys; most other files have no header at all. */
export function isIni(text: string): boolean {
  return text.split('\n').some((line) => HEADER.test(line));
}

/** The sections and the keys above them; comments and blank lines are no parts: nobody is misled by them. */
export function iniParts(text: string): IniPart[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (HEADER.test(line) ? [index] : []));
  const above = keyParts(lines, 0, starts[0] ?? lines.length);
  const sections = starts.map((from, index): IniPart => {
    const to = starts[index + 1] ?? lines.length;
    return { name: HEADER.exec(lines[from]!)![1]!, from, to, parts: keyParts(lines, from + 1, to) };
  });
  return [...above, ...sections];
}

/** A key takes the indented lines below it along; those that look like keys are its own parts. */
function keyParts(lines: readonly string[], from: number, to: number): IniPart[] {
  const starts: number[] = [];
  let shallowest = Infinity;
  for (let index = from; index < to; index++) {
    const depth = KEY.exec(lines[index]!)?.[1]?.length ?? Infinity;
    if (depth > shallowest || depth === Infinity) continue;
    shallowest = depth;
    starts.push(index);
  }
  return starts.map((start, index): IniPart => {
    const end = starts[index + 1] ?? to;
    const name = KEY.exec(lines[start]!)![2]!.trim();
    return { name, from: start, to: end, parts: keyParts(lines, start + 1, end) };
  });
}

/** `text` without these lines. */
export function withoutLines(text: string, from: number, to: number): string {
  return text
    .split('\n')
    .toSpliced(from, to - from)
    .join('\n');
}

/** `text` with another value in the first of these lines; undefined where that has no value. */
export function withOtherValue(
  text: string,
  from: number,
  other: (value: string) => string,
): string | undefined {
  const lines = text.split('\n');
  const line = lines[from]!;
  const before = /^[^=:]*[=:][ \t]*/.exec(line)?.[0];
  if (before === undefined || before.length === line.trimEnd().length) return undefined;
  lines[from] = before + other(line.slice(before.length).trimEnd());
  return lines.join('\n');
}
