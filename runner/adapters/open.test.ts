import { describe, expect, it } from 'vitest';
import { openAdapter } from './open.js';
import { openWorkshop } from './testing/workshop.js';

const HELLO = `
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ type: 'hello', protocol: 1, name: 'widget', version: '1.2.3',
    language: 'JavaScript', capabilities: ['resolve'] }));
}
`;

function manifestOf(version: string, door = 'stdio'): string {
  const { file } = openWorkshop();
  file('widget.mjs', HELLO);
  return file(
    'adapter.yaml',
    `name: widget\ntitle: Widget\nlanguage: JavaScript\nversion: ${version}\ndoor: ${door}\n` +
      `command: ['${process.execPath}', widget.mjs]\n`,
  );
}

function moduleOf(text: string): string {
  const { file } = openWorkshop();
  file('widget.mjs', text);
  const path = 'name: widget\ntitle: Widget\nlanguage: JavaScript\ndoor: in-process\n';
  return file('adapter.yaml', `${path}module: widget.mjs\n`);
}

describe('opening an adapter', () => {
  it('shakes hands with a process', async () => {
    const subject = await openAdapter(manifestOf('1.2.3'), 1);
    expect(subject.info).toMatchObject({ name: 'widget', version: '1.2.3', door: 'stdio' });
    await subject.close();
  });

  it('refuses a process of another version than its manifest says', async () => {
    await expect(openAdapter(manifestOf('1.2.4'), 1)).rejects.toMatchObject({
      message:
        'starting widget: it says that it is version 1.2.3, and should be 1.2.4; run `credchain adapters setup widget`',
      fault: 'adapter',
    });
  });

  it('takes the version of a command from its manifest', async () => {
    const subject = await openAdapter(manifestOf('7.8.9', 'exec'), 3);
    expect(subject).toMatchObject({ concurrency: 3, info: { version: '7.8.9', door: 'exec' } });
    await subject.close();
  });

  it('says what is missing', async () => {
    const { file } = openWorkshop();
    const path = file(
      'adapter.yaml',
      'name: widget\ntitle: W\nlanguage: C\ndoor: exec\ncommand: [./widget]\nsetup: [[make]]\n',
    );
    await expect(openAdapter(path, 1)).rejects.toMatchObject({
      message: 'starting widget: not set up: run `credchain adapters setup widget`',
      fault: 'adapter',
    });
  });

  it('imports a module', async () => {
    const path = moduleOf(`export default {
      name: 'widget', version: '3', capabilities: ['resolve'], resolve: async () => ({ result: 'none' }),
    };`);
    const subject = await openAdapter(path, 1);
    expect(subject.info).toMatchObject({ name: 'widget', version: '3', door: 'in-process' });
  });

  it('refuses a module that is no adapter, or fails', async () => {
    const empty = openAdapter(moduleOf('export default { name: "widget" };'), 1);
    await expect(empty).rejects.toThrow('is no adapter: it needs a name, a list of capabilities');
    const failing = openAdapter(moduleOf('throw new Error("not today");'), 1);
    await expect(failing).rejects.toMatchObject({
      message: expect.stringMatching(/importing .*widget\.mjs: Error: not today/),
      fault: 'adapter',
    });
  });
});
