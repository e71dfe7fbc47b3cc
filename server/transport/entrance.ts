import type { Hello } from '#shared/protocol/client-messages.ts';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { linkByCredential, participantByCredential } from '#shared/workshop/kernel/ledger.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import { credentialOf, originOf } from '../auth/tokens.ts';
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
  /** Newcomers who were refused, by workshop. */
  readonly refusedJoins: AddressLimit;
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
    const before = hello.renews === undefined ? undefined : credentialOf(hello.renews);
    const [you] = [credential, before].flatMap((one) => (one && room && whoHas(room, one)) ?? []);
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
    const sitter = { wanted: hello.open, summaries: hello.summaries === true, address: this.#address };
    if (hello.viewer) return this.#admitStage(place, hello, { ...sitter, you: null, credential });
    if (credential === undefined) return refused({ code: 'not-joined' });
    if (whoHas(room, credential) === undefined && hello.renews !== undefined) {
      const renewed = await room.renew(credentialOf(hello.renews), credential);
      if (!renewed.ok) return refused(renewed.rejection);
    } else if (needsEntry(room, credential)) {
      const rejection = await this.#letIn(place, hello, credential);
      if (rejection !== undefined) return refused(rejection);
    }
    const you = whoHas(room, credential);
    const status = you === undefined ? undefined : lookup(room.workshop.state.participants, you)?.status;
    if (you === undefined || status === undefined) return away({ code: 'busy' }, true);
    if (status === 'lapsed') return away({ code: 'busy' }, true);
    if (status !== 'present' && status !== 'waiting') {
      return away({ code: status === 'refused' ? 'turned-away' : status });
    }
    room.guests.came(you, this.#origin(room));
    return { kind: 'in', place, sitter: { ...sitter, you, credential } };
  }

  /** Lets a stage in: an instructor's, or by its own link, always; any while the door is open, but one who was removed. */
  #admitStage(place: Place, { link: secret }: Hello, sitter: Sitter): Admission {
    const { state, ledger } = place.room.workshop;
    const you = sitter.credential === undefined ? undefined : whoHas(place.room, sitter.credential);
    const status = you === undefined ? undefined : lookup(state.participants, you)?.status;
    if (status === 'removed' || status === 'barred') return away({ code: status });
    if (secret === undefined) {
      const closed = state.locked && roleOf(state, you ?? null) !== 'instructor';
      return closed ? refused({ code: 'stage-locked' }) : { kind: 'in', place, sitter };
    }
    const id = linkByCredential(ledger, credentialOf(secret));
    if (lookup(state.links, id ?? '')?.kind !== 'stage') return refused({ code: 'link-invalid' });
    return { kind: 'in', place, sitter: { ...sitter, link: id } };
  }

  /** Lets a newcomer in, or somebody back by a link; why not, otherwise. */
  async #letIn(place: Place, { name, link }: Hello, credential: string): Promise<Rejection | undefined> {
    const { room } = place;
    const stranger = whoHas(room, credential) === undefined;
    if (stranger && name === undefined && link === undefined) return { code: 'not-joined' };
    const expected = instructorIsHere(place);
    const crowded = this.#crowded(room, expected);
    if (crowded !== undefined) return crowded;
    const outcome =
      link === undefined
        ? await room.join({ name: name ?? '', credential, origin: this.#origin(room) })
        : await this.#enterByLink(room, { secret: link, name, credential });
    if (!expected && !outcome.ok) this.#refused(room);
    return outcome.ok ? undefined : outcome.rejection;
  }

  #origin(room: Room): string {
    return originOf(room.workshop.state.epoch, this.#address);
  }

  async #enterByLink(
    room: Room,
    { secret, ...who }: { secret: string; name: string | undefined; credential: string },
  ): Promise<Outcome> {
    const link = linkByCredential(room.workshop.ledger, credentialOf(secret));
    if (link === undefined) return { ok: false, rejection: { code: 'link-invalid' } };
    return room.enterByLink({ link, ...who });
  }

  /**
   * Why nobody more may join through this connection, from this address or in this workshop now. The people of a
   * workshop whose instructor is there are waited for: whatever others of their address do, they get in.
   */
  #crowded(room: Room, expected: boolean): Rejection | undefined {
    this.#joins += 1;
    if (this.#joins > JOINS) return { code: 'too-many-attempts', params: { seconds: 60 } };
    if (expected) return undefined;
    const { joins, refusedJoins } = this.#ports;
    const waits = refusedJoins.refusal(room.code) ?? joins.refusal(this.#address);
    if (waits === undefined) joins.spend(this.#address);
    return waits;
  }

  /** A join that came to nothing is the workshop's to pay, not that of all who share its address. */
  #refused(room: Room): void {
    const { joins, refusedJoins } = this.#ports;
    joins.refund(this.#address);
    refusedJoins.spend(room.code);
  }
}

function instructorIsHere({ room, presence }: Place): boolean {
  const { state } = room.workshop;
  return presence.online.some((id) => roleOf(state, id) === 'instructor');
}

/** What is said where there is no workshop: one and the same, unless it is one that cannot be read. */
function ofNone(found: Found | undefined): Rejection {
  return found === undefined || found.ok ? { code: 'unknown-workshop' } : found.rejection;
}

/** Whether whoever has this token has yet to come in: as somebody new, or again after they made place. */
function needsEntry(room: Room, credential: string): boolean {
  const who = whoHas(room, credential);
  return who === undefined || lookup(room.workshop.state.participants, who)?.status === 'lapsed';
}

function whoHas(room: Room, credential: string) {
  return participantByCredential(room.workshop.ledger, credential);
}
