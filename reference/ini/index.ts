/** The grammar of config and credentials files: bytes in, sections and values with positions out. */
export { parseIni } from './parse.js';
export {
  IniError,
  type IniDocument,
  type IniEntry,
  type IniErrorCode,
  type IniSection,
} from './document.js';
