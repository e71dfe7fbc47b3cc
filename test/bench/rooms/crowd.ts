/** A process of people: some rooms, full, over bare WebSockets. Does what the bench tells it, and ends with it. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Body, Line, makeMark, makeToken } from '../line.ts';

export interface RoomToEnter {
  readonly code: string;
  /** Its number, among all rooms. */
  readonly index: number;
}

export type ToCrowd =
  | {
      readonly ask: 'enter';
      readonly port: number;
      readonly protocol: number;
      readonly rooms: readonly RoomToEnter[];
      readonly people: number;
    }
  | { readonly ask: 'run'; readonly seconds: number; readonly perSecond: number };

/** What one crowd has of one round. */
export interface CrowdRound {
  readonly sent: number;
  /** From a tweak's sending to its acknowledgement (ms). */
  readonly acks: readonly number[];
  readonly unanswered: number;
  readonly refusals: Readonly<Record<string, number>>;
  /** Ticks that reached somebody. */
  readonly deliveries: number;
  /** Between two ticks of a room, at one of its people (ms). */
  readonly gaps: readonly number[];
  /** From somebody's coming or going to the list that says so, at another (ms). */
  readonly presence: readonly number[];
  /** Comings and goings that no list told of in time. */
  readonly unseen: number;
  /** People who were told of everything acknowledged in their room. */
  readonly complete: number;
  readonly seconds: number;
}

export type FromCrowd = { readonly entered: true } | { readonly round: CrowdRound };

/** How long joining, the last answers and a list of who is there may take (ms). */
const PATIENCE = 20_000;
/** How often somebody of each room goes or comes back (ms). */
const FLAP = 1_500;

const parameters = ['W1-0-0', 'W1-0-1', 'W1-0-2', 'W1-1-0', 'W1-1-1', 'W1-1-2', 'b1-0', 'b1-1', 'b1-2'];

const counts = {
  sent: 0,
  deliveries: 0,
  unseen: 0,
};
let acks: number[] = [];
let gaps: number[] = [];
let presence: number[] = [];
let refusals: Record<string, number> = {};

class Someone {
  readonly token = makeToken();
  readonly #mark = makeMark();
  readonly #port: number;
  readonly #hello: object;
  readonly #from: string;
  #line: Line | undefined;
  #seq = 0;
  readonly waiting = new Map<string, number>();
  #lastTick: (() => Body) | undefined;
  #toldOf = 0;
  /** The highest version a command of this one was acknowledged with. */
  acked = 0;
  you = '';
  onTick: (() => void) | undefined;
  onPresence: ((online: readonly string[]) => void) | undefined;

  constructor(port: number, protocol: number, room: RoomToEnter, k: number) {
    this.#port = port;
    this.#from = `10.2.${room.index}.${k}`;
    this.#hello = { protocol, workshop: room.code, token: this.token, name: `P${k}` };
  }

