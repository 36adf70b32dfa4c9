/** The in-process door: a resolver in this process, each world in memory. */
import type { World } from '../../reference/index.js';
import type {
  Adapter,
  AdapterInfo,
  Observation,
  Outcome,
  Question,
  SeenStep,
  Subject,
} from '../model/adapter.js';
import { stageInMemory, type MemoryWorld } from '../stage/memory.js';

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
  const staged = stageInMemory(question.given);
  const { activity, began } = staged;
  const rest = () => ({ activity, durationMs: performance.now() - started });
  const answer = answersTo(adapter, question, staged);
  if (!answer) {
    const reason = question.later ? 'it cannot be asked again' : `it has no ${question.operation}`;
    const outcome = { result: 'unsupported', reason } as const;
    return { kind: 'outcome', outcome, now: began, ...rest() };
  }
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((settle) => {
    timer = setTimeout(() => settle('timeout'), question.timeoutMs);
  });
  try {
    const answers = await Promise.race([answer, timeout]);
    if (answers === 'timeout') {
      return { kind: 'timeout', timeoutMs: question.timeoutMs, stderr: '', ...rest() };
    }
    return { kind: 'outcome', now: began, ...answers, ...rest() };
  } catch (error) {
    const stderr = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'crash', detail: `the resolver threw: ${detail}`, stderr, ...rest() };
  } finally {
    clearTimeout(timer);
  }
}

type Answers = Pick<Extract<Observation, { kind: 'outcome' }>, 'outcome' | 'files' | 'later'>;

/** Undefined if the adapter has no such operation. */
function answersTo(
  adapter: Adapter,
  { operation, given, looks = [], later }: Question,
  staged: MemoryWorld,
): Promise<Answers> | undefined {
  const { world } = staged;
  if (later) {
    const session = adapter.open?.(world);
    return session && answerSteps(session, staged, looks, later);
  }
  const answer = answerTo(adapter, operation, staged.world, given.settings ?? []);
  return answer?.then((outcome) => ({ outcome, files: staged.look(looks) }));
}

function answerTo(
  adapter: Adapter,
  operation: Question['operation'],
  world: World,
  names: readonly string[],
): Promise<Outcome> | undefined {
  switch (operation) {
    case 'resolve':
      return adapter.resolve?.(world);
    case 'parse':
      return adapter.parse?.(world);
    case 'settings':
      return adapter.settings?.(world, names);
  }
}

async function answerSteps(
  session: ReturnType<NonNullable<Adapter['open']>>,
  staged: MemoryWorld,
  looks: readonly string[],
  steps: NonNullable<Question['later']>,
): Promise<Answers> {
  const outcome = await session.resolve();
  const files = staged.look(looks);
  const later: SeenStep[] = [];
  for (const { afterMs, given } of steps) {
    staged.advance(afterMs, given);
    const from = staged.activity.length;
    const now = staged.now();
    later.push({ outcome: await session.resolve(), now, files: staged.look(looks), from });
  }
  return { outcome, files, later };
}
