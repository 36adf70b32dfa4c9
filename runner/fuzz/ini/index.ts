/** The fuzzer of the grammar: made-up files, read by boto3 and by the reference. */
export { describeDisagreement } from './describe.js';
export { runDifferential } from './differential.js';
export { findBoto3Python } from './find-python.js';
export { openPeer } from './peer.js';
