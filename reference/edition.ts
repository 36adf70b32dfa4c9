/** Numbers that belong to the edition and not to a rule: an upstream change moves them. */

/** How long before their end credentials may, and must, be fetched again. */
/** How long before its end a token of IAM Identity Center is renewed. */
export const TOKEN_REFRESH_MS = 15 * 60_000;

/** How long before its end a console login is renewed. */
export const LOGIN_REFRESH_MS = 5 * 60_000;

export const REFRESH_WINDOWS = { advisoryMs: 15 * 60_000, mandatoryMs: 10 * 60_000 } as const;
