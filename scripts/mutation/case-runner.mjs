// A test runner for Stryker whose tests are the cases of the suite, in this process and on the reference.
// A mutant is active while __stryker__.activeMutant is its id; the instrumented code looks at that.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

/** A mutant that sends a world in circles does so without end; the machine of Stryker ends it. */
const CASE_TIMEOUT_MS = 5_000;

class CaseRunner {
  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    const from = (path) => import(pathToFileURL(join(process.cwd(), 'dist', path)).href);
    const [{ loadCases }, { openReference }, { verdictOn }] = await Promise.all([
      from('runner/load/index.js'),
      from('runner/resolve/reference.js'),
      from('runner/run/verdict-on.js'),
    ]);
    const { cases, problems } = await loadCases([join(process.cwd(), 'cases')]);
    if (problems.length > 0) throw new Error(`${problems.length} problems in the cases`);
    this.cases = cases;
    const reference = openReference();
    this.verdict = (testCase) => verdictOn(testCase, reference, CASE_TIMEOUT_MS);
  }

  async dryRun() {
    const state = (globalThis.__stryker__ ??= {});
    const tests = [];
    for (const testCase of this.cases) {
      state.currentTestId = testCase.id;
      const started = performance.now();
      const { status, differences } = await this.verdict(testCase);
      const timeSpentMs = performance.now() - started;
      const about = { id: testCase.id, name: testCase.title, timeSpentMs };
      tests.push(
        status === 'pass'
          ? { ...about, status: TestStatus.Success }
          : {
              ...about,
              status: TestStatus.Failed,
              failureMessage: `${status} ${JSON.stringify(differences)}`,
            },
      );
    }
    state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter }) {
    const state = (globalThis.__stryker__ ??= {});
    state.activeMutant = activeMutant.id;
    state.hitCount = undefined;
    const wanted = testFilter && new Set(testFilter);
    let nrOfTests = 0;
    try {
      for (const testCase of this.cases) {
        if (wanted && !wanted.has(testCase.id)) continue;
        nrOfTests++;
        const { status, differences, detail } = await this.verdict(testCase);
        if (status === 'pass') continue;
        const failureMessage = `${status} ${detail ?? JSON.stringify(differences)}`;
        const killedBy = [testCase.id];
        return { status: MutantRunStatus.Killed, failureMessage, killedBy, nrOfTests };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      state.activeMutant = undefined;
    }
  }
}
CaseRunner.inject = [];

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'cases', CaseRunner)];
