/** The mocked services of a world: described in a case, answered in memory or over loopback. */
export {
  createExchange,
  loadHandlers,
  type ChangingExchange,
  type Exchange,
  type ExchangeOptions,
} from './exchange.js';
export { MOCK_ADDRESSES, OWN_ADDRESSES } from './hosts.js';
export type { Address, Ground } from './ground.js';
export { openGateway, openServers, type Loopback, type Proxy } from './loopback.js';
export { memoryFetch } from './memory.js';
export { openOwnAddresses } from './own-addresses.js';
