import { setTimeout as pause } from 'node:timers/promises';
import { Backoff, type Why } from '#client/net/backoff.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { type Body, Line, makeMark, makeToken } from '../line.ts';

/** A command from its first sending to its answer. */
interface Sent {
  readonly seq: number;
  readonly command: object;
  /** How often it went out. */
  times: number;
}

/** Refusals of the moment, as `client/net/passing.ts` has them. */
const passing = new Set(['too-fast', 'too-many-attempts', 'busy']);

export interface MemberOptions {
  readonly workshop: string;
  readonly name: string;
  readonly port: number;
  /** The address it comes from. */
  readonly from: string;
  /** The one parameter that it moves; nothing where it only watches. */
  readonly parameter?: string;
  /** The instructor's. */
  readonly token?: string;
}

/**
 * Somebody at a page: finds their own way back after any loss, at a page's pace, and keeps every command until
 * it is answered (SPEC K5).
 */
export class Member {
  readonly options: MemberOptions;
  readonly token: string;
  readonly mark = makeMark();
  readonly #backoff = new Backoff();
  readonly #pending = new Map<string, Sent>();
  #seq = 0;
  #line: Line | undefined;
  #in = false;
  #gone = false;
  /** The server has said that it is back in a moment. */
  #restarts = false;
  /** Acknowledged commands, and the version that each was acknowledged with. */
  readonly acked = new Map<string, number>();
  /** Commands that went out once and were refused: the log must not have them. */
  readonly refused = new Set<string>();
  readonly refusals = new Map<string, number>();
  /** What is not in the protocol's answer to what this one does. */
  readonly oddities: string[] = [];
  /** The highest number acknowledged. */
  highest = 0;
  /** The highest version it was told of. */
  version = 0;
  /** The steps of the training that it saw last. */
  steps = 0;
  resent = 0;
  /** When it was welcomed last (ms, as `performance.now()`). */
  welcomedAt = 0;
  onWelcome: (member: Member) => void = () => {};

  constructor(options: MemberOptions) {
    this.options = options;
    this.token = options.token ?? makeToken();
  }

  get here(): boolean {
    return this.#in;
  }

  get unanswered(): number {
    return this.#pending.size;
  }

  /** Stays connected until `leave`. */
  async stay(): Promise<void> {
    while (!this.#gone) {
      const why = await this.#connection().catch((): Why => 'absent');
      if (!this.#gone) await pause(this.#backoff.next(why));
    }
  }

  leave(): void {
    this.#gone = true;
    this.#line?.close();
  }

  /** One more move of its parameter; its value tells its number. */
  tweak(): void {
    const { parameter } = this.options;
    if (parameter === undefined || !this.#in) return;
    const value = valueFor(this.#seq + 1);
    this.command({ type: 'set-parameters', board: 'class', values: [[parameter, value]] });
  }

  command(command: object): void {
    this.#seq += 1;
    const id = `${this.mark}:${this.#seq}`;
    const sent: Sent = { seq: this.#seq, command, times: 0 };
    this.#pending.set(id, sent);
    this.#out(id, sent);
  }

  /** From the opening of one connection to its end; rejects where nobody listens. */
  async #connection(): Promise<Why> {
    this.#restarts = false;
    const line = await Line.open(this.options.port, { from: this.options.from });
    const over = new Promise<void>((done) => {
      line.onClose = done;
    });
    line.onMessage = (event, body) => this.#hear(line, event, body);
    this.#line = line;
    if (this.#gone) line.close();
    this.#hello(line);
    await over;
    this.#in = false;
    this.#line = undefined;
    return this.#restarts ? 'restart' : 'lost';
  }

  #hello(line: Line): void {
    const { workshop, name } = this.options;
    line.send('hello', { protocol: PROTOCOL, workshop, token: this.token, name });
  }

  #hear(line: Line, event: string, body: () => Body): void {
    if (event === 'welcome') this.#welcome(body());
    else if (event === 'tick') this.#tick(body());
    else if (event === 'ack') this.#acknowledged(body());
    else if (event === 'reject') this.#refused(line, body());
    else if (event === 'bye') this.#bye(body());
  }

  #welcome(body: Body): void {
    this.#in = true;
    this.#backoff.reset();
    this.version = Math.max(this.version, Number(body.version));
    this.welcomedAt = performance.now();
    for (const [id, sent] of this.#pending) this.#out(id, sent);
    this.onWelcome(this);
  }

  #tick(body: Body): void {
    this.version = Math.max(this.version, Number(body.version));
    for (const [, { type, steps }] of body.entries as [number, { type: string; steps?: number }][]) {
      if (type === 'trained') this.steps = Number(steps);
    }
  }

  #acknowledged({ id, version }: Body): void {
    const sent = this.#pending.get(String(id));
    if (sent === undefined) {
      this.oddities.push(`an answer to ${String(id)}, which waits for none`);
      return;
    }
    this.#pending.delete(String(id));
    this.acked.set(String(id), Number(version));
    this.version = Math.max(this.version, Number(version));
    this.highest = Math.max(this.highest, sent.seq);
  }

  #refused(line: Line, body: Body): void {
    const code = String(body.code);
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    const params = body.params as { retryAfter?: number; seconds?: number } | undefined;
    const wait = params?.retryAfter ?? (params?.seconds === undefined ? 500 : params.seconds * 1_000);
    if (body.id === null) {
      // A hello was refused.
      if (passing.has(code)) setTimeout(() => this.#hello(line), wait);
      else this.oddities.push(`turned away: ${code}`);
      return;
    }
    const id = String(body.id);
    const sent = this.#pending.get(id);
    if (sent === undefined) {
      this.oddities.push(`a refusal (${code}) of ${id}, which waits for none`);
    } else if (passing.has(code)) {
      setTimeout(() => this.#again(line, id, sent), wait);
    } else {
      this.oddities.push(`refused: ${code}`);
      this.#drop(id, sent);
    }
  }

  /** Sends what was refused for the moment again, unless a later move says all that it did. */
  #again(line: Line, id: string, sent: Sent): void {
    // On another connection, its welcome has sent it already.
    if (!this.#pending.has(id) || line !== this.#line) return;
    if (this.#seq > sent.seq) this.#drop(id, sent);
    else this.#out(id, sent);
  }

  #drop(id: string, sent: Sent): void {
    this.#pending.delete(id);
    if (sent.times === 1) this.refused.add(id);
  }

  #bye({ code, retryable }: Body): void {
    this.#restarts = code === 'shutting-down';
    if (retryable === true) return;
    this.oddities.push(`sent away for good: ${String(code)}`);
    this.#gone = true;
  }

  #out(id: string, sent: Sent): void {
    if (!this.#in) return;
    if (sent.times > 0) this.resent += 1;
    sent.times += 1;
    this.#line?.send('command', { id, ...sent.command });
  }
}

/** What a member's command of this number sets, and back. */
export const valueFor = (seq: number): number => seq / 1e4;
export const seqOf = (value: number): number => Math.round(value * 1e4);
