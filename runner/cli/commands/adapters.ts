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
import { edition } from '../../package.js';
import { EXIT } from '../exit.js';
import { SetupProgress } from '../setup-progress.js';
import { isInteractive } from '../terminal.js';

/** Prints each adapter with its state. */
export async function listAll(): Promise<number> {
  const rows = [
    ['reference', 'in-process', `ready, boto3 ${edition()}`],
    ...(await listAdapters()).map((manifest) => [
      manifest.name,
      manifest.door,
      stateOf(manifest, adapterState(manifest)),
    ]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const [name = '', door = '', state = ''] of rows) {
    console.log(`${name.padEnd(widths[0]!)}  ${door.padEnd(widths[1]!)}  ${state}`);
  }
  return EXIT.conforms;
}

/** Installs what the adapter of that name or manifest needs. Throws UserError if that fails. */
export async function setUp(nameOrPath: string, signal: AbortSignal): Promise<number> {
  const manifest = await readManifest(manifestPath(nameOrPath));
  const { stdout, env } = process;
  const progress = new SetupProgress(stdout, isInteractive(stdout, env));
  try {
    const built = await setupAdapter(manifest, { tell: (event) => progress.tell(event), signal });
    progress.hide();
    console.log(built ? `${manifest.name} is set up` : `${manifest.name} needs no setup`);
  } finally {
    progress.hide();
  }
  return EXIT.conforms;
}

function stateOf({ title }: Manifest, state: AdapterState): string {
  switch (state.state) {
    case 'ready':
      return ['ready,', title, state.manifest.version ?? ''].join(' ').trimEnd();
    case 'not set up':
    case 'toolchain missing':
      return `${state.state}: ${state.hint}`;
  }
}
