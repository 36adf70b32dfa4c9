/** The address of a metadata service, as it is connected to. */

/** Two slashes alone mean http. */
export function withScheme(uri: string): string {
  return uri.startsWith('//') ? `http:${uri}` : uri;
}

/** Without a user and a password, which are not sent. Undefined if nobody can be connected to there. */
export function withoutUser(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  url.username = '';
  url.password = '';
  return url.href;
}
