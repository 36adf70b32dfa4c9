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
  /** The world in which it says something else; absent where it has no value of its own. */
  readonly otherwise?: (world: DataMap) => DataMap;
}

/** These say what is asked, and are no part of the world. */
const QUESTIONS = new Set(['settings']);
/** What an entry of a list is found by: it is not the entry without it. */
const IDENTITY = new Set(['argv']);
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
  const other = otherValue(value);
  return {
    name,
    path,
    parts: partsOf(name, path, value),
    without: (world) => edit(world, path, () => undefined),
    ...(other !== undefined && { otherwise: (world) => edit(world, path, () => other) }),
  };
}

function partsOf(name: string, path: DataPath, value: Data): Line[] {
  if (path[0] === 'files' && path.length === 2) return partsOfFile(name, path, value);
  if (Array.isArray(value)) {
    return value.map((item, index) => lineOf(`${name}[${index}]`, [...path, index], item));
  }
  if (!isMap(value)) return [];
  return Object.entries(value)
    .filter(([key]) => !(path[0] === 'commands' && IDENTITY.has(key)))
    .map(([key, part]) => lineOf(pathOf(name, key), [...path, key], part));
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
  const fields = jsonFields(text);
  if (fields !== undefined) {
    return Object.entries(fields).map(([key, value]) => {
      const { [key]: _, ...rest } = fields;
      const other = otherValue(value);
      return {
        name: pathOf(name, key),
        path,
        parts: [],
        without: (world) => edit(world, path, () => JSON.stringify(rest)),
        ...(other !== undefined && {
          otherwise: (world) => edit(world, path, () => JSON.stringify({ ...fields, [key]: other })),
        }),
      };
    });
  }
  return isIni(text) ? iniLines(name, path, text, iniParts(text)) : [];
}

function iniLines(name: string, path: DataPath, text: string, parts: readonly IniPart[]): Line[] {
  return parts.map(({ name: own, from, to, parts: inner }): Line => {
    const full = pathOf(name, own);
    const other = inner.length > 0 ? undefined : withOtherValue(text, from, otherText);
    return {
      name: full,
      path,
      textLine: from,
      parts: iniLines(full, path, text, inner),
      without: (world) => edit(world, path, () => withoutLines(text, from, to)),
      ...(other !== undefined && { otherwise: (world) => edit(world, path, () => other) }),
    };
  });
}

function jsonFields(text: string): DataMap | undefined {
  try {
    const value = JSON.parse(text) as Data;
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Another value of the same kind; undefined where there is none, as for a map. */
function otherValue(value: Data): Data | undefined {
  if (typeof value === 'string') return otherText(value);
  if (typeof value === 'number') return value + 1;
  return undefined;
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
