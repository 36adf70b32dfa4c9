/** What the reference calls itself in its requests. */
export const USER_AGENT = 'credchain-reference';
