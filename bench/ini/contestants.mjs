// The parsers that are compared. Each says how to find a value, so that its result can be checked.
import { readFileSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import smithy from '@smithy/shared-ini-file-loader';
import ini from 'ini';
import jsIni from 'js-ini';
import { parseIni } from '../../dist/reference/ini/index.js';
import { profilesOfConfigFile } from '../../dist/reference/profiles/index.js';

const PATH = '/bench/config';

/** `parse` is what is measured; `find` gets a value out of what it gave. Both may be async. */
export function contestants(bytes) {
  const text = new TextDecoder().decode(bytes);
  return [
    {
      name: 'newline scan',
      note: 'no parser: finds each line feed of the decoded text',
      parse: () => countLines(text),
      find: () => undefined,
    },
    {
      name: 'credchain',
      note: 'from bytes: decoded, parsed, sections and keys with their places',
      ours: true,
      parse: () => parseIni(bytes, PATH),
      find: ({ sections }, profile, key) => sections.get(`profile ${profile}`)?.get(key),
    },
    {
      name: 'credchain, with profiles',
      note: 'the same, and names of sections split into profiles',
      ours: true,
      parse: () => profilesOfConfigFile(parseIni(bytes, PATH)),
      find: ({ profiles }, profile, key) => profiles.get(profile)?.get(key),
    },
    {
      name: 'js-ini',
      version: versionOf('js-ini'),
      note: 'from text',
      parse: () => jsIni.parse(text),
      find: (parsed, profile, key) => parsed[`profile ${profile}`]?.[key],
    },
    {
      name: 'ini',
      version: versionOf('ini'),
      note: 'from text',
      parse: () => ini.parse(text),
      find: (parsed, profile, key) => parsed[`profile ${profile}`]?.[key],
    },
    {
      name: '@smithy/shared-ini-file-loader',
      version: versionOf('@smithy/shared-ini-file-loader'),
      note: 'from text, with profiles; what the AWS SDK for JavaScript v3 uses',
      parse: () => loadWithSmithy(text),
      find: ({ configFile }, profile, key) => configFile[profile]?.[key],
    },
  ];
}

function countLines(text) {
  let lines = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines += 1;
  return lines;
}

function loadWithSmithy(text) {
  smithy.externalDataInterceptor.interceptFile(PATH, text);
  smithy.externalDataInterceptor.interceptFile(`${PATH}.none`, '');
  return smithy.loadSharedConfigFiles({ configFilepath: PATH, filepath: `${PATH}.none` });
}

function versionOf(name) {
  const manifest = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
