/** A seal that is opened when it is first needed. */
import { openSeal, type Seal } from './seal.js';

export class SealSlot {
  private opened: Promise<Seal> | undefined;

  /** The same seal each time. Throws SealError. */
  open(): Promise<Seal> {
    return (this.opened ??= openSeal());
  }

  /** Closes it, if it was opened. Never rejects. */
  async close(): Promise<void> {
    const seal = await this.opened?.catch(() => undefined);
    await seal?.close();
  }
}
