/** The adapter could not be started, or failed its handshake. */
import { UserError } from '../model/user-error.js';

export class AdapterStartError extends UserError {
  override readonly name = 'AdapterStartError';
  constructor(
    readonly reason: string,
    readonly stderr: string,
  ) {
    const said = stderr.trim();
    super(said === '' ? reason : `${reason}\nits standard error:\n${said}`, 'adapter');
  }
}
