/** The bytes that a file of a case holds. */
import type { Given } from '../model/case.js';

type File = Given['files'][string];

/** Text or base64 as bytes; neither means empty. */
export function fileBytes(file: File): Uint8Array {
  if (file.base64 !== undefined) return Buffer.from(file.base64, 'base64');
  return Buffer.from(file.text ?? '', 'utf8');
}
