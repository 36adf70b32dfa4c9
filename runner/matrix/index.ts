/** Several runs side by side, as one page for a browser. */
export { buildMatrix } from './build-matrix.js';
export { matrixPage, pageAssets } from './html.js';
export type { Matrix } from './matrix.js';
export { writePage } from './write-page.js';
