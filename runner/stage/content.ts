/** The bytes that a file of a case holds. */
import type { Given } from '../model/case.js';

type File = Given['files'][string];

/** Text (with its placeholders filled in by `expand`) or base64 as bytes; neither means empty. */
export function fileBytes(file: File, expand: (text: string) => string): Uint8Array {
  if (file.base64 !== undefined) return Buffer.from(file.base64, 'base64');
  return Buffer.from(expand(file.text ?? ''), 'utf8');
}
