/** The stdio door: long-lived processes, each answering one question after the other. */
import { randomUUID } from 'node:crypto';
import type { AdapterInfo, Observation, Question, SeenStep, Subject } from '../model/adapter.js';
import { SealSlot } from '../seal/index.js';
import { CannotStageError, stageForProcess } from '../stage/process.js';
import { permissionsBind } from './launch.js';
import { StdioWorker, type StdioCommand } from './stdio-worker.js';
import { protocolValidators } from './validate.js';

/**
 * Starts an adapter and shakes hands; `jobs` processes answer side by side, later ones start when needed.
 * Each is in a seal of its own if they are to be `sealed`. Throws AdapterStartError and SealError.
 */
export async function openStdio(
  command: StdioCommand,
  jobs: number,
  { sealed = false } = {},
): Promise<Subject> {
  const validators = await protocolValidators();
  const hire = () => new StdioWorker(command, validators, sealed ? new SealSlot() : undefined);
  const first = hire();
  const info = await first.start().catch(async (error: unknown) => {
    await first.close();
    throw error;
  });
  // One process for all questions if it can have several under way, else a process for each. In a
  // seal there is one world at a time.
  const processes = info.capabilities.has('concurrent') && !sealed ? 1 : jobs;
  const all = [first, ...Array.from({ length: processes - 1 }, hire)];
  const free = processes === 1 ? Array.from({ length: jobs }, () => first) : [...all];
  return {
    info,
    concurrency: jobs,
    async ask(question) {
      const worker = free.shift();
      if (!worker) throw new Error('more questions under way than jobs');
      try {
        return await askStaged(worker, question, info);
      } finally {
        free.unshift(worker);
      }
    },
    async close() {
      await Promise.all(all.map((worker) => worker.close()));
    },
  };
}

async function askStaged(
  worker: StdioWorker,
  question: Question,
  info: AdapterInfo,
): Promise<Observation> {
  const started = performance.now();
  const rest = () => ({ durationMs: performance.now() - started });
  const obstacle = cannotStage(question);
  if (obstacle !== undefined) return unsupported(obstacle);
  try {
    const route = info.capabilities.has('routes') ? 'gateway' : 'settings';
    const seal = await worker.slot?.open();
    const world = await stageForProcess(question.given, question.traps, { route, seal });
    try {
      const { home, env, params, gateway, mfa, now } = world;
      const { looks = [], later = [] } = question;
      const id = randomUUID();
      const keep = later.length > 0 && { keep: true as const };
      const message = {
        type: question.operation,
        id,
        ...keep,
        world: {
          home,
          env,
          params,
          ...(gateway !== undefined && { gateway }),
          ...(mfa !== undefined && { mfa: [...mfa] }),
          ...(question.given.settings && { settings: [...question.given.settings] }),
        },
      };
      const first = await worker.ask(message, question.timeoutMs);
      const files = world.look(looks);
      const seen: SeenStep[] = [];
      let reaction = first;
      let elapsed = 0;
      for (const [index, { afterMs, given }] of later.entries()) {
        if (reaction.kind !== 'outcome' || reaction.outcome.result === 'unsupported') break;
        elapsed += afterMs;
        const changed = world.advance(afterMs, given);
        const from = world.activity().length;
        reaction = await worker.askAgain(
          {
            type: 'again',
            id: randomUUID(),
            session: id,
            elapsed,
            env: changed,
            ...(index === later.length - 1 && { last: true }),
          },
          question.timeoutMs,
        );
        if (reaction.kind !== 'outcome') break;
        const { outcome } = reaction;
        seen.push({ outcome, now: now + elapsed, files: world.look(looks), from });
      }
      if (first.kind === 'outcome' && first.outcome.result === 'unsupported') {
        return { ...first, now, activity: world.activity(), ...rest() };
      }
      switch (reaction.kind) {
        case 'outcome':
          return {
            ...(first as typeof reaction),
            now,
            files,
            later: seen,
            activity: world.activity(),
            ...rest(),
          };
        case 'timeout':
          return {
            ...reaction,
            timeoutMs: question.timeoutMs,
            activity: world.activity(),
            ...rest(),
          };
        case 'crash':
        case 'harness-error':
          return { ...reaction, activity: world.activity(), ...rest() };
      }
    } finally {
      await world.dispose();
    }
  } catch (error) {
    if (error instanceof CannotStageError) return unsupported(error.message);
    const detail = `the world could not be staged: ${String(error)}`;
    return { kind: 'harness-error', detail, stderr: '', activity: [], ...rest() };
  }

  function unsupported(reason: string): Observation {
    const outcome = { result: 'unsupported', reason } as const;
    return { kind: 'outcome', outcome, now: Date.now(), activity: [], ...rest() };
  }
}

function cannotStage(question: Question): string | undefined {
  const unreadable = Object.values(question.given.files).some((file) => file.unreadable);
  if (!unreadable || permissionsBind()) return undefined;
  return 'the case has an unreadable file, and permissions do not bind the user of this machine';
}
