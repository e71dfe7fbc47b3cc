import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Scope, Viewer } from '#shared/workshop/kernel/scope.ts';
import { maySee } from '#shared/workshop/model/access.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { Ring } from './ring.ts';
import { sizeOf } from './size.ts';

/** What is kept of each scope for those who resume; who missed more gets the whole view, which is then smaller. */
export const RECENT = { entries: 256, bytes: 256 * 1024 };

/** What is kept of all scopes together (bytes). */
const TOTAL = 16 * RECENT.bytes;

/**
 * The latest entries of a log, in memory, by whom they are for: a busy board does not push out what others need
 * to resume.
 */
export class Recent {
  readonly #rules: Rules;
  /** The version from which on every entry was seen here. */
  readonly #from: number;
  #head: number;
  /** The latest version that changed what somebody may see. */
  #sightAt = 0;
  readonly #rings = new Map<string, Ring>();

  /** @param from the version that the first entry pushed follows on */
  constructor(rules: Rules, from: number) {
    this.#rules = rules;
    this.#from = from;
    this.#head = from;
  }

  /** @param sizes what each event takes, as `sizeOf` has it, where that is known already */
  push(entries: readonly LogEntry[], sizes?: readonly number[]): void {
    for (const [index, entry] of entries.entries()) {
      const bytes = sizes?.[index] ?? sizeOf(entry.event);
      if (this.#rules.changesSight(entry.event)) this.#sightAt = entry.version;
      for (const key of keysOf(this.#rules.scopeOf(entry.event))) this.#ringOf(key).push(entry, bytes);
      this.#head = entry.version;
    }
    this.#trim();
  }

  /**
   * The entries after `version` that a viewer with this state is shown something of, oldest first. Undefined when
   * that is too long ago, too much, or yet to come, and when what somebody may see has changed since.
   */
  since(version: number, viewer: Viewer, state: WorkshopState): readonly LogEntry[] | undefined {
    if (version === this.#head) return [];
    if (version > this.#head || version < this.#from || version < this.#sightAt) return undefined;
    const rings = this.#ringsOf(viewer, state);
    if (rings.some(({ reach }) => reach > version)) return undefined;
    // What is for one person and the instructors is in both rings of an instructor.
    const all = new Map(rings.flatMap((ring) => ring.since(version)).map((entry) => [entry.version, entry]));
    const missed = [...all.values()].sort((a, b) => a.version - b.version);
    const bytes = missed.reduce((sum, { event }) => sum + sizeOf(event), 0);
    return missed.length > RECENT.entries || bytes > RECENT.bytes ? undefined : missed;
  }

  /** The rings of what a viewer sees; one that nothing was pushed to is not there and has nothing. */
  #ringsOf({ id, open }: Viewer, state: WorkshopState): Ring[] {
    const keys = [keyOf({ kind: 'room' })];
    if (roleOf(state, id) === 'instructor') keys.push(keyOf({ kind: 'staff' }));
    if (id !== null) keys.push(keyOf({ kind: 'person', person: id }));
    for (const listing of Object.values(state.listings)) {
      if (maySee(state, id, listing)) keys.push(keyOf({ kind: 'listing', board: listing.id }));
    }
    for (const board of new Set(open)) {
      const listing = lookup(state.listings, board);
      if (listing !== undefined && maySee(state, id, listing)) keys.push(keyOf({ kind: 'board', board }));
    }
    return keys.flatMap((key) => this.#rings.get(key) ?? []);
  }

  #ringOf(key: string): Ring {
    const known = this.#rings.get(key);
    if (known !== undefined) return known;
    const ring = new Ring(this.#from, RECENT);
    this.#rings.set(key, ring);
    return ring;
  }

  /** Many busy boards together are kept shorter, the largest first. */
  #trim(): void {
    let total = 0;
    for (const { bytes } of this.#rings.values()) total += bytes;
    while (total > TOTAL) {
      const [largest] = [...this.#rings.values()].sort((a, b) => b.bytes - a.bytes);
      if (largest === undefined) return;
      const before = largest.bytes;
      // A good part at once, so that it is not sorted again for each entry.
      while (largest.bytes > before / 2) largest.forget();
      total -= before - largest.bytes;
    }
  }
}

/** The rings that an entry of this scope is in. */
function keysOf(scope: Scope): string[] {
  if (scope.kind !== 'with-staff') return [keyOf(scope)];
  return [keyOf({ kind: 'staff' }), keyOf({ kind: 'person', person: scope.person })];
}

function keyOf(scope: Exclude<Scope, { readonly kind: 'with-staff' }>): string {
  switch (scope.kind) {
    case 'room':
    case 'staff':
      return scope.kind;
    case 'person':
      return `person ${scope.person}`;
    case 'listing':
    case 'board':
      return `${scope.kind} ${scope.board}`;
  }
}
