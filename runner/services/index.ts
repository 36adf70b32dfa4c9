/** The mocked services of a world: described in a case, answered in memory or over loopback. */
export {
  createExchange,
  loadHandlers,
  type ChangingExchange,
  type Exchange,
  type ExchangeOptions,
} from './exchange.js';
export { MOCK_ADDRESSES } from './hosts.js';
export { openGateway, openServers, type Loopback, type Proxy } from './loopback.js';
export { memoryFetch } from './memory.js';
