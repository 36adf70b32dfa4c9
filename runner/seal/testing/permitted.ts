/** Whether the machine that the tests run on permits what a seal takes, by really trying. */
import { SealError } from '../seal-error.js';
import { openSeal } from '../seal.js';

/** Undefined if it does; if not, the reason, which is printed as well. */
export async function whyNotPermitted(): Promise<string | undefined> {
  try {
    await (await openSeal()).close();
    return undefined;
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    process.stderr.write(`tests of --isolation sealed are skipped: ${error.reason}\n`);
    return error.reason;
  }
}
