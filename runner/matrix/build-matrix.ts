/** Lays runs side by side. */
import { isDeepStrictEqual } from 'node:util';
import type { ReportCase } from '../model/report.generated.js';
import type { RecordedRun } from '../report/recorded/index.js';
import { chaptersOf } from './chapters.js';
import type { CaseDefinition, Matrix, MatrixCase, MatrixResult, MatrixRun } from './matrix.js';

/** The runs in their order as columns, with every case that one of them has. `version`: of credchain. */
export function buildMatrix(runs: readonly RecordedRun[], version: string): Matrix {
  const cases = casesOf(runs);
  const labels = labelsOf(runs);
  return {
    version,
    runs: runs.map((run, index) => columnOf(run, labels[index]!)),
    chapters: chaptersOf(
      runs.map(({ head }) => head.chapters),
      cases.flatMap(({ rules }) => rules),
    ),
    cases,
  };
}

function columnOf({ head, end }: RecordedRun, label: string): MatrixRun {
  const { adapter: name, implementation, isolation, edition, selected } = head;
  const { version, language, door, capabilities } = implementation;
  const { passed, failed, skipped, interrupted, problems } = end;
  return {
    label,
    ...{ name, version, language, door, isolation, edition, capabilities },
    ...{ passed, failed, skipped, selected, interrupted, problems },
  };
}

/** The name where it is the only one of its kind, else with the version, else with a number as well. */
function labelsOf(runs: readonly RecordedRun[]): string[] {
  const names = runs.map(({ head }) => head.adapter);
  const full = runs.map(({ head }) => `${head.adapter} ${head.implementation.version}`);
  const once = (all: readonly string[], one: string) => all.indexOf(one) === all.lastIndexOf(one);
  return runs.map((_, index) => {
    if (once(names, names[index]!)) return names[index]!;
    return once(full, full[index]!) ? full[index]! : `${full[index]} #${index + 1}`;
  });
}

function casesOf(runs: readonly RecordedRun[]): MatrixCase[] {
  const rows = new Map<string, { definition: CaseDefinition; results: (MatrixResult | null)[] }>();
  for (const [column, { cases }] of runs.entries()) {
    for (const { entry } of cases) {
      const [definition, result] = split(entry);
      const row = rows.get(entry.id) ?? { definition, results: runs.map(() => null) };
      rows.set(entry.id, row);
      row.results[column] = { ...result, ...otherwise(row.definition, definition) };
    }
  }
  return [...rows.values()].map(({ definition, results }) => ({ ...definition, results }));
}

function split(entry: ReportCase): [CaseDefinition, MatrixResult] {
  const { id, title, why, rules, file, line, operation, given, expect, later, ...result } = entry;
  const definition = {
    ...{ id, title, rules, file, line, operation, given, expect },
    ...(later !== undefined && { later }),
  };
  return [why === undefined ? definition : { ...definition, why }, result];
}

/** Reports of different versions of the suite can mean different things by one id. */
function otherwise(known: CaseDefinition, own: CaseDefinition): Pick<MatrixResult, 'otherwise'> {
  const asked = ({ title, operation, given, expect, later }: CaseDefinition) => ({
    title,
    operation,
    given,
    expect,
    ...(later !== undefined && { later }),
  });
  return isDeepStrictEqual(asked(known), asked(own)) ? {} : { otherwise: asked(own) };
}
