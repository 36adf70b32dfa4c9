/** What a schema cannot say of a manifest: what the door needs, and which placeholders there are. */
import type { Node } from 'yaml';
import { findSpan, type DataPath } from '../load/find-node.js';
import type { SourceText } from '../load/source-text.js';
import type { AdapterManifest } from '../model/adapter-manifest.generated.js';
import { didYouMean } from '../model/nearest.js';
import type { Problem } from '../model/problem.js';
import { editions } from '../package.js';
import { PLACEHOLDER_EXAMPLES, unknownPlaceholders } from '../stage/placeholders.js';
import { placeholdersIn } from './placeholders.js';

type Key = keyof AdapterManifest;

/** Keys that stand at one door and not at another. */
const DOORS: Readonly<Record<AdapterManifest['door'], { needs: Key[]; refuses: Key[] }>> = {
  stdio: { needs: ['command'], refuses: ['module', 'args', 'network'] },
  exec: { needs: ['command'], refuses: ['module'] },
  'in-process': { needs: ['module'], refuses: ['command', 'args', 'env', 'network'] },
};

/** Fields whose placeholders are filled in. */
const FILLED = ['version', 'command', 'module', 'args', 'env', 'setup'] as const;

/** All that is wrong with a manifest that fits the schema and was read from the node `root`. */
export function checkManifest(
  manifest: AdapterManifest,
  root: Node,
  source: SourceText,
): Problem[] {
  return [
    ...doorProblems(manifest, root, source),
    ...patternProblems(manifest, root, source),
    ...FILLED.flatMap((key) => placeholderProblems(manifest, [key], manifest[key], root, source)),
    ...Object.entries(manifest.env ?? {}).flatMap(([name, value]) =>
      worldProblems(manifest, ['env', name], value, root, source),
    ),
  ];
}

function doorProblems(manifest: AdapterManifest, root: Node, source: SourceText): Problem[] {
  const { door } = manifest;
  const { needs, refuses } = DOORS[door];
  const missing = needs.filter((key) => manifest[key] === undefined);
  const superfluous = refuses.filter((key) => manifest[key] !== undefined);
  return [
    ...missing.map((key) =>
      source.problem(findSpan(root, ['door']), `the door ${door} needs '${key}', which is missing`),
    ),
    ...superfluous.map((key) =>
      source.problem(findSpan(root, [key], 'key'), `the door ${door} has no use for '${key}'`),
    ),
  ];
}

function patternProblems(manifest: AdapterManifest, root: Node, source: SourceText): Problem[] {
  return (manifest.needs ?? []).flatMap(({ version }, i) => {
    const wrong = version && whatIsWrong(version.pattern);
    if (wrong === undefined) return [];
    return [source.problem(findSpan(root, ['needs', i, 'version', 'pattern']), wrong)];
  });
}

function whatIsWrong(pattern: string): string | undefined {
  try {
    // An empty alternative matches everything, so that the groups can be counted.
    const groups = new RegExp(`${new RegExp(pattern).source}|`).exec('')!.length - 1;
    return groups > 0 ? undefined : 'the pattern has no group that is the version';
  } catch (error) {
    return (error as Error).message;
  }
}

function placeholderProblems(
  manifest: AdapterManifest,
  path: DataPath,
  value: unknown,
  root: Node,
  source: SourceText,
): Problem[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, below]) =>
      placeholderProblems(manifest, [...path, key], below, root, source),
    );
  }
  if (typeof value !== 'string') return [];
  const known = knownPlaceholders(manifest, path);
  return placeholdersIn(value)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const fallback = `Known: ${known.map((each) => `{${each}}`).join(', ')}.`;
      const message = `there is no placeholder '{${name}}'`;
      return source.problem(findSpan(root, path), message, didYouMean(name, known, fallback));
    });
}

/** Placeholders of case files; a process that outlives a case has none. */
function worldProblems(
  { door }: AdapterManifest,
  path: DataPath,
  value: string,
  root: Node,
  source: SourceText,
): Problem[] {
  const span = findSpan(root, path);
  if (door !== 'exec' && value.includes('{{')) {
    return [source.problem(span, `at the door ${door}, braces are not filled in per case`)];
  }
  return unknownPlaceholders(value).map(({ written, name = '' }) => {
    const known = PLACEHOLDER_EXAMPLES;
    const advice = didYouMean(name, known, `Known: ${known.join(', ')}.`);
    return source.problem(span, `there is no placeholder '${written}'`, advice);
  });
}

function knownPlaceholders({ needs = [] }: AdapterManifest, [field]: DataPath): string[] {
  return [
    ...(field === 'args' ? ['value'] : []),
    'here',
    'build',
    ...Object.keys(editions()).map((name) => `edition.${name}`),
    ...needs.map(({ program }) => `program.${program}`),
    ...needs.flatMap(({ program, version }) => (version ? [`version.${program}`] : [])),
  ];
}
