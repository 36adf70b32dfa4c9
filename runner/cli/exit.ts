/** The exit statuses of the command, as `--help` lists them. */

export const EXIT = {
  conforms: 0,
  nonconforming: 1,
  usage: 2,
  adapter: 3,
  /** A defect of credchain itself; EX_SOFTWARE of sysexits(3). */
  internal: 70,
} as const;

/** As shells report a process that a signal ended. */
export const SIGNAL_EXIT = { SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 } as const;
