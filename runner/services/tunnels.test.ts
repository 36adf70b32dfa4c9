import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { RequestActivity } from '../model/adapter.js';
import type { Given } from '../model/case.js';
import { createExchange, openServers, type Loopback } from './index.js';
import { givenOf, NOW } from './testing/worlds.js';

const open: Loopback[] = [];
afterEach(() => Promise.all(open.splice(0).map((loopback) => loopback.close())));

async function behindProxy(services: Partial<Given>) {
  const requests: RequestActivity[] = [];
  const given = givenOf(services);
  const loopback = await openServers([]);
  open.push(loopback);
  loopback.answerWith(
    createExchange({ given, now: NOW, record: (each) => void requests.push(each) }),
  );
  const { address, authority } = loopback.proxy!;
  return {
    requests,
    ask: (url: string, form?: string) => ask(address, authority, new URL(url), form),
    address,
  };
}

/** Status and body, or how it failed. */
async function ask(proxy: string, ca: string, url: URL, form?: string): Promise<unknown> {
  try {
    const { host, hostname: servername } = url;
    const socket = await tunnel(proxy, `${host}:443`);
    return await new Promise((resolve, reject) => {
      // With an agent of its own the socket would be another one.
      const method = form === undefined ? 'GET' : 'POST';
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const options = { agent: false, socket, ca, servername, method, headers };
      httpsRequest(url, options, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode, body }));
      })
        .once('error', reject)
        .end(form);
    });
  } catch (error) {
    return { failed: (error as NodeJS.ErrnoException).code };
  }
}

function tunnel(proxy: string, path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    httpRequest(proxy, { method: 'CONNECT', path })
      .once('connect', (_response, socket) => resolve(socket))
      .once('error', reject)
      .end();
  });
}

const ROLE: Partial<Given> = {
  sts: {
    AssumeRole: {
      accessKeyId: 'AKIDROLE',
      secretAccessKey: 'role-secret',
      sessionToken: 'role-token',
      expiration: '+1h',
    },
  },
};

describe('a tunnel', () => {
  it('leads to the service that is at the host', async () => {
    const { ask, requests } = await behindProxy(ROLE);
    const url = 'https://sts.eu-west-1.amazonaws.com/';
    expect(await ask(url, 'Action=AssumeRole&Version=2011-06-15')).toMatchObject({
      status: 200,
      body: expect.stringContaining('AKIDROLE'),
    });
    expect(requests).toMatchObject([{ service: 'sts', operation: 'AssumeRole', url }]);
  });

  it('ends at nothing where the service is not given, and the request is noted', async () => {
    const { ask, requests } = await behindProxy({});
    expect(await ask('https://sts.amazonaws.com/')).toEqual({ failed: 'ECONNRESET' });
    expect(requests).toMatchObject([{ service: 'sts', url: 'https://sts.amazonaws.com/' }]);
  });

  it('ends at nothing for hosts that are no service', async () => {
    const { ask, requests } = await behindProxy(ROLE);
    expect(await ask('https://example.com/x')).toEqual({ failed: 'ECONNRESET' });
    expect(requests).toMatchObject([{ service: 'example.com', method: 'GET' }]);
  });
});

describe('the proxy', () => {
  async function askWithoutTunnel(address: string, path: string): Promise<unknown> {
    return new Promise((resolve) => {
      httpRequest(address, { path, agent: false }, (response) => {
        response.resume().once('end', () => resolve({ status: response.statusCode }));
      })
        .once('error', ({ code }: NodeJS.ErrnoException) => resolve({ failed: code }))
        .end();
    });
  }

  it('answers requests without TLS as well', async () => {
    const { address, requests } = await behindProxy({
      imds: { roles: 'web', credentials: { body: 'x' } },
    });
    const url = 'http://169.254.169.254/latest/meta-data/iam/security-credentials/';
    expect(await askWithoutTunnel(address, url)).toEqual({ status: 200 });
    expect(requests).toMatchObject([{ service: 'imds', url }]);
  });

  // A client whose connection to the proxy broke would say that there is no proxy.
  it('says of a service that is not given that it cannot be reached', async () => {
    const { address, requests } = await behindProxy({});
    const url = 'http://169.254.169.254/latest/';
    expect(await askWithoutTunnel(address, url)).toEqual({ status: 502 });
    expect(requests).toMatchObject([{ service: 'imds', url }]);
  });

  it('says the same of a service that breaks off', async () => {
    const { address } = await behindProxy({ imds: { roles: { abort: 'reset' } } });
    const url = 'http://169.254.169.254/latest/meta-data/iam/security-credentials/';
    expect(await askWithoutTunnel(address, url)).toEqual({ status: 502 });
  });
});
