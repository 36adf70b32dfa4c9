// What a report of coverage.py comes to when it is held against what scripts/coverage-scope.json explains, and
// what became of it since the record was made.

/** In a place of the scope file, between the line that a jump leaves and the one that it never reaches. */
const ARROW = ' → ';
const EXIT = 'exit';

/**
 * The figures of one module: of all of it, and of what is in scope. `functions` is what coverage.py tells of each,
 * with the code outside of them under ''; `source` the lines of the file. `scope` is the scope file: reason to
 * `functions` that are out of scope as a whole and to `places` within others, a line by its text, a jump by two.
 * With what is out of scope by reason, and with the lines and jumps that nobody explains.
 */
export function measure({ module, functions, source }, scope) {
  const all = emptyFigures();
  const inScope = emptyFigures();
  const out = [];
  const unexplained = [];
  for (const [name, region] of Object.entries(functions)) {
    const where = name === '' ? module : `${module}.${name}`;
    const own = countsOf(region);
    add(all, own);
    const reason = reasonOf(where, scope);
    if (reason !== undefined && missing(own) > 0) {
      out.push({ reason, function: where, lines: own.lines.total, branches: own.branches.total });
      continue;
    }
    const places = placesOf(region, source);
    const wanted = entriesFor(where, scope);
    const explained = [];
    for (const place of places) {
      const at = wanted.findIndex(({ text, used }) => !used && text === place.text);
      if (at < 0) continue;
      wanted[at].used = true;
      explained.push({ ...place, reason: wanted[at].reason });
    }
    const lines = new Set(explained.flatMap(({ line }) => (line === undefined ? [] : [line])));
    const touches = ([from, to]) => lines.has(from) || lines.has(to);
    const jumps = region.missing_branches.filter(
      (branch) => touches(branch) || explained.some((place) => sameJump(place.branch, branch)),
    );
    add(inScope, {
      lines: { covered: own.lines.covered, total: own.lines.total - lines.size },
      branches: { covered: own.branches.covered, total: own.branches.total - jumps.length },
    });
    for (const { reason, text } of explained) out.push({ reason, function: where, place: text });
    const left = places.filter(
      (place) =>
        !explained.some(({ line, branch }) =>
          line === undefined ? sameJump(branch, place.branch) : line === place.line,
        ) && !(place.branch && touches(place.branch)),
    );
    unexplained.push(...left.map(({ text, number }) => ({ function: where, text, number })));
  }
  return { module, all, scope: inScope, out, unexplained };
}

/** What the scope file explains, and needs no explanation: it is covered, or is not there. */
export function stale(rows, scope) {
  const out = rows.flatMap((row) => row.out);
  const found = [];
  for (const [reason, { functions = [], places = {} }] of Object.entries(scope)) {
    for (const pattern of functions) {
      const matches = patternOf(pattern);
      const used = out.some(
        (each) => each.reason === reason && each.place === undefined && matches.test(each.function),
      );
      if (!used) found.push(pattern);
    }
    for (const [name, texts] of Object.entries(places)) {
      const used = out
        .filter((each) => each.reason === reason && each.function === name)
        .map(({ place }) => place);
      for (const text of texts) {
        const at = used.indexOf(text);
        if (at < 0) found.push(`${name}: ${text}`);
        else used.splice(at, 1);
      }
    }
  }
  return found;
}

/** The figures that are less than they were. */
export function losses(before, now) {
  return now.flatMap((row) => {
    const was = before.find(({ module }) => module === row.module);
    if (was === undefined) return [];
    return ['all', 'scope'].flatMap((part) =>
      ['lines', 'branches']
        .filter((kind) => shareOf(row[part][kind]) < shareOf(was[part][kind]) - 1e-9)
        .map((kind) => ({
          module: row.module,
          figure: part === 'all' ? `all ${kind}` : `${kind} in scope`,
          was: shareOf(was[part][kind]),
          is: shareOf(row[part][kind]),
        })),
    );
  });
}

/** Of nothing, all is covered. */
export function shareOf({ covered, total }) {
  return total === 0 ? 1 : covered / total;
}

/** What is out of scope, by reason; of each reason by function. */
export function byReason(rows) {
  const reasons = {};
  for (const { reason, function: name, place, lines } of rows.flatMap(({ out }) => out)) {
    const functions = (reasons[reason] ??= {});
    if (place === undefined) functions[name] = { lines };
    else (functions[name] ??= { places: [] }).places.push(place);
  }
  return reasons;
}

/** The lines that are not covered, and the jumps between two that are, in the order of the file. */
function placesOf({ missing_lines: lines, missing_branches: branches }, source) {
  const textOf = (number) => (number < 0 ? EXIT : source[number - 1].trim());
  const alone = branches.filter((branch) => !branch.some((number) => lines.includes(number)));
  return [
    ...lines.map((line) => ({ line, number: line, text: textOf(line) })),
    ...alone.map((branch) => ({
      branch,
      number: branch[0],
      text: branch.map(textOf).join(ARROW),
    })),
  ].sort((a, b) => a.number - b.number);
}

function reasonOf(name, scope) {
  return Object.keys(scope).find((reason) =>
    scope[reason].functions?.some((pattern) => patternOf(pattern).test(name)),
  );
}

function entriesFor(name, scope) {
  return Object.entries(scope).flatMap(([reason, { places = {} }]) =>
    (places[name] ?? []).map((text) => ({ reason, text, used: false })),
  );
}

/** `*` is anything, `{a,b}` is a or b. */
function patternOf(text) {
  const escaped = text
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/\{([^}]*)\}/g, (_whole, names) => `(?:${names.replaceAll(',', '|')})`);
  return new RegExp(`^${escaped}$`);
}

function countsOf({ summary }) {
  return {
    lines: { covered: summary.covered_lines, total: summary.num_statements },
    branches: { covered: summary.covered_branches, total: summary.num_branches },
  };
}

function missing({ lines, branches }) {
  return lines.total - lines.covered + branches.total - branches.covered;
}

function sameJump(a, b) {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function emptyFigures() {
  return { lines: { covered: 0, total: 0 }, branches: { covered: 0, total: 0 } };
}

function add(sum, counts) {
  for (const kind of ['lines', 'branches']) {
    sum[kind].covered += counts[kind].covered;
    sum[kind].total += counts[kind].total;
  }
}
