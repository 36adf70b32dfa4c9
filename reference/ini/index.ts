/** The grammar of config and credentials files: bytes in, sections and values with origins out. */
export { parseIni } from './parse.js';
export { IniError, type IniErrorCode } from './errors.js';
export type { IniDocument, IniEntry, IniSection, IniValue, Settings } from './document.js';
export { oncePerRule, type OnRule } from './observe.js';
export { stripBlanks } from './scan.js';
export type { Origin } from './source-text.js';
