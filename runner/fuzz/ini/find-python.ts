/** Which Python has the boto3 of the edition. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { manifestPath, readManifest } from '../../adapters/index.js';
import { UserError } from '../../model/user-error.js';

const VARIABLE = 'CREDCHAIN_BOTO3_PYTHON';

/** The interpreter of the boto3 adapter, or the one that the environment names. Throws UserError. */
export async function findBoto3Python(): Promise<string> {
  const named = process.env[VARIABLE];
  if (named !== undefined) return named;
  const { build } = await readManifest(manifestPath('boto3'));
  const python = join(build, 'venv/bin/python');
  if (existsSync(python)) return python;
  throw new UserError(
    `starting boto3: no ${python}; run \`credchain adapters setup boto3\`, or name an interpreter in ${VARIABLE}`,
    'adapter',
  );
}
