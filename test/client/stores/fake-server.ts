import type { ConnectionHandlers } from '#client/net/connection.ts';
import type { Link } from '#client/net/session.ts';
import { lectureNetwork } from '#shared/lessons/lecture-network.ts';
import type {
  AnyCommandMessage,
  Hello,
  PointMessage,
  Recall,
  WaitMessage,
} from '#shared/protocol/client-messages.ts';
import type { ByBoard, ShownEntry } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { House } from '#shared/workshop/kernel/definition.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Pasts } from '#shared/workshop/kernel/past.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import { homeBoard, maySee } from '#shared/workshop/model/access.ts';
import type { BoardId, Start } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { joined as participantJoined } from '#shared/workshop/people/events.ts';
import { type Happening, type History, record } from '#shared/workshop/projections/history.ts';
import { recordPast } from '#shared/workshop/projections/past.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { rules } from '#shared/workshop/rules.ts';

const AT = 1_000;

const start: Start = { ...lectureNetwork, loss: 'mse', data: { kind: 'sample' } };

/** A participant of a class as a log has it. */
export function joined(id: string, name: string, colour: number): Happened {
  const participant = { id, name, colour, role: 'student', status: 'present' } as const;
  return participantJoined.of({ by: id, at: AT }, { participant });
}

/** The state after these events. */
export function following(state: WorkshopState | null, events: readonly Happened[]): WorkshopState {
  return events.reduce<WorkshopState | null>((sofar, event) => rules.evolve(sofar, event), state)!;
}

/** A workshop just opened in English, with 서연 (p2) and 지호 (p3) in it. */
export function openedWorkshop(epoch = 'log-1'): WorkshopState {
  const decision = openWorkshop({ title: '딥러닝 첫걸음', locale: 'en', board: start, epoch, at: AT });
  if (!decision.ok) throw new Error('a workshop opens');
  return following(null, [...decision.events, joined('p2', '김서연', 1), joined('p3', '박지호', 2)]);
}

/** What an accepted command makes happen. */
export function eventsOf(
  state: WorkshopState,
  by: ParticipantId,
  command: Command,
  at = AT,
  house?: House,
): readonly Happened[] {
  const decision = rules.decide(state, command, { by, at, ...(house !== undefined && { house }) });
  if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
  return decision.events;
}

/**
 * The other end of a connection, in the same page: it keeps what it is sent until told to answer, and shows its
 * viewer no more than the real one does.
 */
export class FakeServer {
  state = openedWorkshop();
  you: ParticipantId | null = 'p2';
  /** The time of what is decided. */
  at = AT;
  /** What only a server knows, for what cannot be decided without. */
  house: House | undefined;
  readonly hellos: Hello[] = [];
  readonly commands: AnyCommandMessage[] = [];
  /** What the page said it would like next. */
  readonly waits: WaitMessage['for'][] = [];
  /** Where the page said it points. */
  readonly points: PointMessage[] = [];
  /** What the page asked of the past. */
  readonly recalls: Recall[] = [];
  handlers!: ConnectionHandlers;
  /** What to do with a hello; by default it is welcomed. */
  onHello: (hello: Hello) => void = () => this.welcome();
  open: readonly BoardId[] = [];
  #past: Pasts = {};
  readonly #history: Record<BoardId, History> = {};
  #log: readonly (readonly [event: Happened, before: WorkshopState, after: WorkshopState])[] = [];
  #up = false;

  readonly connect = (handlers: ConnectionHandlers): Link => {
    this.handlers = handlers;
    const up = (): boolean => this.#up;
    return {
      start: () => this.up(),
      stop: () => this.down(),
      hello: () => this.#greet(),
      send: (command) => this.commands.push(command),
      wait: (message) => this.waits.push(message.for),
      point: (message) => this.points.push(message),
      recall: (message) => this.recalls.push(message),
      get open() {
        return up();
      },
    };
  };

  get viewer(): Viewer {
    return { id: this.you, open: this.open };
  }

