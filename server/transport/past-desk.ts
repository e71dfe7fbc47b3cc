import type { Recall } from '#shared/protocol/client-messages.ts';
import type { ByBoard, Past } from '#shared/protocol/server-messages.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import type { Logger } from '../ports/logger.ts';
import type { Moment } from '../workshops/replay/replay.ts';
import type { Room } from '../workshops/room.ts';
import type { Seat } from './seat.ts';
import { Broadcast } from './wire.ts';

/** What one connection may have asked of the past that is not answered yet. */
const ASKED = 8;

/** What of a moment everybody is shown, and what the boards made of it. */
interface Shown {
  readonly moment: Moment;
  readonly observations: Map<BoardId, Observation | undefined>;
}

/** Shows everybody the past while its timeline is open, and answers the instructors what they ask of it. */
export class PastDesk {
  readonly #room: Room;
  readonly #seats: ReadonlySet<Seat>;
  readonly #log: Logger;
  /** What is shown now. */
  #shown: Shown | undefined;
  #loading = false;
  readonly #asked = new Map<Seat, number>();

  constructor(room: Room, seats: ReadonlySet<Seat>, log: Logger) {
    this.#room = room;
    this.#seats = seats;
    this.#log = log;
  }

  /** Looks whether another version is to be shown than is. */
  look(): void {
    if (this.#wanted === undefined) this.#shown = undefined;
    else if (!this.#loading && this.#shown?.moment.version !== this.#wanted) void this.#load();
  }

  /** Shows a connection that was welcomed, or is no longer behind, what everybody else is shown. */
  greet(seat: Seat): void {
    if (this.#wanted === undefined) return;
    if (this.#shown?.moment.version === this.#wanted) void this.#show(this.#shown, [seat]);
    else this.look();
  }

  /** Answers an instructor: a board as it was at a version, or all that was changed on it. */
  async recall(seat: Seat, { board, version }: Recall): Promise<void> {
    const waiting = this.#asked.get(seat) ?? 0;
    if (waiting >= ASKED) {
      seat.reject({ id: null, code: 'too-fast', params: { retryAfter: 1_000 } });
      return;
    }
    this.#asked.set(seat, waiting + 1);
    const { replay } = this.#room;
    try {
      if (version === undefined) {
        const edits = await replay.outlineOf(board);
        this.#answer(seat, () => seat.socket.emit('outline', { board, edits }));
      } else {
        const moment = await replay.at(version);
        const was = moment === undefined ? undefined : lookup(moment.boards, board);
        const observation = (was && (await replay.observe(was))) ?? null;
        this.#answer(seat, () =>
          seat.socket.emit('recalled', { board, version, was: was ?? null, observation }),
        );
      }
    } catch (error) {
      this.#failed(error);
      seat.reject({ id: null, code: 'busy' });
    }
    if (this.#asked.get(seat) === 1) this.#asked.delete(seat);
    else this.#asked.set(seat, (this.#asked.get(seat) ?? 1) - 1);
  }

  /** The version to be shown; undefined while everybody sees now. */
  get #wanted(): number | undefined {
    return timelineOf(this.#room.workshop.state)?.version;
  }

  #answer(seat: Seat, say: () => void): void {
    const instructs = roleOf(this.#room.workshop.state, seat.you) === 'instructor';
    if (this.#seats.has(seat) && instructs) say();
  }

  /** Of several versions in a row the latest counts. */
  async #load(): Promise<void> {
    this.#loading = true;
    try {
      for (let version = this.#wanted; version !== undefined; version = this.#missing) {
        const moment = await this.#room.replay.at(version);
        if (moment === undefined) break;
        this.#shown = { moment, observations: new Map() };
        await this.#show(this.#shown, this.#seats);
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#loading = false;
    }
  }

  /** What has come to be wanted meanwhile. */
  get #missing(): number | undefined {
    const wanted = this.#wanted;
    return wanted === this.#shown?.moment.version ? undefined : wanted;
  }

  /** Sends seats what each of them saw then: one frame for all who see the same. */
  async #show(shown: Shown, seats: Iterable<Seat>): Promise<void> {
    const { rules, workshop } = this.#room;
    const { state } = shown.moment;
    const alike = new Map<string, { readonly viewer: Viewer; readonly seats: Seat[] }>();
    for (const seat of [...seats]) {
      // Whoever waits at the door is not to know what is shown inside.
      if (roleOf(workshop.state, seat.you) === 'outside') continue;
      const viewer = viewerThen(state, workshop.state, seat.viewer);
      const key = `${rules.sight(state, viewer)} ${seat.open.join(' ')}`;
      const others = alike.get(key);
      if (others === undefined) alike.set(key, { viewer, seats: [seat] });
      else others.seats.push(seat);
    }
    for (const { viewer, seats } of alike.values()) {
      const { boards } = rules.view(state, viewer);
      const past: Past = {
        version: shown.moment.version,
        boards,
        observations: await this.#observed(shown, boards),
      };
      const message = new Broadcast('past', past);
      for (const seat of seats) {
        const here = this.#seats.has(seat) && seat.behindSince === undefined;
        if (here && this.#shown === shown) message.to(seat.socket, seat.drained);
      }
    }
  }

  async #observed({ observations }: Shown, boards: ByBoard<Board>): Promise<ByBoard<Observation>> {
    const observed: Record<BoardId, Observation> = {};
    for (const board of Object.values(boards)) {
      const { id } = board;
      if (!observations.has(id)) observations.set(id, await this.#room.replay.observe(board));
      const observation = observations.get(id);
      if (observation !== undefined) observed[id] = observation;
    }
    return observed;
  }

  #failed(error: unknown): void {
    this.#log.warn({ err: error, workshop: this.#room.code }, 'the past could not be read');
  }
}

/**
 * Who somebody was then: whoever was not there yet sees what everybody saw, and so does whoever taught then and does
 * not any more.
 */
function viewerThen(then: WorkshopState, now: WorkshopState, { id, open }: Viewer): Viewer {
  const role = roleOf(then, id);
  const was = id !== null && Object.hasOwn(then.participants, id) && role !== 'outside';
  const more = role === 'instructor' && roleOf(now, id) !== 'instructor';
  return { id: was && !more ? id : null, open };
}
