/** Whether an adapter can be asked a case at all. */
import type { AdapterInfo } from '../model/adapter.js';
import type { Case, ParamSet } from '../model/case.js';

/** What the case needs and the adapter cannot take, in one sentence; undefined if it can be asked. */
export function missingInput(
  { operation, given, later }: Pick<Case, 'operation' | 'given' | 'later'>,
  { capabilities }: Pick<AdapterInfo, 'capabilities'>,
): string | undefined {
  if (!capabilities.has(operation)) {
    return `The adapter cannot be asked to ${operation}.`;
  }
  if (hasParams(given.params.session) && !capabilities.has('session-params')) {
    return 'The adapter cannot take parameters of a session.';
  }
  if (hasParams(given.params.client) && !capabilities.has('client-params')) {
    return 'The adapter cannot take parameters of a client.';
  }
  if (later !== undefined && !capabilities.has('steps')) {
    return 'The adapter cannot be asked again when time has passed.';
  }
  return undefined;
}

function hasParams(params: ParamSet | undefined): boolean {
  return params !== undefined && Object.keys(params).length > 0;
}
