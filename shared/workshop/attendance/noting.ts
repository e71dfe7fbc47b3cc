import type { Happened } from '../kernel/log.ts';
import { attendanceOf } from '../model/attendance.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { attended } from './events.ts';

/** Who was seen within a minute, and who did something in it. */
export interface Seen {
  readonly here: Iterable<ParticipantId>;
  readonly acted: Iterable<ParticipantId>;
}

/** The event that notes a minute of the workshop, of those in the room. */
export function minuteNoted(state: WorkshopState, seen: Seen, minute: number, at: Timestamp): Happened {
  const before = attendanceOf(state)?.here ?? [];
  const isPresent = (id: ParticipantId) => lookup(state.participants, id)?.status === 'present';
  const here = new Set([...seen.here].filter(isPresent));
  const was = new Set(before);
  return attended.of(
    { by: null, at },
    {
      minute,
      came: [...here].filter((id) => !was.has(id)),
      went: before.filter((id) => !here.has(id)),
      acted: [...new Set(seen.acted)].filter((id) => here.has(id)),
    },
  );
}
