/** The in-process door: a resolver in this process, each world in memory. */
import type { Adapter, AdapterInfo, Observation, Question, Subject } from '../model/adapter.js';
import { stageInMemory } from '../stage/memory.js';

/** How many worlds are under way at once; they share one thread, so more would only cost memory. */
const CONCURRENCY = 8;

/** Puts a resolver in this process under the suite. */
export function openInProcess(adapter: Adapter): Subject {
  const info: AdapterInfo = {
    name: adapter.name,
    version: adapter.version ?? 'unknown',
    language: adapter.language ?? 'JavaScript',
    door: 'in-process',
    capabilities: new Set(adapter.capabilities),
  };
  return {
    info,
    concurrency: CONCURRENCY,
    ask: (question) => ask(adapter, question),
    close: () => adapter.close?.() ?? Promise.resolve(),
  };
}

async function ask(adapter: Adapter, question: Question): Promise<Observation> {
  const started = performance.now();
  const { world, activity, began } = stageInMemory(question.given);
  const rest = () => ({ activity, durationMs: performance.now() - started });
  const answer = question.operation === 'parse' ? adapter.parse?.(world) : adapter.resolve?.(world);
  if (!answer) {
    const outcome = { result: 'unsupported', reason: `it has no ${question.operation}` } as const;
    return { kind: 'outcome', outcome, now: began, ...rest() };
  }
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((settle) => {
    timer = setTimeout(() => settle('timeout'), question.timeoutMs);
  });
  try {
    const outcome = await Promise.race([answer, timeout]);
    if (outcome === 'timeout') {
      return { kind: 'timeout', timeoutMs: question.timeoutMs, stderr: '', ...rest() };
    }
    return { kind: 'outcome', outcome, now: began, ...rest() };
  } catch (error) {
    const stderr = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'crash', detail: `the resolver threw: ${detail}`, stderr, ...rest() };
  } finally {
    clearTimeout(timer);
  }
}
