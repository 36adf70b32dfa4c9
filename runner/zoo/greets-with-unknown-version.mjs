// Speaks a protocol of the future.
import { HELLO, live } from './keeper.mjs';

live(() => undefined, { ...HELLO, protocol: 99 });
