/** Judges files: what was in them after the resolution. */
import type { ExpectedFile, ExpectedJson } from '../../model/case-file.generated.js';
import { pathOf } from '../path.js';
import type { Facet, Finding, Seen } from './facet.js';
import { AGREES, compare } from './findings.js';
import { timeFinding } from './time.js';
import { matchesWhole } from './value.js';

type Clock = Pick<Seen, 'now' | 'drift'>;

export const files: Facet<'files'> = (expected, seen) =>
  Object.entries(expected).flatMap(([name, file]) => [
    ...findingsOn(pathOf('files', name), file, seen.files[name], seen),
  ]);

function* findingsOn(
  path: string,
  expected: ExpectedFile,
  actual: Seen['files'][string] | undefined,
  clock: Clock,
): Generator<Finding> {
  const wanted = typeof expected === 'string' ? { text: expected } : expected;
  if (wanted.absent || actual === undefined) {
    const word = (there: boolean) => (there ? 'a file' : undefined);
    yield compare(path, word(!wanted.absent), word(actual !== undefined));
    return;
  }
  if (wanted.text !== undefined) yield compare(path, wanted.text, actual.text);
  if (wanted.mode !== undefined) yield compare(`${path}.mode`, wanted.mode, octal(actual.mode));
  if (wanted.json !== undefined) {
    let found: unknown;
    try {
      found = JSON.parse(actual.text);
    } catch {
      yield compare(path, 'JSON', actual.text);
      return;
    }
    yield* jsonFindings(path, wanted.json, found, clock);
  }
}

/** The schema has made sure that `pattern` and `time` stand alone. */
type Stated = Readonly<Record<string, ExpectedJson>> & {
  readonly pattern?: ExpectedJson;
  readonly time?: ExpectedJson;
};

function jsonFindings(
  path: string,
  expected: ExpectedJson,
  actual: unknown,
  clock: Clock,
): readonly Finding[] {
  if (typeof expected !== 'object' || expected === null) {
    const agrees = expected === true ? actual !== undefined : Object.is(expected, actual);
    if (agrees) return [AGREES];
    return [
      { kind: 'differs', path, expected: expected === true ? 'any value' : expected, actual },
    ];
  }
  const { pattern, time, ...fields } = expected as Stated;
  if (typeof pattern === 'string') {
    const agrees = typeof actual === 'string' && matchesWhole(pattern, actual);
    return [agrees ? AGREES : { kind: 'differs', path, expected: pattern, actual }];
  }
  if (typeof time === 'string') return [timeFinding(path, time, actual, clock)];
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) {
    return [{ kind: 'differs', path, expected: 'an object', actual }];
  }
  const others = Object.keys(actual).filter((name) => !Object.hasOwn(fields, name));
  return [
    ...Object.entries(fields).flatMap(([name, field]) => {
      const found = Object.hasOwn(actual, name)
        ? (actual as Record<string, unknown>)[name]
        : undefined;
      return jsonFindings(pathOf(path, name), field, found, clock);
    }),
    ...others.map((name) =>
      compare(pathOf(path, name), undefined, (actual as Record<string, unknown>)[name]),
    ),
  ];
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
