/** URLs as botocore checks them before it uses them. */

/** A scheme, and a host that is a DNS name or an IPv4 address; what follows the host does not matter. */
export function isValidEndpoint(text: string): boolean {
  const host = hostOf(text);
  if (host === undefined || host.startsWith('[')) return false;
  const labels = host.replace(/\.$/, '').split('.');
  return host.length <= 255 && labels.every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/i.test(label));
}

/** As {@link isValidEndpoint}, or with an IPv6 address in brackets. */
export function isValidUri(text: string): boolean {
  return isValidEndpoint(text) || /^\[[0-9a-f:.]+(?:%25[\w.~-]+)?\]$/i.test(hostOf(text) ?? '');
}

function hostOf(text: string): string | undefined {
  if (/[\t\r\n]/.test(text)) return undefined;
  return /^[a-z][a-z\d+.-]*:\/\/(?:[^@/?#]*@)?(?<host>\[[^\]]*\]|[^:/?#[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(
    text,
  )?.groups?.['host'];
}