  /** Connects and says hello; resolves at the welcome. */
  async enter(): Promise<void> {
    const line = await Line.open(this.#port, { from: this.#from, patience: PATIENCE });
    this.#line = line;
    const welcome = await new Promise<Body>((done, fail) => {
      const timer = setTimeout(() => fail(new Error('no welcome in time')), PATIENCE);
      line.onMessage = (event, body) => {
        if (event === 'reject' || event === 'bye') fail(new Error(`${event}: ${JSON.stringify(body())}`));
        if (event !== 'welcome') return;
        clearTimeout(timer);
        // What follows at once belongs to whoever is in.
        line.onMessage = (name, message) => this.#hear(name, message);
        done(body());
      };
      line.send('hello', this.#hello);
    });
    this.you = String(welcome.you);
    this.#toldOf = Number(welcome.version);
  }

  leave(): void {
    this.#line?.close();
    this.#line = undefined;
  }

  tweak(value: number): void {
    this.#seq += 1;
    const id = `${this.#mark}:${this.#seq}`;
    const parameter = parameters[this.#seq % parameters.length]!;
    this.waiting.set(id, performance.now());
    counts.sent += 1;
    const command = { id, type: 'set-parameters', board: 'class', values: [[parameter, value]] };
    this.#line?.send('command', command);
  }

  get toldOf(): number {
    return Math.max(this.#toldOf, Number(this.#lastTick?.().version ?? 0));
  }

  #hear(event: string, body: () => Body): void {
    if (event === 'tick') {
      counts.deliveries += 1;
      this.#lastTick = body;
      this.onTick?.();
    } else if (event === 'ack') {
      const { id, version } = body();
      const at = this.waiting.get(String(id));
      this.waiting.delete(String(id));
      if (at !== undefined) acks.push(performance.now() - at);
      this.acked = Math.max(this.acked, Number(version));
    } else if (event === 'presence') {
      if (this.onPresence !== undefined) this.onPresence(body().online as string[]);
    } else if (event === 'welcome') {
      this.#toldOf = Math.max(this.#toldOf, Number(body().version));
    } else if (event === 'reject' || event === 'bye') {
      const { id, code } = body();
      this.waiting.delete(String(id));
      refusals[String(code)] = (refusals[String(code)] ?? 0) + 1;
    }
  }
}

class FullRoom {
  readonly people: readonly Someone[];
  /** Comes and goes. */
  readonly #flapper: Someone;
  #last = Number.NaN;
  /** What a list is to say, and since when; null while they are on their way in. */
  #expects: { readonly there: boolean; since: number | null } | undefined;

  constructor(port: number, protocol: number, room: RoomToEnter, people: number) {
    this.people = Array.from({ length: people }, (_, k) => new Someone(port, protocol, room, k));
    this.#flapper = new Someone(port, protocol, room, people);
    const watcher = this.people[0]!;
    watcher.onTick = () => {
      const now = performance.now();
      if (Number.isFinite(this.#last)) gaps.push(now - this.#last);
      this.#last = now;
    };
    watcher.onPresence = (online) => {
      if (this.#expects?.there !== online.includes(this.#flapper.you)) return;
      const { since } = this.#expects;
      // A list may be there before the welcome is.
      presence.push(since === null ? 0 : performance.now() - since);
      this.#expects = undefined;
    };
  }

  async enter(): Promise<void> {
    await Promise.all(this.people.map((one) => one.enter()));
    await this.#flapper.enter();
  }

  /** A pause between two rounds is no gap. */
  begin(): void {
    this.#last = Number.NaN;
    this.#expects = undefined;
  }

  /** Somebody goes and comes back until `until`; ends with them there. */
  async flap(until: number): Promise<void> {
    await pause(Math.random() * FLAP);
    while (performance.now() < until) {
      this.#expect(false);
      this.#flapper.leave();
      await pause(FLAP);
      this.#expect(true);
      await this.#flapper.enter();
      if (this.#expects !== undefined) this.#expects.since = performance.now();
      await pause(FLAP);
    }
    this.#expect(undefined);
  }

  #expect(there: boolean | undefined): void {
    if (this.#expects !== undefined) {
      counts.unseen += 1;
      presence.push(FLAP);
    }
    this.#expects = there === undefined ? undefined : { there, since: there ? null : performance.now() };
  }

  get complete(): number {
    const acked = Math.max(...this.people.map((one) => one.acked));
    return this.people.filter(({ toldOf }) => toldOf >= acked).length;
  }
}

let rooms: FullRoom[] = [];

async function run(seconds: number, perSecond: number): Promise<CrowdRound> {
  Object.assign(counts, { sent: 0, deliveries: 0, unseen: 0 });
  [acks, gaps, presence, refusals] = [[], [], [], {}];
  const people = rooms.flatMap((room) => room.people);
  for (const room of rooms) room.begin();
  const begun = performance.now();
  const flaps = rooms.map((room) => room.flap(begun + (seconds * 1_000 - 2 * FLAP)));
  const total = people.length * perSecond * seconds;
  // Spread over the interval, as hands are; whoever is late catches up.
  for (let n = 0; n < total; ) {
    const due = Math.min(total, ((performance.now() - begun) / 1_000) * people.length * perSecond);
    for (; n < due; n++) people[n % people.length]!.tweak(((n * 7_919) % 1_000_003) / 1e6);
    await pause(2);
  }
  const taken = (performance.now() - begun) / 1_000;
  const during = { ...counts };
  const patience = performance.now() + PATIENCE;
  const unanswered = () => people.reduce((sum, { waiting }) => sum + waiting.size, 0);
  while (unanswered() > 0 && performance.now() < patience) await pause(10);
  await Promise.all(flaps);
  const complete = () => rooms.reduce((sum, room) => sum + room.complete, 0);
  for (let tries = 0; complete() < people.length && tries < 20; tries++) await pause(100);
  const round = {
    sent: during.sent,
    acks,
    unanswered: unanswered(),
    refusals,
    deliveries: during.deliveries,
    gaps,
    presence,
    unseen: counts.unseen,
    complete: complete(),
    seconds: taken,
  };
  for (const { waiting } of people) waiting.clear();
  return round;
}

async function obey(message: ToCrowd): Promise<FromCrowd> {
  if (message.ask === 'run') return { round: await run(message.seconds, message.perSecond) };
  const { port, protocol, people } = message;
  rooms = message.rooms.map((room) => new FullRoom(port, protocol, room, people));
  // Room by room: a school comes in over minutes, too.
  for (const room of rooms) await room.enter();
  return { entered: true };
}

process.on('disconnect', () => process.exit());
process.on('message', (message: ToCrowd) => {
  obey(message).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
