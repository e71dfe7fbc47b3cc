import type { Hello } from '#shared/protocol/client-messages.ts';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { linkByCredential, participantByCredential } from '#shared/workshop/kernel/ledger.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { credentialOf } from '../auth/tokens.ts';
import type { AddressLimit } from '../limits/address-limit.ts';
import type { Attendance } from '../limits/attendance.ts';
import type { Found, Place, Registry } from '../workshops/registry.ts';
import type { Outcome } from '../workshops/requests.ts';
import type { Room } from '../workshops/room.ts';
import type { Sitter } from './seat.ts';

/** People who may join through one connection. */
const JOINS = 10;

export interface EntrancePorts {
  readonly registry: Registry;
  /** Failed look-ups, by address. */
  readonly lookups: AddressLimit;
  /** Newcomers, by address. */
  readonly joins: AddressLimit;
  readonly attendance: Attendance;
}

/** What comes of a hello. */
export type Admission =
  | { readonly kind: 'in'; readonly place: Place; readonly sitter: Sitter }
  /** No, but another hello may follow. */
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  /** No, and the connection ends. */
  | { readonly kind: 'away'; readonly rejection: Rejection; readonly retryable: boolean };

const refused = (rejection: Rejection): Admission => ({ kind: 'refused', rejection });
const away = (rejection: Rejection, retryable = false): Admission => ({ kind: 'away', rejection, retryable });

/** Decides, for one connection, who it lets in as whom. */
export class Entrance {
  readonly #ports: EntrancePorts;
  readonly #address: string;
  #joins = 0;

  constructor(ports: EntrancePorts, address: string) {
    this.#ports = ports;
    this.#address = address;
  }

  async admit(hello: Hello): Promise<Admission> {
    const { lookups, registry, attendance } = this.#ports;
    const waits = lookups.refusal(this.#address);
    // Counted before anything is awaited, and given back when it was no guess.
    lookups.spend(this.#address);
    const code = parseJoinCode(hello.workshop);
    const found = code === undefined ? undefined : await registry.find(code, this.#address);
    const place = found?.ok ? found : undefined;
    const room = place?.room;
    const credential = hello.token === undefined ? undefined : credentialOf(hello.token);
    const you = room && credential !== undefined ? whoHas(room, credential) : undefined;
    // Who resumes with a valid token never waits, nor does the neighbour of somebody in the room.
    const known = you !== undefined || (room !== undefined && attendance.has(room.code, this.#address));
    if (waits !== undefined && !known) return refused(waits);

    const ended = room?.workshop.state.status === 'ended';
    if (ended && you !== undefined) return away({ code: 'workshop-ended' });
    if (place === undefined || ended) return away(ofNone(found));
    const admission = await this.#admitTo(place, hello, credential);
    // A secret that opens nothing is a guess, as a wrong code is.
    const guess = admission.kind === 'refused' && admission.rejection.code === 'link-invalid';
    if (!guess) lookups.refund(this.#address);
    return admission;
  }

  async #admitTo(place: Place, hello: Hello, credential: string | undefined): Promise<Admission> {
    const { room } = place;
    const sitter = { wanted: hello.open, summaries: hello.summaries === true };
    if (hello.viewer) return { kind: 'in', place, sitter: { ...sitter, you: null } };
    if (credential === undefined) return refused({ code: 'not-joined' });
    if (whoHas(room, credential) === undefined) {
      const rejection = await this.#letIn(room, hello, credential);
      if (rejection !== undefined) return refused(rejection);
    }
    const you = whoHas(room, credential);
    const status = you === undefined ? undefined : lookup(room.workshop.state.participants, you)?.status;
    if (you === undefined || status === undefined) return away({ code: 'busy' }, true);
    if (status !== 'present') return away({ code: status });
    return { kind: 'in', place, sitter: { ...sitter, you, credential } };
  }

  /** Lets a newcomer in, or somebody back by a link; why not, otherwise. */
  async #letIn(room: Room, { name, link }: Hello, credential: string): Promise<Rejection | undefined> {
    if (name === undefined && link === undefined) return { code: 'not-joined' };
    const crowded = this.#crowded();
    if (crowded !== undefined) return crowded;
    const outcome =
      link === undefined
        ? await room.join({ name: name ?? '', credential })
        : await this.#enterByLink(room, { secret: link, name, credential });
    return outcome.ok ? undefined : outcome.rejection;
  }

  async #enterByLink(
    room: Room,
    { secret, ...who }: { secret: string; name: string | undefined; credential: string },
  ): Promise<Outcome> {
    const link = linkByCredential(room.workshop.ledger, credentialOf(secret));
    if (link === undefined) return { ok: false, rejection: { code: 'link-invalid' } };
    return room.enterByLink({ link, ...who });
  }

  /** Why nobody more may join through this connection or from this address now. */
  #crowded(): Rejection | undefined {
    this.#joins += 1;
    if (this.#joins > JOINS) return { code: 'too-many-attempts', params: { seconds: 60 } };
    const waits = this.#ports.joins.refusal(this.#address);
    this.#ports.joins.spend(this.#address);
    return waits;
  }
}

/** What is said where there is no workshop: one and the same, unless it is one that cannot be read. */
function ofNone(found: Found | undefined): Rejection {
  return found === undefined || found.ok ? { code: 'unknown-workshop' } : found.rejection;
}

function whoHas(room: Room, credential: string) {
  return participantByCredential(room.workshop.ledger, credential);
}