  up(): void {
    this.handlers.state('catching-up');
    this.#greet();
  }

  down(): void {
    this.#up = false;
    this.handlers.state('offline');
  }

  /** Welcomes the last hello: with what it has missed where that is enough, else with the whole view. */
  welcome(): void {
    const hello = this.hellos.at(-1);
    const home = homeBoard(this.state, this.you);
    const asked = hello?.open ?? (home === undefined ? [] : [home]);
    this.open = asked.filter((id) => {
      const listing = this.state.listings[id];
      return listing !== undefined && maySee(this.state, this.you, listing);
    });
    const { epoch, version } = this.state;
    const since = hello?.epoch === epoch ? hello.lastVersion : undefined;
    const missed = since === undefined ? undefined : this.#entriesSince(since);
    this.#up = true;
    this.handlers.state('live');
    this.handlers.welcome({
      protocol: PROTOCOL,
      workshop: 'K7M4QX',
      epoch,
      version,
      you: this.you,
      open: this.open,
      snapshot: missed === undefined ? rules.view(this.state, this.viewer) : null,
      entries: missed ?? [],
      observations: this.#observed(this.open),
      history: Object.fromEntries(this.open.map((id) => [id, this.#history[id] ?? []])),
      online: Object.keys(this.state.participants),
    });
  }

  /** Puts events in the log, and shows the page what it may see of them: or its view anew. */
  tick(...events: readonly Happened[]): void {
    const before = this.state;
    const batch = events.map((event): Happening => {
      const before = this.state;
      this.#append(event);
      return { version: this.state.version, event, before };
    });
    for (const id of Object.keys(this.state.boards)) {
      const { loss } = observe(this.state.boards[id]!);
      const known = this.#history[id] ?? [];
      this.#history[id] = record(rules, known, id, batch, loss);
    }
    if (!this.#up) return;
    const entries = this.#entriesSince(before.version);
    if (entries === undefined) {
      this.welcome();
      return;
    }
    const touched = this.open.filter((id) => before.boards[id] !== this.state.boards[id]);
    this.handlers.tick({
      from: before.version,
      version: this.state.version,
      entries,
      observations: this.#observed(touched),
    });
  }

  /** Something that somebody else does. */
  does(by: ParticipantId, command: Command): void {
    this.tick(...eventsOf(this.state, by, command, this.at, this.house));
  }

  /** Decides everything it was sent, as the real one does: tick first, then the answer. */
  settle(): void {
    for (const { id, ...command } of this.commands.splice(0)) {
      const decision = rules.decide(this.state, command, { by: this.you, at: this.at, past: this.#past });
      if (decision.ok) {
        this.tick(...decision.events);
        this.handlers.ack({ id, version: this.state.version });
      } else this.handlers.reject({ id, ...decision.rejection });
    }
  }

  #append(event: Happened): void {
    const before = this.state;
    this.state = rules.evolve(before, event);
    this.#past = recordPast(rules, this.#past, before, event, this.state.version);
    this.#log = [...this.#log, [event, before, this.state]];
  }

  /** What the viewer is shown of the versions after `since`; undefined where they need their view anew. */
  #entriesSince(since: number): readonly ShownEntry[] | undefined {
    const entries: ShownEntry[] = [];
    for (const [event, before, now] of this.#log.filter(([, { version }]) => version >= since)) {
      const shown = rules.show(event, before, now, this.viewer);
      if (shown === 'anew') return undefined;
      if (shown !== 'nothing') entries.push([now.version, shown]);
    }
    return entries;
  }

  #observed(boards: readonly BoardId[]): ByBoard<ReturnType<typeof observe>> {
    return Object.fromEntries(boards.map((id) => [id, observe(this.state.boards[id]!)]));
  }

  #greet(): void {
    const hello = this.handlers.hello();
    this.hellos.push(hello);
    this.onHello(hello);
  }
}

export { FIRST_BOARD };
