import { KurrentEventStore } from '../../src/kernel/store/kurrent.js';
import { EventDatabase } from '../support/event-database.js';
import { ProtocolStandIn } from '../support/protocol-stand-in/stand-in.js';
import { Proxy } from '../support/proxy.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract(
  'the EventStoreDB protocol',
  async () => {
    const database = await EventDatabase.make();
    const standIn = await ProtocolStandIn.start();
    const connect = (url = standIn.url) => new KurrentEventStore({ url, databaseUrl: database.serverUrl });
    return {
      connect: async () => connect(),
      connectByWire: async () => {
        const { proxy, url } = await Proxy.around(standIn.url);
        return { store: connect(url), proxy };
      },
      close: async () => {
        standIn.stop();
        await database.close();
      },
    };
  },
  { wire: true, times: 'stream' },
);
