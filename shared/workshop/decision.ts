import type { WorkshopEvent } from './events.ts';
import type { Rejection, RejectionCode } from './rejections.ts';

/** What came of a command: the events that make it so, or why not. */
export type Decision =
  | { readonly ok: true; readonly events: readonly WorkshopEvent[] }
  | { readonly ok: false; readonly rejection: Rejection };

export function accept(...events: WorkshopEvent[]): Decision {
  return { ok: true, events };
}

export function refuse(code: RejectionCode, params?: Rejection['params']): Decision {
  return { ok: false, rejection: params === undefined ? { code } : { code, params } };
}
