import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { ManualClock } from '#test/server/manual-clock.ts';
import { leaseContract } from './lease.ts';

leaseContract('memory', () => {
  const clock = new ManualClock();
  return { leases: new MemoryLeases(clock), pass: (ms) => clock.advance(ms) };
});
