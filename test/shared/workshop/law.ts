import { isDeepStrictEqual } from 'node:util';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Act, Chance, PlayedStep } from './play.ts';
import { Play, playOn } from './play.ts';

/** Viewers of every kind that a workshop has had, each with some of the boards open. */
export function viewersOf({ state }: Play, chance: Chance): Viewer[] {
  const boards = [...Object.keys(state.listings), 'b99'];
  const ids = [null, ...Object.keys(state.participants)];
  return ids.map((id) => ({ id, open: chance.some(boards, 0.5) }));
}

/** Where a viewer who is sent what `rules` show comes to hold something else than their view. */
export interface Breach {
  readonly viewer: Viewer;
  readonly step: PlayedStep;
  readonly held: WorkshopState;
  readonly due: WorkshopState;
}

/**
 * Follows the steps from the one with index `from`, as a client does: a welcome, then what is shown of each entry,
 * or the view anew. Every state it holds is its view of the server's, or this gives the first that is not.
 */
export function follow(
  rules: Rules,
  steps: readonly PlayedStep[],
  viewer: Viewer,
  from: number,
): Breach | undefined {
  let held = overTheWire(rules.view(steps[from]!.before, viewer));
  for (const step of steps.slice(from)) {
    const { event, before, after, version } = step;
    const shown = rules.show(event, before, after, viewer);
    if (shown === 'anew') held = overTheWire(rules.view(after, viewer));
    else if (shown === 'nothing') held = { ...held, version };
    else held = rules.evolve(held, overTheWire(shown), version);
    const due = rules.view(after, viewer);
    if (!isDeepStrictEqual(held, due)) return { viewer, step, held, due };
  }
  return undefined;
}

function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A workshop that was played, and by what chance it goes on. */
export interface Played {
  readonly play: Play;
  readonly chance: Chance;
}

/** Plays a workshop. */
export function playOne(rules: Rules, acts: readonly Act[], chance: Chance, count = 24): Played {
  const play = new Play(rules, 'Seoyeon', 'Jiho');
  playOn(play, chance, acts, count);
  return { play, chance };
}

/** Follows a workshop as everyone who could be there, from random versions on. */
export function tryTheLaw(rules: Rules, { play, chance }: Played): Breach | undefined {
  for (const viewer of viewersOf(play, chance)) {
    // Nobody looks on as somebody before they are that.
    const { id } = viewer;
    const first =
      id === null ? 0 : play.steps.findIndex(({ before }) => Object.hasOwn(before.participants, id));
    if (first === -1) continue;
    const breach = follow(rules, play.steps, viewer, first + chance.below(play.steps.length - first));
    if (breach !== undefined) return breach;
  }
  return undefined;
}
