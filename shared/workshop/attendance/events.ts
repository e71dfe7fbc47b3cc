import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { participantId } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import { type Attendance, attendanceOf, stayed, staysOf } from '../model/attendance.ts';
import { roleOf } from '../model/people.ts';

const some = z.exactOptional(z.array(participantId));

/** A minute has gone by: who was here in it that was not before, who was not any more, and who did something. */
export const attended = event(
  'attended',
  { minute: z.int(), came: some, went: some, acted: some },
  {
    // Everybody learns that a minute has gone by, so that all are at one version; who was here, the instructors.
    scope: room,
    show: (event, { id }, state) => (roleOf(state, id) === 'instructor' ? event : withoutPeople(event)),
    evolve(state, { at, minute, came, went, acted }) {
      if (came === undefined || went === undefined || acted === undefined) return {};
      const before = attendanceOf(state);
      const gone = new Set(went);
      const here = [...(before?.here ?? []).filter((id) => !gone.has(id)), ...came];
      const after: Attendance = {
        since: before?.since ?? at,
        minute,
        here,
        stays: {
          ...before?.stays,
          ...Object.fromEntries(here.map((id) => [id, stayed(staysOf(before, id), minute)])),
        },
        acted: { ...before?.acted, ...Object.fromEntries(acted.map((id) => [id, minute])) },
      };
      return { parts: { ...state.parts, attendance: after } };
    },
  },
);

function withoutPeople<Event extends { came?: unknown; went?: unknown; acted?: unknown }>(
  event: Event,
): Event {
  const { came: _, went: _went, acted: _acted, ...rest } = event;
  return rest as Event;
}
