import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { UnreadableEntry } from '#shared/workshop/kernel/upcast.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crew } from '../ports/crew.ts';
import type { EventStore } from '../ports/event-store.ts';
import type { Logger } from '../ports/logger.ts';
import { Breath } from './breath.ts';
import { fromSnapshot } from './caretakers/snapshot.ts';
import { Log, type Turn } from './log.ts';
import { RECENT, Recent } from './recent.ts';
import type { RoomStart } from './room.ts';
import { advance, batchesOf, type Observer, type Workshop } from './workshop.ts';

export interface LoadPorts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rules: Rules;
  readonly crew?: Crew;
  /** Whoever asked for it, among those who wait for pages of a log; nobody waits when left out. */
  readonly turn?: Turn;
}

export interface Loaded extends RoomStart {
  /** The version of the snapshot that the store has; 0 without one. */
  readonly snapshotVersion: number;
}

/**
 * A workshop from its snapshot and the entries after it, or from its whole log; undefined where there is no log.
 * @param trusting whether its snapshot is looked at
 * @throws UnreadableEntry when the log holds what nobody here understands, or can follow
 */
export async function loadWorkshop(
  code: string,
  ports: LoadPorts,
  trusting = true,
): Promise<Loaded | undefined> {
  const snapshot = trusting ? await snapshotOf(code, ports) : null;
  if (snapshot !== null) {
    try {
      const loaded = await replay(code, snapshot, ports);
      if (loaded !== undefined) return loaded;
      // A snapshot ahead of its log is not of this log.
      ports.log.warn({ workshop: code }, 'a snapshot is not of its log, and is ignored');
    } catch (error) {
      // What the log is by itself shows whose fault that is.
      ports.log.warn({ err: error, workshop: code }, 'a snapshot cannot be gone on from, and is ignored');
    }
  }
  return replay(code, null, ports);
}

/** What follows from a snapshot (null: from nothing) and the log after it; undefined when the log ends before it. */
async function replay(
  code: string,
  snapshot: Workshop | null,
  ports: LoadPorts,
): Promise<Loaded | undefined> {
  const { store, rules, clock, turn } = ports;
  const observer = observerOf(ports);
  const snapshotVersion = snapshot?.state.version ?? 0;
  // The latest before it as well, for those who resume.
  const from = Math.max(0, snapshotVersion - RECENT.entries);
  const recent = new Recent(rules, from);
  let workshop = snapshot;
  let head = from;
  /** The batch that the last page may have cut in two. */
  let open: LogEntry[] = [];
  const breath = new Breath(clock);
  const take = (batch: readonly LogEntry[]) => {
    try {
      workshop = advance(rules, workshop, batch, observer).workshop;
    } catch (error) {
      if (error instanceof UnreadableEntry) throw error;
      const { version, event } = batch.at(-1)!;
      throw new UnreadableEntry(version, event.type, error instanceof Error ? error.message : String(error));
    }
  };
  for await (const page of new Log(code, { store, rules }).read(from, turn, breath)) {
    recent.push(page);
    head = page.at(-1)?.version ?? head;
    const batches = batchesOf([...open, ...page.filter(({ version }) => version > snapshotVersion)]);
    open = batches.pop() ?? [];
    for (const batch of batches) {
      if (breath.due) await breath.take();
      take(batch);
    }
  }
  if (open.length > 0) take(open);
  if (workshop === null || head < snapshotVersion) return undefined;
  return { workshop, recent, snapshotVersion };
}

/** A snapshot is a cache: one that cannot be read is as good as none. */
async function snapshotOf(code: string, ports: LoadPorts): Promise<Workshop | null> {
  const { store, log, rules } = ports;
  try {
    return fromSnapshot(rules, await store.loadSnapshot(code), observerOf(ports));
  } catch (error) {
    log.warn({ err: error, workshop: code }, 'a snapshot cannot be read, and is ignored');
    return null;
  }
}

/** Leaves heavy boards to whoever will attend the room: of what is read over, only the last counts. */
function observerOf({ crew }: LoadPorts): Observer {
  return (board: Board) => (crew?.takes(board) ? undefined : observe(board));
}
