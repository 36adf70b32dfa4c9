/** `credchain adapters`: what can be put under test here, and how to make it so. */
import {
  adapterState,
  listAdapters,
  manifestPath,
  readManifest,
  setupAdapter,
  type AdapterState,
  type Manifest,
} from '../../adapters/index.js';
import { UserError } from '../../model/user-error.js';
import { edition } from '../../package.js';
import { EXIT } from '../exit.js';
import { describeFailure, type Failure } from '../failure.js';
import { SetupProgress } from '../setup-progress.js';
import { isInteractive } from '../terminal.js';

/** Prints each adapter with its language, the door that it is asked at, its state and its version. */
export async function listAll(): Promise<number> {
  const rows = [
    ['reference', 'TypeScript', 'in-process', `ready, boto3 ${edition()}`],
    ...(await listAdapters()).map((manifest) => [
      manifest.name,
      manifest.language,
      manifest.door,
      stateOf(manifest, adapterState(manifest)),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  }
  return EXIT.conforms;
}

/**
 * Installs what the adapters of these names or manifests need, one after the other. One that fails is told,
 * and does not keep the others from it; the exit status is then that of the first one that failed. Throws
 * UserError before anything is done if a name or a manifest is wrong.
 */
export async function setUp(
  adapters: readonly string[] | 'all',
  signal: AbortSignal,
): Promise<number> {
  const manifests =
    adapters === 'all'
      ? await listAdapters()
      : await Promise.all(adapters.map((each) => readManifest(manifestPath(each))));
  const failures: Failure[] = [];
  for (const [i, manifest] of manifests.entries()) {
    if (signal.aborted) break;
    if (manifests.length > 1) {
      console.log(`\n${manifest.name} (${i + 1} of ${manifests.length})`);
    }
    try {
      await setUpOne(manifest, signal);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const failure = describeFailure(error, process.env);
      failures.push(failure);
      process.stderr.write(failure.text);
    }
  }
  if (manifests.length > 1) {
    const failed = failures.length > 0 ? `, ${failures.length} could not be set up` : '';
    console.log(
      `\n${manifests.length - failures.length} of ${manifests.length} are ready${failed}`,
    );
  }
  return failures[0]?.status ?? EXIT.conforms;
}

async function setUpOne(manifest: Manifest, signal: AbortSignal): Promise<void> {
  const { stdout, env } = process;
  const progress = new SetupProgress(stdout, isInteractive(stdout, env));
  try {
    const built = await setupAdapter(manifest, { tell: (event) => progress.tell(event), signal });
    progress.hide();
    console.log(built ? `${manifest.name} is set up` : `${manifest.name} needs no setup`);
  } finally {
    progress.hide();
  }
}

function stateOf({ title, version = '' }: Manifest, state: AdapterState): string {
  switch (state.state) {
    case 'ready':
      return ['ready,', title, state.manifest.version ?? ''].join(' ').trimEnd();
    case 'not set up':
    case 'toolchain missing': {
      // That of a program of this machine is not known without the program.
      const known = version.includes('{') ? '' : version;
      return `${[`${state.state},`, title, known].join(' ').trimEnd()}: ${state.hint}`;
    }
  }
}
