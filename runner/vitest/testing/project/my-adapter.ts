/** A resolver in this process that knows the two keys of the environment and nothing else. */
import type { Adapter } from '../../../model/adapter.js';

const adapter: Adapter = {
  name: 'mine',
  capabilities: ['resolve', 'none', 'source'],
  resolve({ env }) {
    const accessKeyId = env.get('AWS_ACCESS_KEY_ID');
    if (accessKeyId === undefined) return Promise.resolve({ result: 'none' });
    const secretAccessKey = env.get('AWS_SECRET_ACCESS_KEY') ?? '';
    return Promise.resolve({
      result: 'credentials',
      credentials: { accessKeyId, secretAccessKey },
      source: 'env',
    });
  },
};

export default adapter;
