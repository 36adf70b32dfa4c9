/** Isolation by the kernel: processes in user, network, mount and process namespaces of their own. */
export { SealError } from './seal-error.js';
export { openSeal, type Seal } from './seal.js';
export { SealSlot } from './slot.js';
