// Puts the AWS SDK for JavaScript v3 under the suite: one JSON message per line, as spec/protocol.md
// describes it. The SDK is used as it comes. README.md tells where this file reaches into Node.js, and why.
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const PACKAGE = '@aws-sdk/credential-provider-node';
const CAPABILITIES = [
  'resolve',
  'session-params',
  'none',
  'error-codes',
  'account-id',
  'expiration',
  'routes',
];

/** What the SDK can be given in code; keys are given to a client, which then asks no provider. */
const PARAMS = ['profile', 'region'];

/** The error of the last link of the SDK's chain. Its class is that of most errors. */
const NONE = 'Could not load credentials from any providers';

/** What an error has as its `code`, if Node.js made it, or else as its `name`. */
const CODES = {
  ECONNREFUSED: 'connection-failed',
  ECONNRESET: 'connection-failed',
  EPIPE: 'connection-failed',
  ETIMEDOUT: 'connection-failed',
  TimeoutError: 'connection-failed',
  ENOENT: 'file-not-found',
  EACCES: 'file-not-readable',
  EISDIR: 'file-not-readable',
  ERR_INVALID_CHAR: 'invalid-value',
  ERR_INVALID_URL: 'invalid-value',
  RangeError: 'invalid-value',
  SyntaxError: 'invalid-json',
  TokenProviderError: 'token-retrieval-failed',
};

/** Some errors quote the whole answer of a service. */
const MESSAGE_LIMIT = 4000;

const require = createRequire(join(process.argv[2] ?? workerData.build, 'package.json'));

/** Makes this process what it would be if it had been started in `world`. */
function enter({ env, home }) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(home);
}

/** The outcome, as a thread of its own comes to it: the SDK keeps state in its modules. */
function resolveApart(world) {
  enter(world);
  const build = process.argv[2];
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { world, build } });
  return new Promise((settle, fail) => {
    worker.once('error', fail);
    worker.once('message', (outcome) => settle(worker.terminate().then(() => outcome)));
  });
}

/** Below HTTP, so that addresses, headers, timeouts and errors are the SDK's own. */
function connectTo(gateway) {
  const { hostname: host, port } = new URL(gateway);
  const connect = ({ timeout }) => net.connect({ host, port, timeout });
  http.Agent.prototype.createConnection = connect;
  https.Agent.prototype.createConnection = connect;

  const { addRequest } = http.Agent.prototype;
  http.Agent.prototype.addRequest = function (request, ...rest) {
    if (this.protocol === 'https:') request.setHeader('X-Forwarded-Proto', 'https');
    failWhereAborted(request);
    return addRequest.call(this, request, ...rest);
  };
}

/** An answer can stand for a connection that was not made: the gateway itself cannot refuse one. */
function failWhereAborted(request) {
  const { emit } = request;
  request.emit = (event, ...args) => {
    const abort = event === 'response' && args[0].headers['x-credchain-abort'];
    if (!abort) return emit.call(request, event, ...args);
    const code = abort === 'refuse' ? 'ECONNREFUSED' : 'ETIMEDOUT';
    const error = Object.assign(new Error(`connect ${code}`), { code, syscall: 'connect' });
    return emit.call(request, 'error', error);
  };
}

async function resolve({ params: { session = {} }, mfa = [], gateway }) {
  const other = Object.keys(session).find((name) => !PARAMS.includes(name));
  if (other) return { result: 'unsupported', reason: `There is no session to give ${other} to` };
  connectTo(gateway);
  const { profile, region } = session;
  const codes = mfa.values();
  const mfaCodeProvider = async () => {
    const { value, done } = codes.next();
    if (done) throw new Error('Nobody types at the prompt');
    return value;
  };
  const { defaultProvider } = require(PACKAGE);
  try {
    const provider = defaultProvider({ profile, mfaCodeProvider, clientConfig: { region } });
    return success(await provider());
  } catch (error) {
    return failure(error);
  }
}

function success({ accessKeyId, secretAccessKey, sessionToken, accountId, expiration }) {
  const credentials = {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    accountId,
    // An invalid Date has no notation in ISO 8601.
    expiration: isNaN(expiration) ? expiration?.toString() : expiration.toISOString(),
  };
  const values = Object.values(credentials).filter((value) => value !== undefined);
  if (!values.every((value) => typeof value === 'string')) {
    return { result: 'unsupported', reason: 'The SDK hands out a credential that is no text' };
  }
  return { result: 'credentials', credentials };
}

function failure(error) {
  if (error.message === NONE) return { result: 'none' };
  // What a service answers has the name that the service gives it.
  const code = error.$fault ? 'service-error' : (CODES[error.code] ?? CODES[error.name]);
  return { result: 'error', code, message: String(error).slice(0, MESSAGE_LIMIT) };
}

async function answer({ type, id, world }) {
  if (type !== 'hello') return { type: 'outcome', id, outcome: await resolveApart(world) };
  const { version } = require(`${PACKAGE}/package.json`);
  const language = 'JavaScript';
  return { type, protocol: 1, name: 'aws-sdk-js', version, language, capabilities: CAPABILITIES };
}

if (isMainThread) {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  }
} else {
  parentPort.postMessage(await resolve(workerData.world));
}
