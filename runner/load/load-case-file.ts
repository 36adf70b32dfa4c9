/** Reads one case file from the disk. */
import type { Problem } from '../model/problem.js';
import { parseCaseFile, type LoadedFile } from './parse-case-file.js';
import { readText } from './read-text.js';
import { SourceText } from './source-text.js';

/**
 * The cases of the file at `path`, or what is wrong with it. Undefined if `wanted`, which is given
 * the text, does not want it.
 */
export async function loadCaseFile(path: string): Promise<LoadedFile>;
export async function loadCaseFile(
  path: string,
  wanted?: (text: string) => boolean,
): Promise<LoadedFile | undefined>;
export async function loadCaseFile(
  path: string,
  wanted: (text: string) => boolean = () => true,
): Promise<LoadedFile | undefined> {
  const text = tryToRead(path);
  if (typeof text !== 'string') return unread(path, text);
  return wanted(text) ? parseCaseFile(text, path) : undefined;
}

function tryToRead(path: string): string | Problem {
  try {
    return readText(path, path);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const location = { file: path, line: 1, column: 1 };
    return { message: `the file cannot be read: ${code}`, location };
  }
}

function unread(file: string, problem: Problem): LoadedFile {
  const place = () => ({ start: 0, end: 0 });
  return { cases: [], problems: [problem], source: new SourceText(file, ''), place };
}
