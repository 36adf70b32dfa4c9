/** What is wrong with the URL of an endpoint, as boto3 sees it before it sends anything. */
import { isIPv6 } from 'node:net';

/** `host`: there is none, or it is neither a name nor an address. `brackets`: they hold no address of IPv6. */
export type EndpointFault = 'host' | 'brackets';

/** Everything between two slashes and the path, the query or the fragment. The scheme may be missing. */
const AUTHORITY = /^[\0- ]*(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)/i;
const NAME = /^(?:(?!-)[a-z\p{Nd}-]{1,63}(?<!-)\.)*(?!-)[a-z\p{Nd}-]{1,63}(?<!-)\.?$/iu;

/** An address of a version of IP that is still to come. */
const LATER_VERSION = /^v[\da-fA-F]+\../;
/** What follows the percent sign of an IPv6 address. */
const ZONE = /^[\w.!~-]+$/;

/** The fault of `url`, or undefined if it has a host. Nothing but the host matters. */
export function endpointFault(url: string): EndpointFault | undefined {
  if (/[\t\r\n]/.test(url)) return 'host';
  const authority = AUTHORITY.exec(url)?.[1];
  if (authority === undefined) return 'host';
  const address = /\[([^\]]*)\]/.exec(authority)?.[1];
  if (address !== undefined) return addressFault(address);
  if (/[[\]]/.test(authority)) return 'brackets';
  return nameFault(authority.slice(authority.lastIndexOf('@') + 1).replace(/:.*/s, ''));
}

function nameFault(host: string): EndpointFault | undefined {
  return host.length <= 255 && NAME.test(host) ? undefined : 'host';
}

/** The fault of what stands in brackets. */
function addressFault(address: string): EndpointFault | undefined {
  if (LATER_VERSION.test(address)) return nameFault(address);
  const [ip, zone = 'none', ...more] = address.split('%');
  if (!isIPv6(ip!) || zone === '' || more.length > 0) return 'brackets';
  return ZONE.test(zone) ? undefined : 'host';
}

/** `url` as one can ask there, or undefined if it has a host or a port that nobody can be connected to. */
export function reachable(url: string): string | undefined {
  const plain = withoutUser(url);
  return URL.canParse(plain) ? plain : undefined;
}

/** A user and a password before the host are told to nobody. */
export function withoutUser(url: string): string {
  return url.replace(/^([^/?#]*\/\/)[^/?#]*@/, '$1');
}

/** Two slashes alone mean http. */
export function withScheme(url: string): string {
  return url.startsWith('//') ? `http:${url}` : url;
}

/** A text as a value of a query: all but the unreserved characters of RFC 3986 is percent-encoded. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
