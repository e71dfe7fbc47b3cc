import type { CommandMessage } from '#shared/protocol/client-messages.ts';
import type { Draft } from '#shared/workshop/coalesce.ts';
import { decide } from '#shared/workshop/decide.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { evolve } from '#shared/workshop/evolve.ts';
import { expiredHolds, releaseHolds } from '#shared/workshop/holds.ts';
import { join } from '#shared/workshop/join.ts';
import { type Ledger, participantByCredential, settle, standing } from '#shared/workshop/ledger.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import type { BoardId, ParticipantId, Timestamp, WorkshopState } from '#shared/workshop/state.ts';

/** What a request is decided on: the workshop as it will be once all requests before it are in the log. */
export interface Scratch {
  readonly state: WorkshopState;
  readonly ledger: Ledger;
}

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
  decide(scratch: Scratch, at: Timestamp): Verdict;
  settle(outcome: Outcome): void;
}

type Settle = Request['settle'];

/** A command of participant `by`; the same id twice is done once. */
export function commandRequest(by: ParticipantId, message: CommandMessage, settle: Settle): Request {
  const { id, ...command } = message;
  return {
    settle,
    decide({ state, ledger }, at) {
      const seen = standing(ledger, by, id);
      if (seen === 'applied') return nothing;
      if (seen === 'stale') return { ok: false, rejection: { code: 'stale-command' } };
      const decision = decide(state, command, { by, at });
      if (!decision.ok) return decision;
      const last = decision.events.length - 1;
      return {
        ok: true,
        drafts: decision.events.map((event, index) =>
          index === last ? { event, commands: [id] } : { event },
        ),
      };
    },
  };
}

/** A newcomer with a token that hashes to `credential`; the same token twice is one person. */
export function joinRequest(
  newcomer: { readonly name: string; readonly credential: string },
  maxParticipants: number,
  settle: Settle,
): Request {
  return {
    settle,
    decide({ state, ledger }, at) {
      if (participantByCredential(ledger, newcomer.credential) !== undefined) return nothing;
      const decision = join(state, newcomer, { at, maxParticipants });
      if (!decision.ok) return decision;
      const drafts = decision.events.map((event) =>
        event.type === 'participant-joined' ? { event, credential: newcomer.credential } : { event },
      );
      return { ok: true, drafts };
    },
  };
}

/** Lets go of what `who` holds, where `only` says so. */
export function releaseRequest(
  who: ParticipantId,
  only: (board: BoardId, parameter: string) => boolean,
): Request {
  return {
    settle: () => {},
    decide: ({ state }, at) => ({ ok: true, drafts: drafts(releaseHolds(state, who, at, only)) }),
  };
}

/** Lets go of what nobody has touched for too long. */
export function expireRequest(settle: Settle): Request {
  return {
    settle,
    decide: ({ state }, at) => ({ ok: true, drafts: drafts(expiredHolds(state, at)) }),
  };
}

const nothing: Verdict = { ok: true, drafts: [] };

function drafts(events: readonly WorkshopEvent[]): Draft[] {
  return events.map((event) => ({ event }));
}

/** A batch of requests decided one after the other. */
export interface Plan {
  readonly drafts: readonly Draft[];
  readonly verdicts: readonly Verdict[];
  /** What was thrown while deciding; such a request is refused as `internal`, the others go on. */
  readonly errors: readonly unknown[];
}

/** Decides a batch, each request on what those before it leave. */
export function plan(from: Scratch, batch: readonly Request[], at: Timestamp): Plan {
  let scratch = from;
  const all: Draft[] = [];
  const errors: unknown[] = [];
  const verdicts = batch.map((request): Verdict => {
    try {
      const verdict = request.decide(scratch, at);
      if (verdict.ok) {
        scratch = verdict.drafts.reduce(after, scratch);
        all.push(...verdict.drafts);
      }
      return verdict;
    } catch (error) {
      errors.push(error);
      return { ok: false, rejection: { code: 'internal' } };
    }
  });
  return { drafts: all, verdicts, errors };
}

function after({ state, ledger }: Scratch, draft: Draft): Scratch {
  return {
    state: evolve(state, draft.event),
    ledger: settle(ledger, { ...draft, version: state.version + 1 }),
  };
}
