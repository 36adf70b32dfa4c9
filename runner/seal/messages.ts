/** What the runner and the first process of a seal say to each other, over the channel that Node gives them. */

/** How a seal is furnished; given to its first process as JSON. */
export interface Plan {
  /** Absolute path of the folder that goes with the seal. */
  readonly folder: string;
  /** Addresses that the loopback interface has besides its own. */
  readonly addresses: readonly string[];
}

/** The runner asks for a socket that listens inside. */
export interface Ask {
  readonly id: number;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** What comes back. With `listening`, the socket itself comes along. */
export type Tell =
  /** All is in place; `pid` is the number of the first process as the runner sees it. */
  | { readonly kind: 'ready'; readonly pid: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'listening'; readonly id: number }
  | { readonly kind: 'refused'; readonly id: number; readonly reason: string };
