/** Placeholder of the grammar: plain sections and assignments; the grammar's own change replaces it. */
import { IniError, type IniDocument, type IniEntry, type IniSection } from './document.js';

export function parseIni(bytes: Uint8Array): IniDocument {
  const sections = new Map<string, IniSection>();
  let entries: Map<string, IniEntry> | undefined;
  const lines = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    .decode(bytes)
    .split('\n');
  lines.forEach((text, index) => {
    const position = { line: index + 1, column: 1 };
    const line = text.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return;
    const header = /^\[(.+)\]/.exec(line);
    if (header) {
      entries = new Map();
      if (sections.has(header[1]!)) throw new IniError('duplicate-section', position, line);
      sections.set(header[1]!, { name: header[1]!, entries, position });
      return;
    }
    if (!entries) throw new IniError('text-before-section', position, line);
    const split = line.search(/[=:]/);
    if (split < 1) throw new IniError('not-an-assignment', position, line);
    const key = line.slice(0, split).trim().toLowerCase();
    if (entries.has(key)) throw new IniError('duplicate-key', position, line);
    entries.set(key, { key, value: line.slice(split + 1).trim(), position });
  });
  return { sections };
}
