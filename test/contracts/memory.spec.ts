import { MemoryEventStore } from '../../src/kernel/store/memory.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract(
  'memory',
  async () => {
    const store = new MemoryEventStore();
    return { connect: async () => store, close: () => store.close() };
  },
  { wire: false },
);
