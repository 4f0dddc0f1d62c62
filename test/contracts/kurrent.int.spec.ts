import { KurrentEventStore } from '../../src/kernel/store/kurrent.js';
import { EventDatabase } from '../support/event-database.js';
import { ProtocolStandIn } from '../support/protocol-stand-in/stand-in.js';
import { Proxy } from '../support/proxy.js';
import { eventStoreContract, type StoreUnderTest } from './event-store.contract.js';

const at = async (address: string, stop: () => void): Promise<StoreUnderTest> => {
  const database = await EventDatabase.make();
  const connect = (url = address) => new KurrentEventStore({ url, databaseUrl: database.serverUrl });
  return {
    connect: async () => connect(),
    connectByWire: async () => {
      const { proxy, url } = await Proxy.around(address);
      return { store: connect(url), proxy };
    },
    close: async () => {
      stop();
      await database.close();
    },
  };
};

eventStoreContract(
  'the EventStoreDB protocol, spoken by a stand-in',
  async () => {
    const standIn = await ProtocolStandIn.start();
    return at(standIn.url, () => standIn.stop());
  },
  { wire: true, times: 'stream' },
);

// A real server, for whoever has one: KURRENTDB_URL=esdb://127.0.0.1:2113?tls=false
const real = process.env['KURRENTDB_URL'];
if (real) eventStoreContract('KurrentDB', () => at(real, () => undefined), { wire: true, times: 'stream' });
