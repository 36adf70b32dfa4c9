import { expect, it } from 'vitest';
import { SealError } from './seal-error.js';
import { findTools } from './tools.js';

it('says which programs are missing, and what to install', () => {
  const find = () => findTools('/nonexistent');
  expect(find).toThrow(SealError);
  expect(find).toThrow(
    /no program unshare, nsenter, setpriv, mount, ip\nInstall util-linux .*iproute2/,
  );
});
