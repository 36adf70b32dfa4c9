/** The first stage of the line: case files to cases, or to problems with their places. */
export { findCaseFiles } from './find-case-files.js';
export { formatProblem } from './format-problem.js';
export { layCase } from './lay-case.js';
export { loadCaseFile } from './load-case-file.js';
export { layGiven } from './lay-given.js';
export { duplicateIds, loadCases, loadFiles } from './load-cases.js';
export type { LoadedCases, LoadOptions } from './load-cases.js';
export { parseCaseFile } from './parse-case-file.js';
export type { LoadedFile } from './parse-case-file.js';
export type { Problem } from '../model/problem.js';
export { scopeOf, selectCases } from './select.js';
export type { Selection } from './select.js';
