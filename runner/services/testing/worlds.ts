/** The same world in memory, behind a gateway and on servers, asked in the same way. */
import { request as httpRequest } from 'node:http';
import type { RequestActivity } from '../../model/adapter.js';
import { SERVICES, type Given, type ServiceName } from '../../model/case.js';
import { createExchange, memoryFetch, openGateway, openServers } from '../index.js';

export const NOW = Date.UTC(2026, 0, 1);

/** What came of one request; `failed` is how it failed below HTTP. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly failed?: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeout?: number;
}

export interface TestWorld {
  readonly requests: readonly RequestActivity[];
  /** Time that passed on the world's clock. */
  readonly slept: () => number;
  ask(url: string, question?: Question): Promise<Answer>;
  close(): Promise<void>;
}

export type Kind = 'memory' | 'gateway' | 'servers';
export const KINDS: readonly Kind[] = ['memory', 'gateway', 'servers'];

export function givenOf(services: Partial<Given>): Given {
  return { params: {}, env: {}, files: {}, ...services };
}

/** `urlOf` of the servers kind maps real hosts to the servers, as the settings of an SDK do. */
export async function open(kind: Kind, services: Partial<Given>): Promise<TestWorld> {
  const requests: RequestActivity[] = [];
  const given = givenOf(services);
  const exchange = createExchange({ given, now: NOW, record: (each) => void requests.push(each) });
  if (kind === 'memory') {
    let slept = 0;
    const fetch = memoryFetch(exchange, (ms) => Promise.resolve(void (slept += ms)));
    return {
      requests,
      slept: () => slept,
      ask: async (url, { method = 'GET', headers = {}, body, timeout = 1_000 } = {}) => {
        try {
          const init = { method, headers, ...(body !== undefined && { body }) };
          const response = await fetch(new Request(url, init), { timeout });
          const { status } = response;
          return {
            status,
            headers: Object.fromEntries(response.headers),
            body: await response.text(),
          };
        } catch (error) {
          return { failed: (error as { kind: string }).kind };
        }
      },
      close: () => Promise.resolve(),
    };
  }
  const present = SERVICES.filter((service) => given[service] !== undefined);
  const loopback = await (kind === 'gateway' ? openGateway() : openServers(present));
  loopback.answerWith(exchange);
  return {
    requests,
    slept: () => 0,
    ask: (url, question) => send(targetOf(url), url, question),
    close: () => loopback.close(),
  };

  function targetOf(url: string): string {
    if (loopback.gateway !== undefined) return loopback.gateway;
    const { host } = new URL(url);
    return loopback.addresses[SERVICE_OF[host] ?? 'sts'];
  }
}

const SERVICE_OF: Readonly<Record<string, ServiceName>> = {
  'portal.sso.eu-west-1.amazonaws.com': 'sso',
  'oidc.eu-west-1.amazonaws.com': 'sso-oidc',
  'eu-west-1.signin.aws.amazon.com': 'signin',
  '169.254.169.254': 'imds',
  '169.254.170.2': 'container',
};

/** A request as a real client makes it, to `target` instead of the host of `url`. */
function send(target: string, url: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, timeout = 300 } = question;
  const { host, pathname, search } = new URL(url);
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeout);
    const request = httpRequest(
      target + pathname + search,
      { method, headers: { ...headers, host }, agent: false, signal },
      (response) => {
        const chunks: Buffer[] = [];
        const got = response.headers as Record<string, string>;
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', (error) => resolve({ failed: kindOf(error) }));
        response.on('end', () => {
          if (got['x-credchain-abort'] === 'refuse') return resolve({ failed: 'refused' });
          if (got['x-credchain-abort'] !== undefined) return resolve({ failed: 'connect-timeout' });
          delete got['connection'];
          const { statusCode: status = 0 } = response;
          resolve({ status, headers: got, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    request.on('error', (error) => resolve({ failed: kindOf(error) }));
    request.end(body);
  });
}

function kindOf(error: Error & { code?: string }): string {
  if (error.code === 'ECONNREFUSED') return 'refused';
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'reset';
}
