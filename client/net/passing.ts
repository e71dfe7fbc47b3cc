import type { Rejection, RejectionCode } from '#shared/workshop/kernel/rejections.ts';

/** Refusals of the moment: the same message may be accepted a little later. */
const codes: ReadonlySet<string> = new Set<RejectionCode>(['too-fast', 'too-many-attempts', 'busy']);

/** How long to wait where the server does not say (ms). */
const USUAL = 500;

/** Whether the same message is worth sending again. */
export const isPassing = ({ code }: Rejection): boolean => codes.has(code);

/** How long until then (ms): `retryAfter` ms, or `seconds`, as the server says it. */
export function waitOf({ params }: Rejection): number {
  const wait = Number(params?.retryAfter ?? Number(params?.seconds) * 1_000);
  return Number.isFinite(wait) && wait > 0 ? wait : USUAL;
}
