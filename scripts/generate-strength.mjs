// Writes spec/strength.md: what the instruments said of the suite when they were last run. Their figures are
// in scripts/strength/, written by `npm run coverage:botocore -- --json scripts/strength/coverage.json` and by
// `npm run mutation -- --record`, and by this script from what `credchain fuzz --adapter boto3 --stats` printed
// (--fuzz FILE) and from what `credchain lint --load-bearing` did (--load-bearing FILE).
// With --check it writes nothing and fails if the page does not say what the figures say.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { byReason, shareOf } from './coverage/scope.mjs';
import { scoreOf, sumOf } from './mutation/score.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'spec/strength.md');
const COVERAGE = join(ROOT, 'scripts/strength/coverage.json');
const MUTATION = join(ROOT, 'scripts/strength/mutation.json');
const FUZZ = join(ROOT, 'scripts/strength/fuzz.json');
const LINES = join(ROOT, 'scripts/strength/lines.json');
const EQUIVALENT = join(ROOT, 'scripts/mutation/equivalent.json');
/** botocore's own seven test files for these modules, in lines, for comparison. */
const OWN_TESTS = {
  credentials: 92,
  configloader: 99,
  tokens: 86,
  configprovider: 93,
  session: 89,
};

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    fuzz: { type: 'string' },
    'load-bearing': { type: 'string' },
  },
});

if (values.fuzz) writeFileSync(FUZZ, `${JSON.stringify(fuzzingOf(values.fuzz), null, 2)}\n`);

if (values['load-bearing']) {
  writeFileSync(LINES, `${JSON.stringify(linesOf(values['load-bearing']), null, 2)}\n`);
}

const records = [COVERAGE, MUTATION, EQUIVALENT, FUZZ, LINES].map(read);
const page = await format(render(...records), { parser: 'markdown', printWidth: 100 });
if (values.check) {
  if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
    console.error('spec/strength.md is out of date: run `npm run generate`');
    process.exitCode = 1;
  }
} else {
  writeFileSync(PAGE, page);
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The counts of each folder below `root`, and of all. */
function foldersOf(root, files) {
  const folders = new Map();
  for (const [name, counts] of Object.entries(files)) {
    const below = name.slice(root.length).split('/');
    const folder = below.length > 1 ? below[0] : '(itself)';
    folders.set(folder, sumOf([folders.get(folder) ?? {}, counts]));
  }
  const rows = [...folders].sort(([a], [b]) => a.localeCompare(b));
  return [...rows, ['all', sumOf(files)]];
}

/** What the printed table and the last line of a run say. */
function fuzzingOf(path) {
  const text = readFileSync(path, 'utf8');
  const [, subject, against] = /^(\S+ \S+) against (\S+ \S+):/m.exec(text);
  const [, runs, seed, kinds, rate] =
    /^(\d+) worlds?, seed (\d+): (\d+) kinds? of disagreement; .* (\d+) worlds\/s$/m.exec(text);
  const skipped = [...text.matchAll(/^(\d+) worlds? not compared: /gm)];
  const chapters = [
    ...text.matchAll(/^([A-Z][A-Z0-9]*) +(\d+) +[\d.]+ % +(\d+) of (\d+) *([A-Z0-9 -]*)$/gm),
  ].map(([, chapter, worlds, driven, rules, never]) => ({
    chapter,
    worlds: Number(worlds),
    driven: Number(driven),
    rules: Number(rules),
    never: never.trim().split(' ').filter(Boolean),
  }));
  return {
    date: new Date().toISOString().slice(0, 10),
    subject,
    against,
    runs: Number(runs),
    seed: Number(seed),
    kinds: Number(kinds),
    incomparable: skipped.reduce((sum, [, worlds]) => sum + Number(worlds), 0),
    rate: Number(rate),
    open: [...text.matchAll(/^\d+ worlds? like that of seed (\d+): (.*)$/gm)].map(
      ([, number, name]) => `seed ${number}: ${name}`,
    ),
    chapters,
  };
}

/** What the last two lines of the search for needless lines say. */
function linesOf(path) {
  const text = readFileSync(path, 'utf8');
  const [, lines, decoys, worlds] =
    /^(\d+) lines of worlds, (\d+) of them there to be ignored, in (\d+) worlds$/m.exec(text);
  const [, cases, problems] = /^(\d+) cases in .*: (no|\d+) problems?$/m.exec(text);
  return {
    date: new Date().toISOString().slice(0, 10),
    cases: Number(cases),
    lines: Number(lines),
    decoys: Number(decoys),
    worlds: Number(worlds),
    problems: problems === 'no' ? 0 : Number(problems),
  };
}

function mutants(root, { date, files }) {
  return `| folder of ${root} | noticed | not noticed | in code that is not reached | equivalent | score |
| --- | --- | --- | --- | --- | --- |
${foldersOf(root, files)
  .map(([folder, counts]) => {
    const { noticed, survived, uncovered, equivalent } = counts;
    const figures = [noticed, survived, uncovered, equivalent, percent(scoreOf(counts))];
    return `| ${folder} | ${figures.join(' | ')} |`;
  })
  .join('\n')}

Of ${date}.`;
}

function groupBy(entries, keyOf) {
  const groups = {};
  for (const entry of entries) (groups[keyOf(entry)] ??= []).push(entry);
  return groups;
}

/** Reason by reason, function by function; a function with nothing behind it is out of scope as a whole. */
function outOfScope(rows) {
  return Object.entries(byReason(rows))
    .map(([reason, functions]) => {
      const names = Object.entries(functions);
      const items = names.map(([name, { places, lines }]) =>
        places
          ? `- \`${name}\`\n${places.map((place) => `  - \`${place}\``).join('\n')}`
          : `- \`${name}\`, all of it (${lines} line${lines === 1 ? '' : 's'})`,
      );
      const count = `${names.length} function${names.length === 1 ? '' : 's'}`;
      return `<details><summary>${escaped(reason)} ${count}</summary>\n\n${items.join('\n')}\n\n</details>`;
    })
    .join('\n\n');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The mutants that nothing can notice, with the reason, by file. */
