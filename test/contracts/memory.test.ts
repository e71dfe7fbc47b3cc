import { MemoryStore } from '#server/adapters/memory.ts';
import { eventStoreContract } from './event-store.ts';

eventStoreContract('memory', () => new MemoryStore());
