import type { Happened } from './log.ts';
import type { Rejection, RejectionCode } from './rejections.ts';

/** What came of a command: the events that make it so, or why not. */
export type Decision =
  | { readonly ok: true; readonly events: readonly Happened[] }
  | { readonly ok: false; readonly rejection: Rejection };

export function accept(...events: readonly Happened[]): Decision {
  return { ok: true, events };
}

export function refuse(code: RejectionCode, params?: Rejection['params']): Decision {
  return { ok: false, rejection: because(code, params) };
}

export function because(code: RejectionCode, params?: Rejection['params']): Rejection {
  return params === undefined ? { code } : { code, params };
}

/** The refusal as a decision, or what `then` decides where there is none. */
export function unless(refusal: Rejection | undefined, then: () => Decision): Decision {
  return refusal === undefined ? then() : { ok: false, rejection: refusal };
}
