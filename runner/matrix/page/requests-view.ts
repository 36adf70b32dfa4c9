/** What was asked of the world: each request in full, and all uses in order. */
import type { ReportRequest } from '../../model/report.generated.js';
import type { MatrixResult } from '../matrix.js';
import { el, type Child } from './dom.js';
import { fieldsView } from './value-view.js';

/** Nothing where nothing was asked. */
export function requestsView({ asked = [], requests = [] }: MatrixResult): Child[] {
  const others = asked.length > requests.length;
  return [
    ...(requests.length === 0
      ? []
      : [
          el('h4', {}, requests.length === 1 ? 'The request' : `The ${requests.length} requests`),
          el('ol', { class: 'requests' }, ...requests.map(requestView)),
        ]),
    others &&
      el(
        'details',
        { class: 'more' },
        el('summary', {}, 'Everything it asked of the world, in order'),
        el('ol', { class: 'asked' }, ...asked.map((use) => el('li', {}, el('code', {}, use)))),
      ),
  ];
}

function requestView(request: ReportRequest): HTMLElement {
  const { service, operation, method, url, params = {}, headers = {} } = request;
  const details = [...Object.entries(params)];
  const signed = signatureOf(request);
  return el(
    'li',
    {},
    el('p', { class: 'operation' }, operation === undefined ? service : `${service} ${operation}`),
    el('p', { class: 'url' }, el('code', {}, `${method} ${url}`)),
    signed !== undefined && el('p', { class: 'quiet' }, signed),
    details.length > 0 && fieldsView(details),
    Object.keys(headers).length > 0 &&
      el(
        'details',
        { class: 'more' },
        el('summary', {}, 'Headers'),
        fieldsView(Object.entries(headers)),
      ),
  );
}

function signatureOf({ signature, proof }: ReportRequest): string | undefined {
  const parts: string[] = [];
  if (signature !== undefined) {
    const { accessKeyId, region, service, valid } = signature;
    const wrong = valid ? '' : ', with another secret than its own';
    parts.push(`Signed by ${accessKeyId} for ${service} in ${region}${wrong}.`);
  }
  if (proof !== undefined) parts.push(`DPoP proof: ${proof}.`);
  return parts.length === 0 ? undefined : parts.join(' ');
}
