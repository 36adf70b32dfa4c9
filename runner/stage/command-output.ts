/** What the programs of a world write, as bytes. */
import type { Output } from '../model/case-file.generated.js';

export interface OutputBytes {
  readonly bytes: Uint8Array;
  /** How often they are written in a row. */
  readonly repeat: number;
}

const encoder = new TextEncoder();

/** The status of a program of the world that is run with arguments that the case does not give. */
export const UNKNOWN_ARGUMENTS = { exit: 64, stderr: 'the case gives no such arguments\n' };

export function outputBytes(output: Output | undefined): OutputBytes {
  if (output === undefined) return { bytes: new Uint8Array(), repeat: 1 };
  if (typeof output === 'string') return { bytes: encoder.encode(output), repeat: 1 };
  const { text = '', base64, json, repeat = 1 } = output;
  if (base64 !== undefined) return { bytes: Buffer.from(base64, 'base64'), repeat };
  return { bytes: encoder.encode(json === undefined ? text : JSON.stringify(json)), repeat };
}

/** `bytes` so many times in a row. */
export function repeated(bytes: Uint8Array, times: number): Uint8Array {
  return Buffer.alloc(bytes.length * times, bytes);
}
