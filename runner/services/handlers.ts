/** The services as msw handlers: the one implementation, for every world. Costly to import. */
import type { HttpHandler } from 'msw';
import { http } from 'msw/core/http';
import type { ErrorAnswer, RawAnswer } from '../model/case-file.generated.js';
import type { ServiceName, Services } from '../model/case.js';
import { ANSWERS } from './answers/index.js';
import type { Answers } from './answers/answers.js';
import { callOf } from './call.js';
import { OPERATIONS } from './operations.js';
import { rawReply, type Reply } from './reply.js';
import { toResponse } from './response.js';

/** One answer as the case has it: a text, fields, an error, or raw. */
type Answer = string | object;

/** The keys that only a raw answer has. */
const RAW = [
  'status',
  'headers',
  'body',
  'json',
  'base64',
  'repeat',
  'endless',
  'truncate',
  'abort',
];

/**
 * One handler for each operation that the case gives, then one for everything else. They match by
 * method, path and parameters, not by host: who runs them knows which service is asked.
 */
export function handlersOf<Name extends ServiceName>(
  service: Name,
  given: NonNullable<Services[Name]>,
  now: number,
): readonly HttpHandler[] {
  const answers = ANSWERS[service];
  const described = given as Readonly<Record<string, Answer | readonly Answer[] | null>>;
  const handlers = OPERATIONS[service].flatMap((operation) => {
    const { name, method } = operation;
    const answer = described[name];
    if (answer === undefined || answer === null) return [];
    const next = inOrder(Array.isArray(answer) ? (answer as readonly Answer[]) : [answer]);
    return http[method](
      async ({ request }) => operation.matches(await callOf(request)),
      () => toResponse(replyTo(next(), name, answers, now)),
    );
  });
  return [...handlers, http.all('*', () => toResponse(answers.unknown()))];
}

/** Runs the first handler that matches, without touching anything global. */
export async function answer(
  handlers: readonly HttpHandler[],
  request: Request,
): Promise<Response> {
  for (const handler of handlers) {
    const result = await handler.run({ request, requestId: 'credchain' });
    if (result?.response !== undefined) return result.response;
  }
  throw new Error(`no handler answers ${request.method} ${request.url}`);
}

/** Gives the answers one after the other; the last one repeats. */
function inOrder(answers: readonly Answer[]): () => Answer {
  let used = 0;
  return () => answers[Math.min(used++, answers.length - 1)]!;
}

function replyTo(given: Answer, operation: string, answers: Answers, now: number): Reply {
  if (typeof given === 'string') return normal(answers, operation, given, now);
  const { delay, ...form } = given as { readonly delay?: number };
  const reply = isRaw(form)
    ? rawReply(form)
    : isError(form)
      ? answers.error(form.error)
      : normal(answers, operation, form, now);
  return delay === undefined ? reply : { ...reply, delay };
}

/** The schema has made sure that the answer is of the form that the operation has. */
function normal(answers: Answers, operation: string, form: string | object, now: number): Reply {
  return answers.normal[operation]!(form as never, now);
}

function isRaw(form: object): form is RawAnswer {
  return RAW.some((key) => key in form);
}

function isError(form: object): form is ErrorAnswer {
  return 'error' in form;
}
