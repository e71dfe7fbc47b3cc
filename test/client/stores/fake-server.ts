import type { ConnectionHandlers } from '#client/net/connection.ts';
import type { Link } from '#client/net/session.ts';
import type { CommandMessage, Hello } from '#shared/protocol/client-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { decide } from '#shared/workshop/decide.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { evolve, evolveAll } from '#shared/workshop/evolve.ts';
import { observe } from '#shared/workshop/observation.ts';
import { openWorkshop } from '#shared/workshop/open.ts';
import { CLASS_BOARD, type ParticipantId, type WorkshopState } from '#shared/workshop/state.ts';

const AT = 1_000;

/** A participant of a class as a log has it. */
export function joined(id: string, name: string, colour: number): WorkshopEvent {
  return {
    type: 'participant-joined',
    by: id,
    at: AT,
    participant: { id, name, colour, status: 'present' },
  };
}

/** A workshop just opened in English, with 서연 (p2) and 지호 (p3) in it. */
export function openedWorkshop(epoch = 'log-1'): WorkshopState {
  const decision = openWorkshop({ title: '딥러닝 첫걸음', locale: 'en', epoch, at: AT });
  if (!decision.ok) throw new Error('a workshop opens');
  const first = decision.events.reduce<WorkshopState | null>(evolve, null);
  return evolveAll(first!, [joined('p2', '김서연', 1), joined('p3', '박지호', 2)]);
}

/** The other end of a connection, in the same page: it keeps what it is sent until told to answer. */
export class FakeServer {
  state = openedWorkshop();
  you: ParticipantId | null = 'p2';
  readonly hellos: Hello[] = [];
  readonly commands: CommandMessage[] = [];
  handlers!: ConnectionHandlers;
  /** What to do with a hello; by default it is welcomed. */
  onHello: (hello: Hello) => void = () => this.welcome();
  #up = false;

  readonly connect = (handlers: ConnectionHandlers): Link => {
    this.handlers = handlers;
    const up = (): boolean => this.#up;
    return {
      start: () => this.up(),
      stop: () => this.down(),
      hello: () => this.#greet(),
      send: (command) => this.commands.push(command),
      get open() {
        return up();
      },
    };
  };

  up(): void {
    this.handlers.state('catching-up');
    this.#greet();
  }

  down(): void {
    this.#up = false;
    this.handlers.state('offline');
  }

  welcome(): void {
    this.#up = true;
    this.handlers.state('live');
    this.handlers.welcome({
      protocol: PROTOCOL,
      workshop: 'K7M4QX',
      epoch: this.state.epoch,
      version: this.state.version,
      you: this.you,
      snapshot: this.state,
      events: [],
      observations: { [CLASS_BOARD]: observe(this.state.boards[CLASS_BOARD]!) },
      history: { [CLASS_BOARD]: [] },
      online: Object.keys(this.state.participants),
    });
  }

  /** Puts events in the log and tells the page. */
  tick(...events: WorkshopEvent[]): void {
    const from = this.state.version;
    this.state = evolveAll(this.state, events);
    this.handlers.tick({
      from,
      version: this.state.version,
      events,
      observations: { [CLASS_BOARD]: observe(this.state.boards[CLASS_BOARD]!) },
    });
  }

  /** Decides everything it was sent, as the real one does: tick first, then the answer. */
  settle(): void {
    for (const { id, ...command } of this.commands.splice(0)) {
      const decision = decide(this.state, command, { by: this.you, at: AT });
      if (decision.ok) {
        this.tick(...decision.events);
        this.handlers.ack({ id, version: this.state.version });
      } else this.handlers.reject({ id, ...decision.rejection });
    }
  }

  #greet(): void {
    const hello = this.handlers.hello();
    this.hellos.push(hello);
    this.onHello(hello);
  }
}
