/** `credchain rules`: what the spec demands, and which cases show it. */
import { formatRules, listRules } from '../list-rules.js';
import { loadSuite, soundSpec } from '../load-suite.js';
import { EXIT } from '../exit.js';
import { wantsColor } from '../terminal.js';

/** Prints the rules and chapters of those names, or all; as JSON for programs. */
export async function rules(
  words: readonly string[],
  { json }: { readonly json?: true },
): Promise<number> {
  const { cases } = await loadSuite([]);
  const listed = listRules(soundSpec(), cases, words);
  const color = wantsColor(process.stdout, process.env);
  const text = json ? `${JSON.stringify(listed, null, 2)}\n` : formatRules(listed, color);
  process.stdout.write(text);
  return EXIT.conforms;
}
