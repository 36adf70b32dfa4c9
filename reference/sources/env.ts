/** Keys in the environment. Follows spec/ENV.md. */
import { fixed, given } from '../credentials.js';
import type { Source } from '../source.js';

export const env: Source = {
  name: 'env',
  load({ world, decisions }) {
    /** Set and not empty. */
    const filled = (name: string): string | undefined => {
      const value = world.env.get(name);
      if (value === '') decisions.follow('ENV-3', `${name} is empty`);
      return value || undefined;
    };

    const accessKeyId = filled('AWS_ACCESS_KEY_ID');
    if (accessKeyId === undefined) {
      decisions.follow('ENV-1', 'AWS_ACCESS_KEY_ID is not set');
      return Promise.resolve(undefined);
    }
    const secretAccessKey = filled('AWS_SECRET_ACCESS_KEY');
    if (secretAccessKey === undefined) {
      decisions.fail(
        'ENV-2',
        'partial-credentials',
        'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not: set both or neither',
      );
    }
    decisions.follow('ENV-1', 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set');
    const legacyToken = filled('AWS_SECURITY_TOKEN');
    if (legacyToken !== undefined) decisions.follow('ENV-4', 'AWS_SECURITY_TOKEN is set');
    const sessionToken = legacyToken ?? filled('AWS_SESSION_TOKEN');
    const accountId = filled('AWS_ACCOUNT_ID');
    return Promise.resolve(
      fixed('env', given({ accessKeyId, secretAccessKey, sessionToken, accountId })),
    );
  },
};