function explained(equivalent) {
  const files = groupBy(equivalent, ({ file }) => file);
  return Object.entries(files)
    .map(([file, entries]) => {
      const reasons = Object.entries(groupBy(entries, ({ reason }) => reason));
      const lines = reasons.map(
        ([reason, { length }]) => `- ${length === 1 ? 'One' : `${length}`}: ${reason}`,
      );
      return `\`${file}\`\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

function render(coverage, mutation, equivalent, fuzzing, lines) {
  return `# How strong the suite is

Generated by \`npm run generate\` from what the instruments said when they were last run.

## How much of botocore the cases enter

botocore ${coverage.edition}, ${coverage.date}; \`npm run coverage:botocore\`. Lines and branches (each way that a
condition can go), of all that is there and of what is in scope: that is what is left without the functions, lines
and ways below, each of which scripts/coverage-scope.json names with a reason. With \`-- --check\` it fails if a
figure sinks, if anything is not reached and has no reason, and if a case reaches what has one. The last column
is what botocore's own tests for these modules cover, in lines.

| module | lines | branches | lines in scope | branches in scope | botocore's own tests |
| --- | --- | --- | --- | --- | --- |
${coverage.rows
  .map(({ module, all: whole, scope }) => {
    const figures = [whole.lines, whole.branches, scope.lines, scope.branches];
    const shares = figures.map((figure) => percent(shareOf(figure)));
    return `| ${module} | ${shares.join(' | ')} | ${module in OWN_TESTS ? `${OWN_TESTS[module]} %` : ''} |`;
  })
  .join('\n')}

### What no case reaches, and why

${outOfScope(coverage.rows)}

## What made-up worlds show

${fuzzing.subject} against ${fuzzing.against}, ${fuzzing.date}; \`credchain fuzz --adapter boto3 --runs ${fuzzing.runs} --seed ${fuzzing.seed}
--stats\`: ${number(fuzzing.runs)} worlds, ${fuzzing.incomparable} of them not compared, **${fuzzing.kinds} kind${fuzzing.kinds === 1 ? '' : 's'} of disagreement**,
${fuzzing.rate} worlds/s.${fuzzing.open.length > 0 ? ` Still open: ${fuzzing.open.map((each) => `\`${each}\``).join(', ')}.` : ''} The table tells how many of the
worlds drove the reference through a rule of a chapter, and how many of its rules were driven at all.

| chapter | worlds | share | rules driven | never driven |
| --- | --- | --- | --- | --- |
${fuzzing.chapters
  .map(
    ({ chapter, worlds, driven, rules, never }) =>
      `| ${chapter} | ${worlds} | ${percent(worlds / fuzzing.runs)} | ${driven} of ${rules} | ${never.join(', ')} |`,
  )
  .join('\n')}

## What becomes of a case without one of its lines

reference ${coverage.edition}, ${lines.date}; \`credchain lint --load-bearing\`. Each variable, file, section, key, answer, program
and parameter of ${number(lines.cases)} cases was left out in turn, and then given other values: ${number(lines.lines)} lines, ${number(lines.worlds)}
worlds. ${number(lines.decoys)} of the lines are there to be ignored, each with its reason, and nothing came of changing them. Of the others
**${lines.problems === 0 ? 'every one is needed' : `${lines.problems} are not needed`}**.

## What becomes of changes to the reference

\`npm run mutation\`. Each mutant is one change to the code of the reference, and the cases alone are the tests.
What only people read, the trace and the texts of errors, is left as it is. The score is the share of the mutants
that a case notices; it may not sink, see [CONTRIBUTING.md](../CONTRIBUTING.md#mutants).

${mutants('reference/', mutation.reference)}

## What becomes of changes to the comparer

The same for the code that holds an outcome against its expectation, with that code's own tests.

${mutants('runner/judge/', mutation.judge)}

## Mutants that nothing can notice

They do the same as the code that they change. scripts/mutation/equivalent.json names each of them; they do not
count in the scores.

${explained(equivalent)}
`;
}

function number(n) {
  return n.toLocaleString('en');
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
