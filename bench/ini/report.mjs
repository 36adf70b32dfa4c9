// The result as a table in Markdown, and whether the goals are met.
import { cpus } from 'node:os';
import { PROFILES } from './file.mjs';

/** `rows` have name, version, note and ms, the first being the newline scan. */
export function report(rows, { bytes, goals }) {
  const [scan] = rows;
  const ours = rows.find((row) => row.ours);
  const others = rows.filter((row) => row !== scan && !row.ours && !isPython(row));
  const fastest = others.toSorted((a, b) => a.ms - b.ms)[0];
  const faster = fastest.ms / ours.ms;
  const timesTheScan = ours.ms / scan.ms;
  const met = faster >= goals.fasterThanAnyOther && timesTheScan <= goals.timesTheScan;
  const verdict =
    `credchain takes ${timesTheScan.toFixed(1)} times the newline scan (goal: at most ${goals.timesTheScan}), ` +
    `and ${fastest.name}, the fastest other parser in JavaScript, ` +
    `${faster.toFixed(1)} times as long as credchain (goal: at least ${goals.fasterThanAnyOther}). ` +
    (met ? 'Both goals are met.' : 'Not both goals are met.');
  const table = tableOf(rows, { scan, ours });
  return { table, verdict, met, page: pageOf({ table, verdict, bytes }) };
}

function isPython({ name }) {
  return name === 'configparser' || name.startsWith('botocore');
}

function tableOf(rows, { scan, ours }) {
  const cells = [
    ['parser', 'version', 'median', 'best', '× scan', '× credchain', 'what it does'],
    ['---', '---', '--:', '--:', '--:', '--:', '---'],
    ...rows.map(({ name, version = '', ms, best, note }) => [
      name,
      version,
      ms === undefined ? '–' : `${ms.toFixed(2)} ms`,
      best === undefined ? '–' : `${best.toFixed(2)} ms`,
      ms === undefined ? '–' : (ms / scan.ms).toFixed(1),
      ms === undefined ? '–' : (ms / ours.ms).toFixed(1),
      note,
    ]),
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row, index) =>
      row.map((cell, column) => {
        const right = cells[1][column].endsWith(':');
        if (index === 1)
          return right ? `${'-'.repeat(widths[column] - 1)}:` : '-'.repeat(widths[column]);
        return right ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
      }),
    )
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function pageOf({ table, verdict, bytes }) {
  const size = (bytes / 1e6).toFixed(1);
  return `# Parsing a config file of ${PROFILES.toLocaleString('en')} profiles

Written by \`npm run bench:ini\`; do not edit. One file of ${size} MB, all parsers in one run, in turn, the
median and the best of 96 runs; the ratios are those of the medians. Node.js ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}.

${table}

${verdict}
`;
}
