import type { Response } from 'express';
import { say } from '#shared/locale.ts';
import type { Rejection, RejectionCode } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';

/** The status of each rejection that HTTP can answer with; any other is a 400. */
const statuses = new Map<string, number>([
  ['wrong-passphrase', 403],
  ['foreign-page', 403],
  ['not-allowed', 403],
  ['wrong-host', 421],
  ['unknown-workshop', 404],
  ['not-found', 404],
  ['frame-too-large', 413],
  ['too-many-attempts', 429],
  ['workshop-full', 507],
  ['storage-full', 507],
  ['internal', 500],
  ['busy', 503],
  ['shutting-down', 503],
  ['workshop-unreadable', 503],
] satisfies Array<[RejectionCode, number]>);

/** Answers with a rejection: its code, and its sentence in every language with its values filled in. */
export type SendRejection = (response: Response, rejection: Rejection) => void;

/** How to answer with the rejections that these rules have sentences for. */
export function rejectionSender({ sentenceOf }: Pick<Rules, 'sentenceOf'>): SendRejection {
  return (response, { code, params = {} }) => {
    const sentence = sentenceOf(code);
    if (typeof params.seconds === 'number') response.set('Retry-After', String(params.seconds));
    response
      .status(statuses.get(code) ?? 400)
      .set('Cache-Control', 'no-store')
      .json({ code, message: { en: say(sentence, 'en', params), ko: say(sentence, 'ko', params) }, params });
  };
}
