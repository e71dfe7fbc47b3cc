import { type Authors, look, noted } from '#shared/workshop/activities/watching.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import { type Lessons, type Running, runningOf } from '#shared/workshop/model/activity.ts';
import { editOf } from '#shared/workshop/projections/history.ts';
import type { Clock } from '../../ports/clock.ts';
import { serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';

/** How long until what could not be written is tried again (ms). */
const RETRY = 1_000;

/**
 * Sees what a class reaches: whenever a board of the activity under way, or a try, has changed, its goals and known
 * wrong answers are asked of what the server has observed. While the room is this node's to look after.
 */
export class ActivityWatch {
  readonly #room: Room;
  readonly #care: Care;
  readonly #clock: Clock;
  readonly #lessons: Lessons;
  readonly #unwatch: ReadonlyArray<() => void>;
  #authors: Authors = { board: null, task: null };
  #seen: Pick<Running, 'id' | 'tries'> & { readonly boards: unknown[] } = { id: '', tries: [], boards: [] };
  #asking = false;
  #cancel: () => void = () => {};
  #closed = false;

  constructor(room: Room, care: Care, clock: Clock, lessons: Lessons) {
    this.#room = room;
    this.#care = care;
    this.#clock = clock;
    this.#lessons = lessons;
    this.#unwatch = [
      room.watch((entries) => {
        this.#note(entries);
        this.#look();
      }),
      care.subscribe(() => this.#look(true)),
    ];
    this.#look();
  }

  close(): void {
    this.#closed = true;
    for (const unwatch of this.#unwatch) unwatch();
    this.#cancel();
  }

  #note(entries: readonly LogEntry[]): void {
    const { rules, workshop } = this.#room;
    const boards = new Set(runningOf(workshop.state)?.boards.map(({ board }) => board));
    for (const { event } of entries) {
      const board = editOf(rules, event)?.board;
      if (event.type === 'task-tried') this.#authors = { ...this.#authors, task: event.by };
      if (board !== undefined && boards.has(board)) this.#authors = { ...this.#authors, board: event.by };
    }
  }

  /** @param anew whatever was seen before */
  #look(anew = false): void {
    if (this.#closed || this.#asking || !this.#care.held) return;
    const { state, observations: all, awaited } = this.#room.workshop;
    // What is still to be observed is looked at when it has been.
    const observations = Object.fromEntries(Object.entries(all).filter(([id]) => !(id in awaited)));
    const running = runningOf(state);
    if (running === null) return;
    const boards = running.boards.flatMap(({ board }) => [state.boards[board], observations[board]]);
    const { id, tries } = running;
    const same =
      !anew &&
      this.#seen.id === id &&
      this.#seen.tries === tries &&
      boards.every((board, index) => board === this.#seen.boards[index]);
    if (same) return;
    const before = this.#seen.id === id ? this.#seen.tries : [];
    this.#seen = { id, tries, boards };
    const sight = look(state, observations, this.#lessons, this.#authors, before);
    if (sight === undefined || noted(state, sight, 0).length === 0) return;
    this.#asking = true;
    this.#room.propose(
      serverRequest(
        (now, at) => (this.#care.held ? noted(now, sight, at) : []),
        ({ ok }) => {
          this.#asking = false;
          // Those who watch are shown a batch after it is answered.
          this.#cancel = this.#clock.setTimer(ok ? 0 : RETRY, () => this.#look(!ok));
        },
      ),
    );
  }
}
