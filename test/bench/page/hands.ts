import { type Body, Line, makeMark, makeToken } from '../line.ts';

/** How long joining may take (ms). */
const PATIENCE = 20_000;
/** How often a hand moves (ms). */
const EVERY = 100;

export interface Room {
  readonly port: number;
  readonly protocol: number;
  readonly code: string;
}

/** Somebody in a room over a bare WebSocket: they send, and look at nothing. */
export class Hand {
  readonly #line: Line;
  readonly #mark = makeMark();
  #seq = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Commands that were refused, by code. */
  readonly refused: Record<string, number> = {};

  private constructor(line: Line) {
    this.#line = line;
    line.onMessage = (event, body) => {
      if (event !== 'reject') return;
      const { code } = body();
      this.refused[String(code)] = (this.refused[String(code)] ?? 0) + 1;
    };
  }

  /** Comes in under a name; with a token as whom that is of. */
  static async enter({ port, protocol, code }: Room, name: string, token = makeToken()): Promise<Hand> {
    const line = await Line.open(port, { patience: PATIENCE });
    await new Promise<Body>((done, fail) => {
      const timer = setTimeout(() => fail(new Error('no welcome in time')), PATIENCE);
      line.onMessage = (event, body) => {
        if (event === 'reject' || event === 'bye') fail(new Error(`${event}: ${JSON.stringify(body())}`));
        if (event !== 'welcome') return;
        clearTimeout(timer);
        done(body());
      };
      line.send('hello', { protocol, workshop: code, token, name });
    });
    return new Hand(line);
  }

  send(command: Body): void {
    this.#seq += 1;
    this.#line.send('command', { id: `${this.#mark}:${this.#seq}`, board: 'class', ...command });
  }

  /** Takes a parameter in hand and moves it up and down, ten times a second, `late` ms after the others. */
  move(parameter: string, late: number): void {
    let n = 0;
    this.send({ type: 'hold', parameter });
    setTimeout(() => {
      this.#timer = setInterval(() => {
        n += 1;
        const value = Number(Math.sin(n / 7 + late).toFixed(3));
        this.send({ type: 'set-parameters', values: [[parameter, value]] });
      }, EVERY);
    }, late);
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#line.close();
  }
}
