import * as z from 'zod/mini';
import type { Engine } from './engine.ts';
import type { Draft, Happened, LogEntry } from './log.ts';

/** An entry as a store keeps it: what `stored` made of a draft, as JSON brings it back. */
export interface StoredEntry {
  readonly version: number;
  readonly body: unknown;
}

/** A log has an entry that nobody here understands. */
export class UnreadableEntry extends Error {
  readonly version: number;
  /** The event's name, where it has one. */
  readonly type: string;

  constructor(version: number, type: string, why: string) {
    super(`entry ${version} (${type}) cannot be read: ${why}`);
    this.version = version;
    this.type = type;
  }
}

const body = z.object({
  event: z.looseObject({ type: z.string(), by: z.nullable(z.string()), at: z.number() }),
  format: z._default(z.int().check(z.minimum(1)), 1),
  commands: z.optional(z.array(z.string())),
  credential: z.optional(z.string()),
});

/** What is kept of a draft: the draft, and the number of its event's format where that is not the first. */
export function stored({ events }: Pick<Engine, 'events'>, draft: Draft): unknown {
  const format = events.get(draft.event.type)?.format ?? 1;
  return format === 1 ? draft : { ...draft, format };
}

/**
 * The entry that a store kept, its event lifted from whichever format it was written in to today's, and
 * decoded: past this door every event is what its type says.
 * @throws UnreadableEntry when no feature knows it, or it is not what its format says
 */
export function lift({ events }: Pick<Engine, 'events'>, { version, body: kept }: StoredEntry): LogEntry {
  const entry = body.safeParse(kept);
  if (!entry.success) throw new UnreadableEntry(version, '?', 'it is not an entry of a log');
  const { event: old, format, commands, credential } = entry.data;
  const definition = events.get(old.type);
  if (definition === undefined) throw new UnreadableEntry(version, old.type, 'no feature knows it');
  if (format > definition.format) {
    throw new UnreadableEntry(version, old.type, `its format ${format} is a later Weightroom's`);
  }
  let event: object = old;
  for (let from = format; from < definition.format; from++) {
    const next = definition.rules.lifts?.[from];
    if (next === undefined) throw new UnreadableEntry(version, old.type, `format ${from} has no lift`);
    event = next(event as Readonly<Record<string, unknown>>);
  }
  const decoded = definition.schema.safeParse(event);
  if (!decoded.success) {
    const [issue] = decoded.error.issues;
    const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
    throw new UnreadableEntry(version, old.type, where);
  }
  return {
    version,
    event: decoded.data as Happened,
    ...(commands !== undefined && { commands }),
    ...(credential !== undefined && { credential }),
  };
}
