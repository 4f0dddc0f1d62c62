import { EventDatabase } from '../support/event-database.js';
import { Proxy } from '../support/proxy.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract(
  'PostgreSQL',
  async () => {
    const database = await EventDatabase.make();
    return {
      connect: async () => database.connect(),
      connectByWire: async () => {
        const { proxy, url } = await Proxy.around(database.serverUrl);
        return { store: database.connect(url), proxy };
      },
      close: () => database.close(),
    };
  },
  { wire: true },
);
