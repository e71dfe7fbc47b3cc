import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { busContract } from './bus.ts';

busContract('memory', () => {
  const bus = new MemoryBus();
  return { here: bus, there: bus };
});
