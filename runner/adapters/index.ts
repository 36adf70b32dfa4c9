/** Real implementations: found, set up, opened. */
export { listAdapters, manifestPath } from './list.js';
export { readManifest, type Manifest } from './manifest.js';
export { openAdapter, openCommand, REFERENCE } from './open.js';
export { setupAdapter, type SetupEvent } from './setup.js';
export { adapterState, type AdapterState } from './state.js';
