import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Given } from '../model/case.js';
import { launch, permissionsBind } from '../resolve/launch.js';
import { kill } from '../resolve/track.js';
import { stageInMemory } from './memory.js';
import type { Route } from './network.js';
import { CannotStageError, stageForProcess, type ProcessWorld } from './process.js';

const worlds: ProcessWorld[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(worlds.splice(0).map((world) => world.dispose()));
});

async function stage(
  given: Partial<Given>,
  route: Route = 'settings',
  traps: readonly string[] = [],
): Promise<ProcessWorld> {
  const whole: Given = { params: {}, env: {}, files: {}, ...given };
  const world = await stageForProcess(whole, traps, { route });
  worlds.push(world);
  return world;
}

/** What a program started in the world prints, or its exit status. */
function output(world: ProcessWorld, argv: readonly string[]): Promise<string | number> {
  return new Promise((settle) => {
    const child = launch(argv, { cwd: '/', env: world.env });
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('close', (code) => {
      kill(child);
      settle(code === 0 ? text : (code ?? -1));
    });
  });
}

describe('the environment of a process', () => {
  it('is the one of the case with HOME and PATH, and nothing of the host', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDHOST');
    vi.stubEnv('AWS_CA_BUNDLE', '/host/bundle');
    vi.stubEnv('AWS_PROFILE', 'host');
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.example');
    vi.stubEnv('LANG', 'de_DE.UTF-8');
    const world = await stage({ env: { MINE: 'yes' } }, 'gateway');
    const printed = String(await output(world, ['/usr/bin/env']));
    const names = printed.split('\n').map((line) => line.split('=')[0]);
    expect(names.filter((name) => name !== '').sort()).toEqual(['HOME', 'MINE', 'PATH']);
    expect(printed).toContain(`HOME=${world.home}`);
  });

  it('sends absent services to where the connection is refused at once', async () => {
    const world = await stage({});
    const address = new URL(world.env['AWS_ENDPOINT_URL_STS'] ?? '');
    const code = await new Promise((settle) => {
      connect(Number(address.port), address.hostname)
        .once('connect', () => settle('connected'))
        .once('error', (error: NodeJS.ErrnoException) => settle(error.code));
    });
    expect(code).toBe('ECONNREFUSED');
  });

  it('keeps the redirects that the case sets itself', async () => {
    const world = await stage({ env: { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:2' } });
    expect(world.env['AWS_ENDPOINT_URL_STS']).toBe('http://127.0.0.1:2');
  });

  it('has a proxy for what no setting redirects, so that it does not leave the machine', async () => {
    const world = await stage({ env: { HTTP_PROXY: 'http://proxy.example' } });
    expect(world.env['HTTPS_PROXY']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(world.env['HTTP_PROXY']).toBe('http://proxy.example');
    const bundle = world.env['AWS_CA_BUNDLE'] ?? '';
    expect(bundle.startsWith(world.home)).toBe(false);
    expect(readFileSync(bundle, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
    await world.dispose();
    expect(existsSync(bundle)).toBe(false);
  });

  it('has the variables of its adapter with addresses filled in, below those of the case', async () => {
    const own = { ENDPOINT: '{{sts}}/x', MINE: 'adapter' };
    const given: Given = { params: {}, env: { MINE: 'case' }, files: {} };
    const world = await stageForProcess(given, [], { route: 'settings', env: own });
    worlds.push(world);
    expect(world.env).toMatchObject({ ENDPOINT: 'http://127.0.0.1:1/x', MINE: 'case' });
  });

  it('has nothing but the proxy where that is how requests are caught', async () => {
    const names = Object.keys((await stage({}, 'proxy')).env).sort();
    expect(names).toEqual(
      ['AWS_CA_BUNDLE', 'HOME', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'PATH'].sort(),
    );
  });

  it.each([
    { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '' },
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/x' },
    { AWS_ENDPOINT_URL: 'https://sts.example.com' },
    { AWS_ENDPOINT_URL_STS: 'http://10.0.0.1:80' },
    { AWS_EC2_METADATA_SERVICE_ENDPOINT: '' },
    { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' },
  ])('is refused where requests could leave the machine: %j', async (env) => {
    await expect(stage({ env: env })).rejects.toThrow(CannotStageError);
    expect((await stage({ env: env }, 'gateway')).env).toMatchObject(env);
  });

  it.each([
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: '{{container}}/x' },
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://[::1]:1/x' },
    { AWS_ENDPOINT_URL_STS: 'http://localhost:1' },
    { AWS_ENDPOINT_URL: 'no URL' },
  ])('is not refused where they cannot: %j', async (env) => {
    await expect(stage({ env: env })).resolves.toBeDefined();
  });

  it('has a trap for each service that is watched, which tells of a touch', async () => {
    const world = await stage({}, 'settings', ['imds']);
    await fetch(`${world.env['AWS_EC2_METADATA_SERVICE_ENDPOINT']}/latest/`).catch(() => undefined);
    expect(world.activity()).toMatchObject([{ kind: 'request', service: 'imds', method: 'GET' }]);
  });
});

describe('the files of a process', () => {
  const files: Given['files'] = {
    '~/text': { text: 'hello' },
    '~/bytes': { base64: '//4A' },
    '~/folder': { directory: true },
    '~/deep/down/mode': { text: 'x', mode: '0640' },
    '~/nothing': { absent: true },
    '~/secret': { text: 'x', unreadable: true },
  };

  it('are really there', async () => {
    const { home } = await stage({ files });
    expect(readFileSync(join(home, 'text'), 'utf8')).toBe('hello');
    expect([...readFileSync(join(home, 'bytes'))]).toEqual([0xff, 0xfe, 0x00]);
    expect(statSync(join(home, 'folder')).isDirectory()).toBe(true);
    expect(statSync(join(home, 'deep/down/mode')).mode & 0o777).toBe(0o640);
    expect(existsSync(join(home, 'nothing'))).toBe(false);
  });

  it('are unreadable for the program where the case says so, for root as well', async () => {
    expect(permissionsBind()).toBe(true);
    const world = await stage({ files });
    expect(await output(world, ['cat', join(world.home, 'text')])).toBe('hello');
    expect(await output(world, ['cat', join(world.home, 'secret')])).toBe(1);
  });

  it('are the same as in memory', async () => {
    const { home } = await stage({ files });
    const memory = stageInMemory({ params: {}, env: {}, files }).world;
    for (const path of ['text', 'bytes', 'deep/down/mode']) {
      const bytes = memory.files.read(`${memory.home}/${path}`);
      expect([...bytes]).toEqual([...readFileSync(join(home, path))]);
    }
    const codeOf = (path: string): unknown => {
      try {
        memory.files.read(`${memory.home}/${path}`);
        return 'read';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(['folder', 'nothing', 'secret'].map(codeOf)).toEqual(['EISDIR', 'ENOENT', 'EACCES']);
  });

  it('are gone with the world', async () => {
    // Other tests make and remove folders in the usual place at the same time.
    const own = mkdtempSync(join(tmpdir(), 'credchain-stage-'));
    vi.stubEnv('TMPDIR', own);
    const world = await stage({ files });
    expect(readdirSync(own)).toHaveLength(1);
    await world.dispose();
    expect(readdirSync(own)).toEqual([]);
    rmSync(own, { recursive: true });
  });

  it('cannot lie outside of the home directory', async () => {
    const boto = { '/etc/boto.cfg': { text: 'x' } };
    await expect(stage({ files: boto })).rejects.toThrow(CannotStageError);
  });
});
