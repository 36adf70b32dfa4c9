/** How worlds are kept from the host. */

/**
 * `memory`: nothing in the world is real. `redirect`: requests are sent elsewhere by settings.
 * `sealed`: the kernel lets nothing out.
 */
export type Isolation = 'memory' | 'redirect' | 'sealed';

/** For people. Reports of other versions may name others. */
export function isolationInWords(isolation: string): string {
  return isolation === 'sealed' ? 'sealed' : `isolation by ${isolation}`;
}
