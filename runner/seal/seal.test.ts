import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Given } from '../model/case.js';
import { launch } from '../resolve/launch.js';
import { kill, tailOf } from '../resolve/track.js';
import type { Route } from '../stage/network.js';
import { CannotStageError, stageForProcess, type ProcessWorld } from '../stage/process.js';
import { openSeal, type Seal } from './seal.js';
import { mounts, processesWith } from './testing/left.js';
import { whyNotPermitted } from './testing/permitted.js';

const reason = await whyNotPermitted();

/** Prints what a request comes to: its body, or the code of the error. */
function asking(url: string, method = 'GET'): string {
  return `fetch('${url}', { method: '${method}' })
    .then((answer) => answer.text(), (error) => error.cause.code)
    .then((text) => console.log(text))`;
}

/** Prints what a connection comes to. */
function connecting(port: number, host: string): string {
  return `require('net').connect(${port}, '${host}')
    .once('connect', () => { console.log('connected'); process.exit() })
    .once('error', (e) => console.log(e.code))`;
}

describe.skipIf(reason !== undefined)('a seal', () => {
  let seal: Seal;
  beforeAll(async () => void (seal = await openSeal()));
  afterAll(() => seal.close());

  /** What a program inside prints, both ways. */
  async function output(argv: readonly string[], env = { PATH: process.env['PATH'] ?? '' }) {
    const child = launch(argv, { cwd: '/usr', env, seal });
    const [out, errors] = [tailOf(child.stdout), tailOf(child.stderr)];
    await new Promise((resolve) => child.once('close', resolve));
    kill(child);
    return `${out()}${errors()}`.trim();
  }
  const node = (script: string, env?: { PATH: string }) =>
    output([process.execPath, '-e', script], env);

  async function inWorld<Result>(
    {
      route = 'gateway',
      traps = [],
      ...given
    }: Partial<Given> & { route?: Route; traps?: string[] },
    look: (world: ProcessWorld) => Promise<Result>,
  ): Promise<Result> {
    const whole: Given = { params: {}, env: {}, files: {}, ...given };
    const world = await stageForProcess(whole, traps, { route, seal });
    try {
      return await look(world);
    } finally {
      await world.dispose();
    }
  }

  it('has one network interface, lo', async () => {
    const names = `console.log(Object.keys(require('os').networkInterfaces()).join())`;
    expect(await node(names)).toBe('lo');
    expect(await output(['cat', '/proc/net/route'])).not.toContain('\n');
  });

  it('has no way to other machines, nor to their names', async () => {
    expect(await node(connecting(80, '1.1.1.1'))).toBe('ENETUNREACH');
    expect(await node(connecting(80, '2606:4700:4700::1111'))).toBe('ENETUNREACH');
    expect(await node(connecting(443, 'sts.amazonaws.com'))).toMatch(/^(EAI_AGAIN|ENOTFOUND)$/);
  });

  it('has no way to servers on the loopback interface of the host', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await node(connecting(port, '127.0.0.1'))).toBe('ECONNREFUSED');
      expect(await node(connecting(port, 'localhost'))).toBe('ECONNREFUSED');
    } finally {
      server.close();
    }
  });

  it.each(['169.254.169.254', '[fd00:ec2::254]'])(
    'has the mock of instance metadata at %s',
    async (host) => {
      await inWorld({ imds: { token: 'the-token' } }, async (world) => {
        const url = `http://${host}/latest/api/token`;
        expect(await node(asking(url, 'PUT'))).toBe('the-token');
        expect(world.activity()).toMatchObject([
          { service: 'imds', operation: 'token', method: 'PUT', url },
        ]);
      });
    },
  );

  it.each(['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]'])(
    'has the mock of containers at %s',
    async (host) => {
      const container = { credentials: { status: 200, body: 'the-keys' } };
      await inWorld({ container }, async (world) => {
        expect(await node(asking(`http://${host}/`))).toBe('the-keys');
        expect(world.activity()).toMatchObject([{ service: 'container' }]);
      });
    },
  );

  it('refuses connections to services that are not given, or not any longer', async () => {
    const ask = () => node(asking('http://169.254.169.254/latest/'));
    expect(await ask()).toBe('ECONNREFUSED');
    await inWorld({ imds: { token: 't' } }, async () => {
      expect(await node(asking('http://169.254.170.2/'))).toBe('ECONNREFUSED');
    });
    expect(await ask()).toBe('ECONNREFUSED');
  });

  it('notices a request that must not be made', async () => {
    await inWorld({ traps: ['imds'] }, async (world) => {
      expect(await node(asking('http://169.254.169.254/latest/'))).toBe('ECONNRESET');
      expect(world.activity()).toMatchObject([{ service: 'imds', method: 'GET' }]);
    });
  });

  it('has the gateway at its own loopback interface', async () => {
    await inWorld({ imds: { token: 't' } }, async ({ gateway }) => {
      const { port } = new URL(gateway!);
      expect(await node(connecting(Number(port), '127.0.0.1'))).toBe('connected');
    });
  });

  it('redirects the other services, and leaves metadata at its address', async () => {
    const env = {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x',
      AWS_ENDPOINT_URL: 'http://10.0.0.1',
    };
    await inWorld({ route: 'settings', env, sts: {} }, async (world) => {
      expect(world.env).toMatchObject(env);
      expect(world.env['AWS_EC2_METADATA_SERVICE_ENDPOINT']).toBeUndefined();
      expect(world.env['NO_PROXY']).toContain('169.254.170.2');
      const { port } = new URL(world.env['AWS_ENDPOINT_URL_STS']!);
      expect(await node(connecting(Number(port), '127.0.0.1'))).toBe('connected');
    });
  });

  it('has the proxy that plays hosts with TLS, and the certificate that vouches for it', async () => {
    const identity = { account: '123456789012', arn: 'arn:a', userId: 'AIDA' };
    await inWorld({ route: 'proxy', sts: { GetCallerIdentity: identity } }, async (world) => {
      const { HTTPS_PROXY: proxy, AWS_CA_BUNDLE: bundle, PATH = '' } = world.env;
      const script = `
        const host = 'sts.amazonaws.com';
        const ca = require('fs').readFileSync('${bundle}');
        require('http').request('${proxy}', { method: 'CONNECT', path: host + ':443' })
          .once('connect', (_, socket) => require('https').request('https://' + host, {
            method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
            agent: false, socket, ca, servername: host,
          }, (answer) => answer.pipe(process.stdout))
            .end('Action=GetCallerIdentity&Version=2011-06-15')).end()`;
      expect(await node(script, { PATH })).toContain('123456789012');
      expect(world.activity()).toMatchObject([
        { operation: 'GetCallerIdentity', url: 'https://sts.amazonaws.com/' },
      ]);
    });
  });

  it("has the case's own /etc/boto.cfg, and none where the case has none", async () => {
    const boto = (files: Given['files']) =>
      inWorld({ files }, async (world) => [
        await output(['cat', '/etc/boto.cfg']),
        world.look(['/etc/boto.cfg'])['/etc/boto.cfg']?.text,
      ]);
    const host = () => existsSync('/etc/boto.cfg') && readFileSync('/etc/boto.cfg', 'utf8');
    const before = host();
    expect(await boto({ '/etc/boto.cfg': { text: 'one' } })).toEqual(['one', 'one']);
    expect(await boto({ '/etc/boto.cfg': { text: 'two' } })).toEqual(['two', 'two']);
    expect(await boto({})).toEqual([expect.stringContaining('No such file'), undefined]);
    const hidden = await inWorld(
      { files: { '/etc/boto.cfg': { text: 'x', unreadable: true } } },
      () => output(['cat', '/etc/boto.cfg']),
    );
    expect(hidden).toContain('Permission denied');
    expect(host()).toBe(before);
  });

  it('has no other file outside of the home directory', async () => {
    const files = { '/etc/other': { text: 'x' } };
    await expect(inWorld({ files }, () => Promise.resolve())).rejects.toThrow(CannotStageError);
  });

  it('has the rest of /etc, the folder that it is asked for, and the environment as it is given', async () => {
    const env = await output(['sh', '-c', 'pwd; exec env; ls /etc/passwd'], {
      PATH: '/bin:/usr/bin',
    });
    expect(env.split('\n').sort()).toEqual(['/usr', 'PATH=/bin:/usr/bin', 'PWD=/usr']);
    expect(await output(['head', '-c5', '/etc/passwd'])).toBe('root:');
  });

  it('gives no privileges: what is unreadable is, and nothing can be moved', async () => {
    expect(await output(['grep', 'CapEff', '/proc/self/status'])).toMatch(/\t0+$/);
    expect(await output(['umount', '/etc'])).not.toBe('');
    expect(await output(['ip', 'address', 'del', '169.254.169.254/32', 'dev', 'lo'])).toContain(
      'not permitted',
    );
    await inWorld({ files: { '~/secret': { text: 'x', unreadable: true } } }, async ({ home }) => {
      expect(await output(['cat', `${home}/secret`])).toContain('Permission denied');
    });
  });

  it('lets a second server have an address only after the first', async () => {
    await inWorld({ imds: { token: 't' } }, async () => {
      const second = inWorld({ imds: { token: 't' } }, () => Promise.resolve());
      await expect(second).rejects.toThrow('EADDRINUSE');
    });
  });

  it('leaves nothing behind, not even a process that has left its group', async () => {
    const before = mounts();
    const other = await openSeal();
    const { folder } = other;
    const daemon = `require('child_process').spawn('sleep', ['300'], { detached: true, stdio: 'ignore' })`;
    const env = { PATH: process.env['PATH'] ?? '', MARK: folder };
    const child = launch([process.execPath, '-e', daemon], { cwd: '/', env, seal: other });
    await vi.waitFor(() => expect(processesWith(folder).length).toBeGreaterThan(3), 5000);
    kill(child);
    await other.close();
    await vi.waitFor(() => expect(processesWith(folder)).toEqual([]), 5000);
    expect(existsSync(folder)).toBe(false);
    expect(mounts()).toEqual(before);
  });

  it('refuses sockets once it is closed', async () => {
    const other = await openSeal();
    await other.close();
    await expect(other.listen(createServer() as never)).rejects.toThrow('the seal is gone');
  });
});
