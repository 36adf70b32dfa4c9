/** Whether every line of a case is needed: drops each in turn and looks whether anything changes. */
import type { LoadedFile } from '../../load/index.js';
import type { DataPath } from '../../load/find-node.js';
import type { Span } from '../../load/source-text.js';
import type { DataMap } from '../../load/to-data.js';
import type { Case } from '../../model/case.js';
import type { Problem } from '../../model/problem.js';
import type { Finding } from '../check.js';
import { covers, decoysAt, type Decoy } from './decoys.js';
import { flatten, linesOf, type Line } from './lines.js';
import { layersOf, passesWith, worldAt, type Layer, type Passes, type Trial } from './trial.js';

export interface LoadBearingOptions {
  readonly passes: Passes;
  /** Called for each case whose own lines were looked at. */
  readonly onCase?: (testCase: Case, findings: number) => void;
  readonly signal?: AbortSignal;
}

const CHECK = 'load-bearing';
const REMOVE = "Remove it; if it is there to be ignored, say so and why under 'decoys'.";

/** The lines of `files` that no case needs, and the decoys that are none. In the order of the files. */
export async function loadBearing(
  files: readonly LoadedFile[],
  options: LoadBearingOptions,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const file of files) {
    const problems = await examineFile(file, options);
    findings.push(...problems.map((problem) => ({ check: CHECK, ...problem })));
    if (options.signal?.aborted) break;
  }
  return findings;
}

async function examineFile(file: LoadedFile, options: LoadBearingOptions): Promise<Problem[]> {
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
  const own = decoysAt(trial.entry.decoys, ['cases', index]);
  const problems: Problem[] = [];
  for (const decoy of own) {
    const verdict = await examineDecoy(decoy, trial, passes);
    if (verdict !== 'ignored') problems.push(decoyProblem(file, decoy, COMPLAINTS[verdict]));
  }
  for (const decoy of everywhere) {
    if ((await examineDecoy(decoy, trial, passes)) === 'ignored') kept.add(decoy);
  }
  const decoys = [...own, ...everywhere.filter((decoy) => kept.has(decoy))];
  for (const layer of layersOf(trial)) {
    if (layer === 'shared') continue;
    const needless = await needlessIn(linesOf(worldAt(trial, layer)!), decoysOf(decoys, layer), (line) =>
      passesWith(trial, layer, line.without, passes),
    );
    const base: DataPath =
      layer === 'own' ? ['cases', index, 'given'] : ['cases', index, 'steps', layer, 'given'];
    problems.push(...needless.map((line) => lineProblem(file, base, line)));
  }
  return problems;
}

async function examineShared(
  file: LoadedFile,
  trials: readonly Trial[],
  everywhere: readonly Decoy[],
  kept: ReadonlySet<Decoy>,
  passes: Passes,
): Promise<Problem[]> {
  const decoys = everywhere.filter((decoy) => kept.has(decoy));
  const needed = new Map<Line, Trial>();
  const lines = linesOf(trials[0]!.shared!);
  const needless = await needlessIn(lines, decoysOf(decoys, 'shared'), async (line) => {
    for (const trial of trials) {
      if (await passesWith(trial, 'shared', line.without, passes)) continue;
      needed.set(line, trial);
      return false;
    }
    return true;
  });
  return needless.map((line) => lineProblem(file, ['given'], line));
}

/** The largest of `lines` and their parts that are needless, and not marked. */
async function needlessIn(
  lines: readonly Line[],
  decoys: readonly Decoy[],
  isNeedless: (line: Line) => Promise<boolean>,
): Promise<Line[]> {
  const found: Line[] = [];
  for (const line of lines) {
    if (decoys.some((decoy) => covers(decoy, line.name))) continue;
    const marked = flatten(line.parts).some(({ name }) =>
      decoys.some((decoy) => covers(decoy, name)),
    );
    if (!marked && (await isNeedless(line))) found.push(line);
    else found.push(...(await needlessIn(line.parts, decoys, isNeedless)));
  }
  return found;
}

function decoysOf(decoys: readonly Decoy[], layer: Layer): Decoy[] {
  return decoys.filter(({ step }) => (typeof layer === 'number' ? step === layer : step === undefined));
}

type DecoyVerdict = 'ignored' | 'unknown' | 'needed' | 'read';

const COMPLAINTS: Readonly<Record<Exclude<DecoyVerdict, 'ignored'>, string>> = {
  unknown: 'names nothing that is given',
  needed: 'is needed: without it the case does not get what it expects',
  read: 'is not ignored: with another value the case does not get what it expects',
};

async function examineDecoy(decoy: Decoy, trial: Trial, passes: Passes): Promise<DecoyVerdict> {
  const place = findLine(decoy, trial);
  if (place === undefined) return 'unknown';
  const { layer, lines } = place;
  for (const line of lines) {
    if (!(await passesWith(trial, layer, line.without, passes))) return 'needed';
  }
  for (const { otherwise } of flatten(lines)) {
    if (otherwise && !(await passesWith(trial, layer, otherwise, passes))) return 'read';
  }
  return 'ignored';
}

/** In the topmost world that has it: what lies below is not seen by the case. */
function findLine(decoy: Decoy, trial: Trial): { layer: Layer; lines: Line[] } | undefined {
  const layers = layersOf(trial).filter((layer) =>
    decoy.step === undefined ? typeof layer === 'string' : layer === decoy.step,
  );
  for (const layer of layers) {
    const lines = flatten(linesOf(worldAt(trial, layer)!)).filter(({ name }) => name === decoy.name);
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
