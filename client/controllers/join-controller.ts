import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { CodeState } from '../entry/join-form.ts';
import { lookUp } from '../net/http.ts';
import { rememberedName, rememberedToken } from '../net/identity.ts';

const RETRY = 2_000;

/** The way in: looks the code up while it is typed, then joins under a name. */
export class JoinController implements ReactiveController {
  code = '';
  state: CodeState = { name: 'open' };
  name = rememberedName();
  busy = false;
  /** Why the name, or the joining itself, was refused. */
  refused: Rejection | undefined;
  /** Why a one-time code, or a link, did not let anybody in. */
  readmitRefused: Rejection | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #entered: (code: string) => void;
  #asking: AbortController | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, entered: (code: string) => void) {
    this.#host = host;
    this.#entered = entered;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asking?.abort();
    clearTimeout(this.#retry);
  }

  /** Takes what has been typed; a whole code is looked up at once. */
  type(typed: string): void {
    if (typed === this.code && this.state.name !== 'open') return;
    this.hostDisconnected();
    this.code = typed;
    this.refused = undefined;
    const code = parseJoinCode(typed);
    if (code !== undefined) void this.#lookUp(code);
    else this.#to(typed.length < 6 ? { name: 'open' } : { name: 'wrong', why: { code: 'unknown-workshop' } });
  }

  async submit(name: string): Promise<void> {
    if (this.busy) return;
    this.name = name;
    this.refused = undefined;
    const code = parseJoinCode(this.code);
    if (code === undefined) return this.#to({ name: 'wrong', why: { code: 'unknown-workshop' } });
    if (rememberedToken(code, 'person') !== undefined && name.trim() === '') return this.#entered(code);
    this.busy = true;
    this.#host.requestUpdate();
    const { enterWorkshop } = await import('../stores/sessions.ts');
    const refused = await enterWorkshop(code, 'person').join(name);
    this.busy = false;
    if (refused === undefined) return this.#entered(code);
    if (refused.code === 'unknown-workshop') return this.#to({ name: 'wrong', why: refused });
    this.refused = refused;
    this.#host.requestUpdate();
  }

  /** Comes back by a one-time code or a link's secret, as who it was made for. */
  async readmit(secret: string): Promise<void> {
    const code = parseJoinCode(this.code);
    if (code === undefined) return this.#to({ name: 'wrong', why: { code: 'unknown-workshop' } });
    if (this.busy) return;
    this.busy = true;
    this.readmitRefused = undefined;
    this.#host.requestUpdate();
    const { enterWorkshop } = await import('../stores/sessions.ts');
    const refused = await enterWorkshop(code, 'person').joinByLink(secret);
    this.busy = false;
    if (refused === undefined) return this.#entered(code);
    this.readmitRefused = refused;
    this.#host.requestUpdate();
  }

  async #lookUp(code: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    this.#to({ name: 'looking' });
    const answer = await lookUp(code, asking.signal);
    if (asking.signal.aborted) return;
    if (answer.ok) return this.#to({ name: 'found', workshop: answer.value });
    this.#to({ name: 'wrong', why: answer.rejection });
    if (answer.rejection === 'offline') this.#retry = setTimeout(() => void this.#lookUp(code), RETRY);
  }

  #to(state: CodeState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
