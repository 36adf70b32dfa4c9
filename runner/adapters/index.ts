/** Real implementations: found, set up, opened. */
export { listAdapters } from './list.js';
export { manifestPath, readManifest, type Manifest } from './manifest.js';
export { openAdapter, openCommand, REFERENCE } from './open.js';
export { setupAdapter } from './setup.js';
export { adapterState, type AdapterState } from './state.js';
