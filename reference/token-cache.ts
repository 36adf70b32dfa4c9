/** Tokens on the disk: JSON documents that other programs write as well. */
import { createHash } from 'node:crypto';
import { parseJson } from './metadata/json.js';
import type { Session } from './session.js';
import { decodeUtf8 } from './utf8.js';
import { FileError } from './world.js';

/** The path of the document that belongs to `name`. */
export function tokenPath(folder: string, hash: 'sha1' | 'sha256', name: string): string {
  return `${folder}/${createHash(hash).update(name).digest('hex')}.json`;
}

/** The document at `path`; undefined if there is none. Fails with `missing-field` if it cannot be read. */
export function readToken({ world, decisions }: Session, path: string, rule: string): unknown {
  if (!world.files.isFile(path)) return undefined;
  const value = parse(world.files.read.bind(world.files), path);
  if (value !== undefined) return value;
  return decisions.fail(
    rule,
    'missing-field',
    `the token in ${path} cannot be read, or is no JSON`,
  );
}

function parse(read: (path: string) => Uint8Array, path: string): unknown {
  try {
    const text = decodeUtf8(read(path));
    return text === undefined ? undefined : parseJson(text);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** Writes the document, for the eyes of its owner. Fails with `file-not-readable`. */
export function writeToken(session: Session, path: string, token: object, rule: string): void {
  try {
    session.world.files.write(path, new TextEncoder().encode(JSON.stringify(token)), 0o600);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    session.decisions.fail(
      rule,
      'file-not-readable',
      `the token cannot be written to ${path}: ${error.code}`,
    );
  }
}
