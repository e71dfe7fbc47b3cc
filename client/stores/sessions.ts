import type { Entry } from '../net/identity.ts';
import type { SessionOptions } from '../net/session.ts';
import { hurry, inNextFrame } from '../pace/frames.ts';
import { WorkshopStore } from './workshop-store.ts';

let current: WorkshopStore | undefined;
let connect: SessionOptions['connect'];

/** Has whoever enters from now on connect by this instead: to a server in the same page, say; by nothing, as ever. */
export function connectBy(other: SessionOptions['connect']): void {
  connect = other;
}

/**
 * The store of a workshop; pages that follow one another in the same one share it and its connection. A `link`
 * from the address is followed first.
 */
export function enterWorkshop(code: string, entry: Entry, link?: string): WorkshopStore {
  const kept = current?.code === code && current.entry === entry && current.phase.name !== 'closed';
  if (current !== undefined && kept && link === undefined) return current;
  leaveWorkshop();
  current = new WorkshopStore(code, entry, {
    ...(connect && { connect }),
    later: (show, own) => {
      if (own) hurry();
      inNextFrame(show);
    },
  });
  if (link !== undefined && entry === 'stage') current.watchBy(link);
  if (link === undefined || entry === 'stage') current.start();
  else void current.followLink(link);
  return current;
}

/** Hangs up, where a page of this workshop was open. */
export function leaveWorkshop(): void {
  current?.stop();
  current = undefined;
}
