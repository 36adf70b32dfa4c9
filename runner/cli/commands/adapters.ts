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
export async function setUp(nameOrPath: string): Promise<number> {
  const manifest = await readManifest(manifestPath(nameOrPath));
  await setupAdapter(manifest, (line) => console.log(line));
  return EXIT.conforms;
}

function stateOf({ title }: Manifest, state: AdapterState): string {
  switch (state.state) {
    case 'ready':
      return `ready, ${title}${state.version === undefined ? '' : ` ${state.version}`}`;
    case 'not set up':
    case 'toolchain missing':
      return `${state.state}: ${state.hint}`;
  }
}
