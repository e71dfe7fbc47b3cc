import type { AnyCommandMessage } from '#shared/protocol/client-messages.ts';
import { Copies } from '#shared/workshop/kernel/copies.ts';
import { accept, type Decision } from '#shared/workshop/kernel/decision.ts';
import type { AnyCommand, House, Then } from '#shared/workshop/kernel/definition.ts';
import { hasActed, type Ledger, participantByCredential, standing } from '#shared/workshop/kernel/ledger.ts';
import type { Draft, Happened } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { enterByLink } from '#shared/workshop/links/enter.ts';
import { tokenRenewed } from '#shared/workshop/links/events.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { LinkId } from '#shared/workshop/model/links.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { releaseHolds } from '#shared/workshop/parameters/holds.ts';
import { comeBack, join } from '#shared/workshop/people/join.ts';
import { type Derived, derive, type Following } from './derived.ts';

/** The entries a request takes (none when nothing needs to change), or why it is refused. */
export type Verdict =
  | { readonly ok: true; readonly drafts: readonly Draft[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** What came of a request: done, and in the log at or before `version`; or refused. */
export type Outcome =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly rejection: Rejection };

/** Something a room is asked to do. It may be decided more than once, and is settled exactly once. */
export interface Request {
  /** @param scratch the workshop as it will be once all requests before it are in the log */
  decide(scratch: Derived, at: Timestamp): Verdict;
  settle(outcome: Outcome): void;
}

export type Settle = Request['settle'];

/** A newcomer, whose new token hashes to `credential`. */
export interface Newcomer {
  readonly name: string;
  readonly credential: string;
  /** Hash of the address they come from. */
  readonly origin?: string | undefined;
}

/** What a room knows beside its log; what somebody has done is in that. */
export type Premises = Omit<House, 'hasActed'>;

/** Somebody who comes in by a link, with a new token that hashes to `credential`. */
export interface LinkEntrant {
  readonly link: LinkId;
  /** Needed where the link brings back nobody in particular. */
  readonly name?: string | undefined;
  readonly credential: string;
}

/**
 * A command of participant `by`; the same id twice is done once.
 * @param then the boards as they were at the version that it needs, where it needs one
 */
export function commandRequest(
  rules: Rules,
  premises: Premises,
  by: ParticipantId,
  message: AnyCommandMessage,
  settle: Settle,
  then?: Then,
): Request {
  const { id } = message;
  return {
    settle,
    decide({ state, ledger, past }, at) {
      const seen = standing(ledger, by, id);
      if (seen === 'applied') return nothing;
      if (seen === 'crowded') return { ok: false, rejection: { code: 'too-many-clients' } };
      if (seen === 'stale') return { ok: false, rejection: { code: 'stale-command' } };
      const credential = rules.commands.get(message.type)?.rules.credential?.(message);
      const house = houseOf(premises, ledger);
      return verdictOf(rules.decide(state, message, { by, at, past, house, then }), {
        commands: [id],
        ...(credential !== undefined && { credential }),
      });
    },
  };
}

/** What participant `by` asks for over HTTP, where nothing is sent twice by itself. */
export function actRequest(
  rules: Rules,
  premises: Premises,
  by: ParticipantId,
  command: AnyCommand,
  settle: Settle,
): Request {
  return {
    settle,
    decide: ({ state, ledger, past }, at) =>
      verdictOf(rules.decide(state, command, { by, at, past, house: houseOf(premises, ledger) }), {}),
  };
}

/** A newcomer with a token, or somebody who had made place: the same token twice is one person. */
export function joinRequest(
  { name, credential, origin }: Newcomer,
  premises: Premises,
  settle: Settle,
): Request {
  return {
    settle,
    decide({ state, ledger }, at) {
      const context = { ...houseOf(premises, ledger), at, origin };
      const known = participantByCredential(ledger, credential);
      if (known === undefined) return verdictOf(join(state, { name }, context), { credential });
      const lapsed = lookup(state.participants, known)?.status === 'lapsed';
      return lapsed ? verdictOf(comeBack(state, known, context), {}) : nothing;
    },
  };
}

/** Somebody by a link; the same token twice comes in once. */
export function enterByLinkRequest(
  { link, name, credential }: LinkEntrant,
  premises: Premises,
  settle: Settle,
): Request {
  return {
    settle,
    decide({ state, ledger }, at) {
      if (participantByCredential(ledger, credential) !== undefined) return nothing;
      const context = { ...houseOf(premises, ledger), at };
      return verdictOf(enterByLink(state, { link, name }, context), { credential });
    },
  };
}

/** Another token for whoever has the one that hashes to `before`; asked for twice it is done once. */
export function renewRequest(
  { before, credential }: { readonly before: string; readonly credential: string },
  settle: Settle,
): Request {
  return {
    settle,
    decide({ state, ledger }, at) {
      if (participantByCredential(ledger, credential) !== undefined) return nothing;
      const by = participantByCredential(ledger, before);
      if (roleOf(state, by ?? null) === 'viewer') return { ok: false, rejection: { code: 'not-joined' } };
      return verdictOf(accept(tokenRenewed.of({ by: by!, at }, { participant: by! })), { credential });
    },
  };
}

/** Lets go of what `who` holds, where `only` says so. */
export function releaseRequest(
  who: ParticipantId,
  only: (board: BoardId, parameter: string) => boolean,
): Request {
  return serverRequest((state, at) => releaseHolds(state, who, at, only));
}

/** Something the server itself does: the events it takes as things are. */
export function serverRequest(
  eventsFor: (state: WorkshopState, at: Timestamp) => readonly Happened[],
  settle: Settle = () => {},
): Request {
  return {
    settle,
    decide: ({ state }, at) => ({ ok: true, drafts: eventsFor(state, at).map((event) => ({ event })) }),
  };
}

/**
 * A request that is refused where it would write something and may not.
 * @param full why nothing may be written at all
 * @param later why it may not be now: asked first, since a flood is to cost little
 */
export function bounded(
  request: Request,
  full: () => Rejection | undefined,
  later: () => Rejection | undefined = () => undefined,
): Request {
  return {
    settle: request.settle,
    decide(scratch, at) {
      const passing = later();
      if (passing !== undefined) return { ok: false, rejection: passing };
      const verdict = request.decide(scratch, at);
      const rejection = verdict.ok && verdict.drafts.length > 0 ? full() : undefined;
      return rejection === undefined ? verdict : { ok: false, rejection };
    },
  };
}

const nothing: Verdict = { ok: true, drafts: [] };

function houseOf(premises: Premises, ledger: Ledger): House {
  return { ...premises, hasActed: (who) => hasActed(ledger, who) };
}

/** A decision as entries, the last of which has `beside` beside its event. */
function verdictOf(decision: Decision, beside: Omit<Draft, 'event'>): Verdict {
  if (!decision.ok) return decision;
  const last = decision.events.length - 1;
  const drafts = decision.events.map((event, index) => (index === last ? { event, ...beside } : { event }));
  return { ok: true, drafts };
}

/** A batch of requests decided one after the other. */
export interface Plan {
  readonly drafts: readonly Draft[];
  /** What follows from the drafts, where all are appended as they are. */
  readonly following: Following;
  readonly verdicts: readonly Verdict[];
  /** What was thrown while deciding; such a request is refused as `internal`, the others go on. */
  readonly errors: readonly unknown[];
}

/** Decides a batch, each request on what those before it leave. */
export function plan(rules: Rules, from: Derived, batch: readonly Request[], at: Timestamp): Plan {
  let last = from;
  let copies = new Copies();
  const drafts: Draft[] = [];
  const states: WorkshopState[] = [];
  const errors: unknown[] = [];
  const verdicts = batch.map((request): Verdict => {
    try {
      const verdict = request.decide(last, at);
      if (!verdict.ok) return verdict;
      const nexts: Derived[] = [];
      for (const draft of verdict.drafts) nexts.push(derive(rules, nexts.at(-1) ?? last, draft, copies));
      last = nexts.at(-1) ?? last;
      drafts.push(...verdict.drafts);
      for (const { state } of nexts) states.push(state);
      return verdict;
    } catch (error) {
      errors.push(error);
      // Copies may have some of it already.
      copies = new Copies();
      last = drafts.reduce((before, draft) => derive(rules, before, draft, copies), from);
      return { ok: false, rejection: { code: 'internal' } };
    }
  });
  return { drafts, following: { states, last }, verdicts, errors };
}
