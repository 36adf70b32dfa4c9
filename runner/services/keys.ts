/** Which secrets a world has together with an access key. */
import type { Given } from '../model/case.js';

/** Values that stand together: in the environment, one section of a file, one object. */
type Group = readonly string[];

const decoder = new TextDecoder();

/**
 * A function from an access key to every value that stands beside it somewhere in the world or in an
 * answer of its services; its secret is among them. What the values are called does not matter, so
 * it holds for any file format. The world is looked through at the first call.
 */
export function secretsIn(given: Given): (accessKeyId: string) => ReadonlySet<string> {
  let groups: readonly Group[] | undefined;
  return (accessKeyId) => {
    groups ??= [...groupsOf(given)];
    return new Set(groups.filter((group) => group.includes(accessKeyId)).flat());
  };
}

/** The texts directly in an object are one group, those deeper in it are others. */
function* groupsOf(value: unknown): Generator<Group> {
  if (typeof value !== 'object' || value === null) return;
  const parts = Object.entries(value) as [string, unknown][];
  yield parts.flatMap(([, part]) => (typeof part === 'string' ? [part] : []));
  for (const [name, part] of parts) {
    if (typeof part === 'string') {
      yield* groupsInText(name === 'base64' ? decoder.decode(Buffer.from(part, 'base64')) : part);
    } else {
      yield* groupsOf(part);
    }
  }
}

function* groupsInText(text: string): Generator<Group> {
  if (/^\s*[{[]\s*["{[]/.test(text)) {
    try {
      yield* groupsOf(JSON.parse(text));
      return;
    } catch {
      // Then it is not JSON, but a file that begins with a section.
    }
  }
  if (/^\s*</.test(text)) yield text.split(/<[^>]*>/);
  else if (text.includes('\n'))
    for (const section of text.split(/^\s*\[/m)) yield settings(section);
}

/** What stands behind the first `=` or `:` of each line, with and without a comment. */
function settings(section: string): Group {
  return section.split(/\r\n|\r|\n/).flatMap((line) => {
    const value = /[=:](.*)$/.exec(line)?.[1]?.trim();
    return value === undefined ? [] : [value, value.replace(/\s[#;].*$/, '').trim()];
  });
}
