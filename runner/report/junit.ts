/** Reporter for CI services that read JUnit XML: a suite for each case file. */
import type { ReportCase } from '../model/report.generated.js';
import type { Reporter, RunSummary } from '../model/verdict.js';
import { entryOf } from './entry.js';
import type { ReporterOptions } from './options.js';
import { failureLines } from './text/failure.js';
import { paintFor } from './text/paint.js';
import { xmlElement, xmlText } from './xml.js';

/** What became of a test, in the words of JUnit. */
type Result = 'passed' | 'failures' | 'errors' | 'skipped';

interface Test {
  readonly xml: string;
  readonly result: Result;
  readonly ms: number;
}

/** `errors` are accidents (crash, timeout, harness error); what fails the run as a whole is one, too. */
export function junitReporter(options: ReporterOptions): Reporter {
  const suites = new Map<string, Test[]>();
  let adapter = '';
  return {
    start: (header) => void (adapter = header.adapter.name),
    verdict(verdict) {
      const entry = entryOf(verdict, options.command);
      const tests = suites.get(entry.file) ?? [];
      tests.push(testOf(entry, options));
      suites.set(entry.file, tests);
    },
    finish(summary) {
      const run = runTests(summary);
      if (run.length > 0) suites.set('run', run);
      const all = [...suites.values()].flat();
      const body = [...suites].map(([name, tests]) => suiteXml('testsuite', name, tests));
      const lines = body.map((xml) => `\n${xml}`).join('');
      options.write('<?xml version="1.0" encoding="UTF-8"?>\n');
      options.write(`${suiteXml('testsuites', `credchain: ${adapter}`, all, `${lines}\n`)}\n`);
    },
  };
}

function suiteXml(
  element: 'testsuites' | 'testsuite',
  name: string,
  tests: readonly Test[],
  content = tests.map(({ xml }) => `\n${xml}`).join('') + '\n',
): string {
  const count = (result: Result) => tests.filter((test) => test.result === result).length;
  const attributes = {
    name,
    tests: tests.length,
    failures: count('failures'),
    errors: count('errors'),
    skipped: count('skipped'),
    time: seconds(tests.reduce((sum, { ms }) => sum + ms, 0)),
  };
  return xmlElement(element, attributes, content);
}

function testOf(entry: ReportCase, options: ReporterOptions): Test {
  const { id, file, line, status, title, durationMs } = entry;
  const story = () => {
    const lines = failureLines(entry, { ...options, paint: paintFor(false) });
    return xmlText(lines.join('\n'));
  };
  const test = (result: Result, content: string): Test => ({
    xml: xmlElement(
      'testcase',
      { name: id, classname: file, file, line, time: seconds(durationMs) },
      content,
    ),
    result,
    ms: durationMs,
  });
  switch (status) {
    case 'pass':
      return test('passed', '');
    case 'fail':
    case 'stale':
    case 'changed':
      return test('failures', xmlElement('failure', { type: status, message: title }, story()));
    case 'crash':
    case 'timeout':
    case 'harness-error':
      return test('errors', xmlElement('error', { type: status, message: title }, story()));
    case 'known':
    case 'unsupported': {
      const message = entry.divergence?.reason ?? entry.detail ?? status;
      return test('skipped', xmlElement('skipped', { message: `${status}: ${message}` }, ''));
    }
  }
}

/** A reader of JUnit knows nothing but tests, so what is wrong with the run has to be one. */
function runTests({ problems, interrupted, total }: RunSummary): Test[] {
  const error = (name: string, message: string): Test => ({
    xml: xmlElement('testcase', { name, classname: 'run' }, xmlElement('error', { message }, '')),
    result: 'errors',
    ms: 0,
  });
  return [
    ...problems.map(({ message }, i) => error(`problem ${i + 1}`, message)),
    ...(interrupted ? [error('complete', `Interrupted after ${total} cases.`)] : []),
  ];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
