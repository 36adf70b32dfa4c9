// What the report of a mutation tester comes to, and what became of it since the record was made.

const NOTICED = new Set(['Killed', 'Timeout']);

/**
 * For each file of a report with mutants: how many were noticed, survived, stand in code that nothing reaches,
 * or survived for a reason that `explained` gives. With the survivors that have no reason, and the entries of
 * `explained` that no survivor needs. Only for the files in `wanted`, if there is such a list.
 */
export function countsOf(report, explained, wanted) {
  const files = {};
  const survivors = [];
  const used = new Set();
  for (const [file, { source, mutants }] of Object.entries(report).sort()) {
    if (wanted && !wanted.includes(file)) continue;
    const counts = { noticed: 0, survived: 0, uncovered: 0, equivalent: 0 };
    for (const { status, location, replacement } of mutants) {
      if (NOTICED.has(status)) counts.noticed++;
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const text = source.split('\n')[location.start.line - 1].trim();
      const original = cut(source, location);
      const reason = explained.find(
        (entry) =>
          entry.file === file &&
          entry.line === text &&
          entry.original === original &&
          entry.replacement === replacement,
      );
      if (reason) {
        used.add(reason);
        counts.equivalent++;
      } else {
        counts[status === 'Survived' ? 'survived' : 'uncovered']++;
        survivors.push({ file, line: location.start.line, original, replacement });
      }
    }
    if (total(counts) > 0) files[file] = counts;
  }
  const stale = explained.filter(
    (entry) => !used.has(entry) && (!wanted || wanted.includes(entry.file)),
  );
  return { files, survivors, stale };
}

/** The share of the mutants that are noticed; what is explained does not count. */
export function scoreOf(counts) {
  return counts.noticed / (total(counts) - counts.equivalent);
}

/** The counts of all files together. */
export function sumOf(files) {
  const sum = { noticed: 0, survived: 0, uncovered: 0, equivalent: 0 };
  for (const counts of Object.values(files)) for (const key in sum) sum[key] += counts[key] ?? 0;
  return sum;
}

/** The files that are noticed less than they were. A file that is new is not held against anything. */
export function losses(before, now) {
  return Object.entries(now)
    .filter(([file]) => file in before)
    .map(([file, is]) => ({ file, was: before[file], is }))
    .filter(({ was, is }) => scoreOf(is) < scoreOf(was) - 1e-9);
}

/** The files of one part of many: always the same ones, and each part with about as many mutants. */
export function partOf(files, part, parts) {
  const sizes = Array.from({ length: parts }, () => 0);
  const chosen = [];
  const bySize = Object.entries(files).sort(
    ([a, x], [b, y]) => total(y) - total(x) || a.localeCompare(b),
  );
  for (const [file, counts] of bySize) {
    const smallest = sizes.indexOf(Math.min(...sizes));
    sizes[smallest] += total(counts);
    if (smallest === part) chosen.push(file);
  }
  return chosen.sort();
}

function total(counts) {
  return counts.noticed + counts.survived + counts.uncovered + counts.equivalent;
}

/** The text of `source` at the place of a mutant. */
function cut(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}
