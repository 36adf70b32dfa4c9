/** The lines of a world: each variable, file, section, key, answer and parameter that a case could go without. */
import { pathOf } from '../../judge/index.js';
import type { DataPath } from '../../load/find-node.js';
import { isMap } from '../../load/overlay.js';
import type { Data, DataMap } from '../../load/to-data.js';
import { iniParts, isIni, withOtherValue, withoutLines, type IniPart } from './ini-lines.js';

/** Something that a world says, and could go without. */
export interface Line {
  /** As `decoys` name it: `env.AWS_PROFILE`, `files["~/.aws/config"].default.region`. */
  readonly name: string;
  /** The way to it, or to the text that it is a part of, from the world on. */
  readonly path: DataPath;
  /** The index of its first line in the text at `path`. */
  readonly textLine?: number;
  /** What it consists of. */
  readonly parts: readonly Line[];
  /** The world without it. */
  readonly without: (world: DataMap) => DataMap;
  /** The worlds in which it says something else, a value at a time; those of its parts are not among them. */
  readonly otherwise: readonly ((world: DataMap) => DataMap)[];
}

/** These say what is asked, and are no part of the world. */
const QUESTIONS = new Set(['settings']);
/** What makes a file a file: it goes with the file and not by itself. */
const CONTENT = new Set(['text', 'base64', 'absent', 'unreadable', 'directory']);

/** The lines of a world as it is written, before any overlay. */
export function linesOf(world: DataMap): Line[] {
  return Object.entries(world)
    .filter(([kind]) => !QUESTIONS.has(kind))
    .map(([kind, value]) => lineOf(kind, [kind], value));
}

/** All lines in `lines` and in their parts. */
export function flatten(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => [line, ...flatten(line.parts)]);
}

function lineOf(name: string, path: DataPath, value: Data): Line {
  const parts = partsOf(name, path, value);
  return {
    name,
    path,
    parts,
    without: (world) => edit(world, path, () => undefined),
    otherwise:
      parts.length > 0
        ? []
        : changesOf(value).map((other) => (world) => edit(world, path, () => other)),
  };
}

/**
 * A document - an answer, a program with what it prints, a file that is no INI - is one line: of one
 * that has a fault, all the rest must be right, although nothing comes of it.
 */
function partsOf(name: string, path: DataPath, value: Data): Line[] {
  const [kind] = path;
  if (kind === 'files' && path.length === 2) return partsOfFile(name, path, value);
  if (Array.isArray(value)) {
    return value.map((item, index) => lineOf(`${name}[${index}]`, [...path, index], item));
  }
  const collects = path.length === 1 || (path.length === 2 && kind === 'params');
  if (!isMap(value) || !collects) return [];
  return Object.entries(value).map(([key, part]) =>
    lineOf(pathOf(name, key), [...path, key], part),
  );
}

function partsOfFile(name: string, path: DataPath, value: Data): Line[] {
  if (typeof value === 'string') return partsOfText(name, path, value);
  if (!isMap(value)) return [];
  const { text } = value;
  const others = Object.entries(value).filter(([key]) => !CONTENT.has(key));
  return [
    ...(typeof text === 'string' ? partsOfText(name, [...path, 'text'], text) : []),
    ...others.map(([key, part]) => lineOf(pathOf(name, key), [...path, key], part)),
  ];
}

function partsOfText(name: string, path: DataPath, text: string): Line[] {
  return isIni(text) ? iniLines(name, path, text, iniParts(text)) : [];
}

function iniLines(name: string, path: DataPath, text: string, parts: readonly IniPart[]): Line[] {
  return parts.map(({ name: own, from, to, parts: inner }, index): Line => {
    const earlier = parts.slice(0, index).filter((part) => part.name === own).length;
    const full = pathOf(name, own) + (earlier === 0 ? '' : `[${earlier}]`);
    const other = inner.length > 0 ? undefined : withOtherValue(text, from, otherText);
    const change = (world: DataMap) => edit(world, path, () => other);
    return {
      name: full,
      path,
      textLine: from,
      parts: iniLines(full, path, text, inner),
      without: (world) => edit(world, path, () => withoutLines(text, from, to)),
      otherwise: other === undefined ? [] : [change],
    };
  });
}

/** `value` with each of its values replaced by another one of the same kind, one at a time. */
function changesOf(value: Data): Data[] {
  if (typeof value === 'string') {
    const document = asDocument(value);
    if (document === undefined) return [otherText(value)];
    return changesOf(document).map((other) => JSON.stringify(other));
  }
  if (typeof value === 'number') return [value + 1];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => changesOf(item).map((other) => value.with(index, other)));
  }
  if (!isMap(value)) return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'argv')
    .flatMap(([key, part]) => changesOf(part).map((other) => ({ ...value, [key]: other })));
}

function asDocument(text: string): DataMap | undefined {
  try {
    const value = JSON.parse(text) as Data;
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A time stays a time, and so on: it is the value that must not matter, not whether it can be read. */
function otherText(text: string): string {
  if (/^\d+$/.test(text)) return String(BigInt(text) + 1n).padStart(text.length, '0');
  if (/^true$/i.test(text)) return 'false';
  if (/^false$/i.test(text)) return 'true';
  if (/^[+-](\d+[dhms])+$/.test(text)) return `${text}7s`;
  const time = /^(.*\{\{now[+-](?:\d+[dhms])+)((?:\|[a-z]+)?\}\}.*)$/s.exec(text);
  return time ? `${time[1]}7s${time[2]}` : `${text}-otherwise`;
}

/** `data` with the value at `path` edited, or gone where the edit gives undefined. Changes nothing in place. */
function edit<Whole extends Data>(
  data: Whole,
  path: DataPath,
  change: (value: Data) => Data | undefined,
): Whole {
  const [step, ...rest] = path;
  const replaced = (part: Data): Data | undefined =>
    rest.length === 0 ? change(part) : edit(part, rest, change);
  if (Array.isArray(data)) {
    return data.flatMap((item, index) => {
      if (index !== step) return [item];
      const next = replaced(item);
      return next === undefined ? [] : [next];
    }) as Data as Whole;
  }
  const entries = Object.entries(data as DataMap).flatMap(([key, part]) => {
    if (key !== step) return [[key, part] as const];
    const next = replaced(part);
    return next === undefined ? [] : [[key, next] as const];
  });
  return Object.fromEntries(entries) as Whole;
}
