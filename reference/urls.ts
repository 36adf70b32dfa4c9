/** What is wrong with the URL of an endpoint, as boto3 sees it before it sends anything. */

/** `host`: there is none, or it is neither a name nor an address. `brackets`: they hold no IPv6 address. */
export type EndpointFault = 'host' | 'brackets';

/** Everything between two slashes and the path, the query or the fragment. The scheme may be missing. */
const AUTHORITY = /^[\0- ]*(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)/i;
const NAME = /^(?:(?!-)[a-z\p{Nd}-]{1,63}(?<!-)\.)*(?!-)[a-z\p{Nd}-]{1,63}(?<!-)\.?$/iu;

/** The fault of `url`, or undefined if it has a host. Nothing but the host matters. */
export function endpointFault(url: string): EndpointFault | undefined {
  if (/[\t\r\n]/.test(url)) return 'host';
  const authority = AUTHORITY.exec(url)?.[1] ?? '';
  const address = /\[([^\]]*)\]/.exec(authority)?.[1];
  if (address !== undefined) return isIpv6(address) ? undefined : 'brackets';
  if (/[[\]]/.test(authority)) return 'brackets';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:.*/s, '');
  return host.length <= 255 && NAME.test(host) ? undefined : 'host';
}

/** `url` as one can ask there: nobody tells who may stand before the host. Undefined if its port is none. */
export function reachable(url: string): string | undefined {
  const plain = withoutUser(url);
  const port = /^[^/?#]*\/\/[^/?#]*:([^/?#:\]]*)(?:[/?#]|$)/.exec(plain)?.[1] ?? '';
  return /^\d*$/.test(port) && Number(port) <= 65535 ? plain : undefined;
}

export function withoutUser(url: string): string {
  return url.replace(/^([^/?#]*\/\/)[^/?#]*@/, '$1');
}

function isIpv6(address: string): boolean {
  return URL.canParse(`http://[${address.replace(/%.+$/s, '')}]/`);
}

/** A text as a value of a query: all but the unreserved characters of RFC 3986 is percent-encoded. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
