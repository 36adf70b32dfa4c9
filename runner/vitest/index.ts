/**
 * `credchain/vitest`: makes case files test files.
 *
 *     import { credchain } from 'credchain/vitest';
 *     export default defineConfig({ plugins: [credchain({ adapter: './my-adapter.ts' })] });
 */
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configDefaults, type Plugin } from 'vitest/config';
import type { TestProject } from 'vitest/node';
import { formatProblem, loadCaseFile } from '../load/index.js';
import { DEFAULT_TIMEOUT_MS } from '../run/verdict-on.js';
import { generateModule } from './generate-module.js';
import type { Settings } from './runtime.js';

/** What is to be tested, and by which cases. Paths are relative to the root of the vitest project. */
export interface CredchainOptions {
  /** Globs of the case files. Default: all `.yaml` files below `cases`. */
  readonly cases?: string | readonly string[];
  /**
   * The implementation: the name of an adapter (`boto3`), an adapter.yaml, or a module
   * (`./my-adapter.ts`) whose default export is an in-process `Adapter`. Default: the reference.
   */
  readonly adapter?: string;
  /** In the place of an adapter a program that prints credential_process JSON. */
  readonly exec?: string;
  /** How long an answer may take, in ms. */
  readonly timeout?: number;
}

const YAML = /\.ya?ml$/;
const MODULE = /\.[cm]?[jt]s$/;
/** The runtime beside this module, be it the source or compiled. */
const RUNTIME = fileURLToPath(import.meta.url).replace(/index(\.\w+)$/, 'runtime$1');

/**
 * The plugin. Each case becomes a test named `id: title` below the title of its file. What an
 * adapter cannot be asked, and what diverges as recorded, is skipped with the reason; a record that
 * no longer holds fails. Other tests of the project stay what they are.
 */
export function credchain(options: CredchainOptions = {}): Plugin {
  const globs = [options.cases ?? 'cases/**/*.yaml'].flat();
  const projects: TestProject[] = [];
  let root = process.cwd();
  return {
    name: 'credchain',
    enforce: 'pre',
    config(config) {
      // vite appends a list to the one that is there; where there is none, the defaults still hold.
      const { include, forceRerunTriggers } = config.test ?? {};
      const triggers = triggersOf(options);
      return {
        test: {
          include: [...(include === undefined ? configDefaults.include : []), ...globs],
          includeTaskLocation: true,
          forceRerunTriggers: [
            ...(forceRerunTriggers === undefined ? configDefaults.forceRerunTriggers : []),
            ...triggers,
          ],
        },
      };
    },
    configResolved(config) {
      root = config.root;
    },
    configureVitest({ project }) {
      projects.push(project);
    },
    async load(id) {
      if (!YAML.test(id) || !projects.some((project) => project.matchesTestGlob(id))) return;
      const project = projects.length === 1 ? projects[0]?.name : undefined;
      return moduleFor(id, { root, project }, options);
    },
  };
}

/** A process under test is nothing that vite knows to watch. */
function triggersOf({ adapter }: CredchainOptions): string[] {
  return adapter !== undefined && YAML.test(adapter) ? [`**/${dirname(adapter)}/**`] : [];
}

async function moduleFor(
  file: string,
  { root, project }: { readonly root: string; readonly project: string | undefined },
  options: CredchainOptions,
): Promise<string> {
  const { adapter, exec, timeout = DEFAULT_TIMEOUT_MS } = options;
  const shownAs = relative(process.cwd(), file);
  const { title = shownAs, cases, problems } = await loadCaseFile(shownAs);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n\n'));

  const module = adapter !== undefined && MODULE.test(adapter);
  const named = adapter !== undefined && YAML.test(adapter) ? resolve(root, adapter) : adapter;
  const target = {
    ...(named !== undefined && !module && { adapter: named }),
    ...(exec !== undefined && { exec }),
  };
  const settings: Settings = {
    target,
    timeoutMs: timeout,
    file,
    command: ['npx vitest run', shownAs, ...(project ? ['--project', project] : [])].join(' '),
  };
  return generateModule({
    title,
    cases,
    settings,
    runtime: RUNTIME,
    ...(module && { adapterModule: resolve(root, adapter) }),
  });
}
