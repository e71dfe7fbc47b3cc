import type { Response } from 'express';
import { say } from '#shared/locale.ts';
import { type Rejection, type RejectionCode, rejections } from '#shared/workshop/rejections.ts';

/** The status of each rejection that HTTP can answer with; any other is a 400. */
const statuses: Partial<Record<RejectionCode, number>> = {
  'wrong-passphrase': 403,
  'unknown-workshop': 404,
  'not-found': 404,
  'frame-too-large': 413,
  'too-many-attempts': 429,
  internal: 500,
  busy: 503,
  'shutting-down': 503,
};

/** Answers with a rejection: its code, and its sentence in every language with its values filled in. */
export function sendRejection(response: Response, { code, params = {} }: Rejection): void {
  const sentence = rejections[code];
  if (typeof params.seconds === 'number') response.set('Retry-After', String(params.seconds));
  response
    .status(statuses[code] ?? 400)
    .set('Cache-Control', 'no-store')
    .json({ code, message: { en: say(sentence, 'en', params), ko: say(sentence, 'ko', params) }, params });
}
