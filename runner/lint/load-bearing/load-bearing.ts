/** Whether every line of a case is needed: drops each in turn and looks whether anything changes. */
import type { LoadedFile } from '../../load/index.js';
import type { DataPath } from '../../load/find-node.js';
import type { Span } from '../../load/source-text.js';
import type { DataMap } from '../../load/to-data.js';
import type { Case } from '../../model/case.js';
import type { Problem } from '../../model/problem.js';
import { DEFAULT_TIMEOUT_MS, verdictOn } from '../../run/verdict-on.js';
import type { Finding } from '../check.js';
import { covers, decoysAt, type Decoy } from './decoys.js';
import { flatten, linesOf, type Line } from './lines.js';
import { effectOf, layersOf, worldAt, type Layer, type Passes, type Trial } from './trial.js';

export interface LoadBearingOptions {
  /** Whether a case gets what it expects. Default: from the reference. */
  readonly passes?: Passes;
  /** Called before the first case, with their number. */
  readonly onBegin?: (cases: number) => void;
  /** Called for each case whose own lines were looked at. */
  readonly onCase?: (testCase: Case, findings: number) => void;
  readonly signal?: AbortSignal;
}

/** How much was looked at. */
export interface LoadBearingTally {
  /** Lines of worlds: variables, files, sections, keys, answers, programs, parameters. */
  lines: number;
  /** Of these, marked as there to be ignored. */
  decoys: number;
  /** Worlds that the reference was asked in, with a line left out or with another value. */
  worlds: number;
}

export interface LoadBearingReport {
  /** The lines that no case needs, and the decoys that are none. In the order of the files. */
  readonly findings: readonly Finding[];
  readonly tally: Readonly<LoadBearingTally>;
}

const CHECK = 'load-bearing';
const REMOVE = "Remove it; if it is there to be ignored, say so and why under 'decoys'.";

/** Looks at every line of the worlds in `files`. */
export async function loadBearing(
  files: readonly LoadedFile[],
  options: LoadBearingOptions,
): Promise<LoadBearingReport> {
  const findings: Finding[] = [];
  const tally: LoadBearingTally = { lines: 0, decoys: 0, worlds: 0 };
  options.onBegin?.(files.reduce((total, { cases }) => total + cases.length, 0));
  const ask = options.passes ?? (await referencePasses());
  const passes: Passes = (testCase) => {
    tally.worlds++;
    return ask(testCase);
  };
  for (const file of files) {
    const problems = await examineFile(file, { ...options, passes });
    findings.push(...problems.map((problem) => ({ check: CHECK, ...problem })));
    countLines(file, tally);
    if (options.signal?.aborted) break;
  }
  return { findings, tally };
}

function countLines({ content }: LoadedFile, tally: LoadBearingTally): void {
  if (content === undefined) return;
  const steps = content.cases.flatMap(({ steps = [] }) => steps);
  for (const { given } of [content, ...content.cases, ...steps]) {
    if (given) tally.lines += flatten(linesOf(given as DataMap)).length;
  }
  for (const { decoys = {} } of [content, ...content.cases]) {
    tally.decoys += Object.keys(decoys).length;
  }
}

async function referencePasses(): Promise<Passes> {
  const { openReference } = await import('../../resolve/reference.js');
  const subject = openReference();
  return async (testCase) =>
    (await verdictOn(testCase, subject, DEFAULT_TIMEOUT_MS)).status === 'pass';
}

async function examineFile(
  file: LoadedFile,
  options: LoadBearingOptions & { readonly passes: Passes },
): Promise<Problem[]> {
  const { content } = file;
  if (content === undefined) return [];
  const { passes, onCase, signal } = options;
  const shared = content.given as DataMap | undefined;
  const everywhere = decoysAt(content.decoys, []);
  const kept = new Set<Decoy>();
  const trials: Trial[] = [];
  const problems: Problem[] = [];

  for (const [index, entry] of content.cases.entries()) {
    if (signal?.aborted) return problems;
    const testCase = file.cases[index]!;
    const trial = { entry, shared, testCase };
    const before = problems.length;
    if (!(await passes(testCase))) {
      const span = file.place(['cases', index, 'id']);
      const message = 'the reference does not give what this case expects';
      problems.push(file.source.problem(span, message, 'Put that right first.'));
    } else {
      trials.push(trial);
      problems.push(...(await examineCase(file, trial, index, everywhere, kept, passes)));
    }
    onCase?.(testCase, problems.length - before);
  }

  // With a case left out, a line that only this case needs would seem to be needed by none.
  const complete = trials.length === content.cases.length;
  if (shared !== undefined && complete) {
    problems.push(...(await examineShared(file, trials, everywhere, kept, passes)));
  }
  for (const decoy of everywhere) {
    if (kept.has(decoy) || !complete) continue;
    problems.push(decoyProblem(file, decoy, 'names nothing that a case of this file ignores'));
  }
  return problems.toSorted(
    ({ location: a }, { location: b }) => a.line - b.line || a.column - b.column,
  );
}

