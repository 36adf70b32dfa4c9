// Claims a capability that there is not.
import { HELLO, live } from './keeper.mjs';

live(() => undefined, { ...HELLO, capabilities: ['fly'] });
