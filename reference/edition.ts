/** Numbers that belong to the edition and not to a rule: an upstream change moves them. */

/** How long before their end credentials may, and must, be fetched again. */
export const REFRESH_WINDOWS = { advisoryMs: 15 * 60_000, mandatoryMs: 10 * 60_000 } as const;