async function examineCase(
  file: LoadedFile,
  trial: Trial,
  index: number,
  everywhere: readonly Decoy[],
  kept: Set<Decoy>,
  passes: Passes,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const own = decoysAt(trial.entry.decoys, ['cases', index]);
  for (const decoy of own) {
    const verdict = await examineDecoy(decoy, trial, passes);
    if (verdict !== 'ignored') problems.push(decoyProblem(file, decoy, COMPLAINTS[verdict]));
  }
  const decoys = [...own];
  for (const decoy of everywhere) {
    if ((await examineDecoy(decoy, trial, passes)) !== 'ignored') continue;
    decoys.push(decoy);
    kept.add(decoy);
  }
  for (const layer of layersOf(trial)) {
    if (layer === 'shared') continue;
    const needless = await needlessIn(
      linesOf(worldAt(trial, layer)!),
      decoys.filter((decoy) => isAbout(decoy, layer)),
      async (line) => isIdle(await weigh(line, trial, layer, passes)),
    );
    const base: DataPath =
      layer === 'own' ? ['cases', index, 'given'] : ['cases', index, 'steps', layer, 'given'];
    problems.push(...needless.map((line) => lineProblem(file, base, line)));
  }
  return problems;
}

/** A line of the shared world is needed if one case needs it. */
async function examineShared(
  file: LoadedFile,
  trials: readonly Trial[],
  everywhere: readonly Decoy[],
  kept: ReadonlySet<Decoy>,
  passes: Passes,
): Promise<Problem[]> {
  const decoys = everywhere.filter((decoy) => kept.has(decoy) && isAbout(decoy, 'shared'));
  const lines = linesOf(trials[0]!.shared!);
  const needless = await needlessIn(lines, decoys, async (line) => {
    for (const trial of trials) {
      if (!isIdle(await weigh(line, trial, 'shared', passes))) return false;
    }
    return true;
  });
  return needless.map((line) => lineProblem(file, ['given'], line));
}

/** The largest of `lines` and their parts that are ignored, and not marked. */
async function needlessIn(
  lines: readonly Line[],
  decoys: readonly Decoy[],
  isIgnored: (line: Line) => Promise<boolean>,
): Promise<Line[]> {
  const isMarked = ({ name }: Line) => decoys.some((decoy) => covers(decoy, name));
  const found: Line[] = [];
  for (const line of lines) {
    if (isMarked(line)) continue;
    if (!flatten(line.parts).some(isMarked) && (await isIgnored(line))) found.push(line);
    else found.push(...(await needlessIn(line.parts, decoys, isIgnored)));
  }
  return found;
}

function isAbout({ step }: Decoy, layer: Layer): boolean {
  return typeof layer === 'number' ? step === layer : step === undefined;
}

/** `repeated`: the world is the same without it. `read`: it is its value that matters. */
type Weight = 'repeated' | 'ignored' | 'needed' | 'read';

/** What hangs on the line: without it, and with other values in it, the case may get something else. */
async function weigh(line: Line, trial: Trial, layer: Layer, passes: Passes): Promise<Weight> {
  const effect = await effectOf(line.without, trial, layer, passes);
  if (effect === 'unseen') return 'repeated';
  if (effect === 'felt') return 'needed';
  for (const change of line.otherwise) {
    if ((await effectOf(change, trial, layer, passes)) === 'felt') return 'read';
  }
  // All of it may be missing where half of it may not.
  for (const part of line.parts) {
    const weight = await weigh(part, trial, layer, passes);
    if (!isIdle(weight)) return weight;
  }
  return 'ignored';
}

function isIdle(weight: Weight): boolean {
  return weight === 'repeated' || weight === 'ignored';
}

const COMPLAINTS: Readonly<Record<Exclude<Weight, 'ignored'> | 'unknown', string>> = {
  unknown: 'names nothing that is given',
  repeated: 'names what the file gives to the case anyway',
  needed: 'is needed: without it the case does not get what it expects',
  read: 'is not ignored: with another value the case does not get what it expects',
};

async function examineDecoy(
  decoy: Decoy,
  trial: Trial,
  passes: Passes,
): Promise<Weight | 'unknown'> {
  const place = findLine(decoy, trial);
  if (place === undefined) return 'unknown';
  for (const line of place.lines) {
    const weight = await weigh(line, trial, place.layer, passes);
    if (weight !== 'ignored') return weight;
  }
  return 'ignored';
}

/** In the topmost world that has it: what lies below is not seen by the case. */
function findLine(decoy: Decoy, trial: Trial): { layer: Layer; lines: Line[] } | undefined {
  for (const layer of layersOf(trial)) {
    if (!isAbout(decoy, layer)) continue;
    const lines = flatten(linesOf(worldAt(trial, layer)!)).filter(
      ({ name }) => name === decoy.name,
    );
    if (lines.length > 0) return { layer, lines };
  }
  return undefined;
}

function lineProblem(file: LoadedFile, base: DataPath, line: Line): Problem {
  const message = `'${line.name}' is not needed: without it the case gets the same`;
  return file.source.problem(spanOf(file, [...base, ...line.path], line), message, REMOVE);
}

function decoyProblem(file: LoadedFile, { written, path }: Decoy, complaint: string): Problem {
  const message = `the decoy '${written}' ${complaint}`;
  return file.source.problem(file.place(path, 'key'), message);
}

/** The line itself where the text is written as a block, else where the text begins. */
function spanOf(file: LoadedFile, path: DataPath, { textLine }: Line): Span {
  if (textLine === undefined) return file.place(path, 'key');
  const whole = file.place(path);
  const { text } = file.source;
  if (!/^\|[-+]?\s*(#.*)?$/m.test(text.slice(whole.start, text.indexOf('\n', whole.start)))) {
    return whole;
  }
  let start = whole.start;
  for (let skipped = 0; skipped <= textLine; skipped++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  const indent = line.length - line.trimStart().length;
  return { start: start + indent, end: start + line.trimEnd().length };
}
