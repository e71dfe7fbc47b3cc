import type { Hello } from '#shared/protocol/client-messages.ts';
import type { Rejection, RejectionCode } from '#shared/workshop/kernel/rejections.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { Entry } from './identity.ts';
import {
  forgetPlaces,
  forgetToken,
  newToken,
  rememberedToken,
  rememberRenewed,
  rememberToken,
  renewedToken,
  replaceToken,
} from './identity.ts';
import { forgetWorkshop, rememberWorkshop } from './known-workshops.ts';
import type { Replica } from './replica.ts';

/** A link refused with one of these is no way in any more. */
const spent: ReadonlySet<string> = new Set<RejectionCode>(['link-invalid', 'unknown-workshop']);

/** This device's place in a workshop: the token that it is known by, and what it takes to get one. */
export class Place {
  readonly #code: string;
  readonly #entry: Entry;
  #token: string | undefined;
  /** What it takes the place of, until it has. */
  #renews: string | undefined;
  /** The secret of a link to come in by, until that is done. */
  #link: string | undefined;
  /** Undoes a claim by a link that came to nothing. */
  #putBack: (() => void) | undefined;

  constructor(code: string, entry: Entry) {
    this.#code = code;
    this.#entry = entry;
    this.#token = entry === 'stage' ? undefined : rememberedToken(code, entry);
    this.#renews = entry === 'stage' ? undefined : renewedToken(code);
    if (entry === 'stage') this.#link = sessionStorage.getItem(`weightroom:stage:${code}`) ?? undefined;
  }

  /** There is something to say hello with. */
  get known(): boolean {
    return this.#entry === 'stage' || this.#token !== undefined;
  }

  /** Asks for another token instead of this one; both are kept until it is there. */
  renew(): void {
    if (this.#token === undefined) return;
    const before = this.#token;
    this.#token = newToken();
    this.#renews ??= before;
    for (const entry of ['person', 'host'] as const) {
      if (rememberedToken(this.#code, entry) === before) rememberToken(this.#code, entry, this.#token);
    }
    rememberRenewed(this.#code, this.#renews);
  }

  /** Lets this device go of the workshop. */
  forget(): void {
    forgetPlaces(this.#code);
    forgetWorkshop(this.#code);
    this.#token = undefined;
  }

  /** A link is to lead in. */
  get byLink(): boolean {
    return this.#link !== undefined;
  }

  /** It is a stage's. */
  get watches(): boolean {
    return this.#entry === 'stage';
  }

  /** Comes in by a link from now on; a stage does after a reload, too. */
  follow(link: string): void {
    this.#link = link;
    if (this.watches) sessionStorage.setItem(`weightroom:stage:${this.#code}`, link);
  }

  /** Has a token to come in with, kept before it goes out: a join whose answer was lost is completed, not repeated. */
  claim(): void {
    if (this.#link === undefined) {
      this.#token ??= newToken();
      rememberToken(this.#code, 'person', this.#token);
      return;
    }
    this.#putBack?.();
    const before = this.#token;
    this.#token = newToken();
    const restore = replaceToken(this.#code, this.#entry === 'host' ? 'host' : 'person', this.#token);
    this.#putBack = () => {
      restore();
      this.#token = before;
    };
  }

  /** The claim was refused: the device is as it was before. */
  giveBack({ code }: Rejection): void {
    if (this.#putBack !== undefined) this.#putBack();
    else if (this.#token !== undefined) forgetToken(this.#code, this.#token);
    this.#putBack = undefined;
    if (spent.has(code)) this.#link = undefined;
  }

  /** In, as whom the replica says: this browser knows the way back. */
  take({ confirmed, you }: Replica): void {
    // A stage comes back by its link each time.
    if (this.#entry === 'stage') return;
    this.#link = undefined;
    this.#renews = undefined;
    rememberRenewed(this.#code, undefined);
    this.#putBack = undefined;
    const role = roleOf(confirmed, you);
    // Whoever waits at the door has no way back yet but this page.
    if (role === 'viewer' || role === 'outside' || this.#token === undefined) return;
    const host = rememberedToken(this.#code, 'host');
    const person = rememberedToken(this.#code, 'person');
    // The console finds it under its own name; another instructor's that is there already stays.
    if (role === 'instructor' && host === person && host === this.#token) {
      rememberToken(this.#code, 'host', this.#token);
    }
    const { title } = confirmed;
    rememberWorkshop({ code: this.#code, title, as: role, at: Date.now() });
  }

  /** There is no place here for this device any more. */
  lose(): void {
    if (this.#token !== undefined) forgetToken(this.#code, this.#token);
    this.#token = undefined;
    forgetWorkshop(this.#code);
  }

  /** The workshop is over, or not there: nothing to go back to. */
  close(): void {
    forgetWorkshop(this.#code);
  }

  /** How it shows itself in a hello. */
  credentials(): Pick<Hello, 'token' | 'viewer' | 'link' | 'renews'> {
    if (this.#entry === 'stage') {
      // The instructor's own browser needs no link.
      const token = rememberedToken(this.#code, 'host');
      return {
        viewer: true,
        ...(token !== undefined && { token }),
        ...(this.#link !== undefined && { link: this.#link }),
      };
    }
    if (this.#token === undefined) return {};
    const link = this.#putBack === undefined ? undefined : this.#link;
    return {
      token: this.#token,
      ...(link !== undefined && { link }),
      ...(this.#renews !== undefined && { renews: this.#renews }),
    };
  }
}
