import type { Rejection } from '../kernel/rejections.ts';
import { limits } from '../model/limits.ts';
import type { ParticipantId } from '../model/participant.ts';
import { present } from '../model/people.ts';
import { hidesNames } from '../model/pseudonyms.ts';
import type { WorkshopState } from '../model/state.ts';
import { freeVariant, parseLine, sameName } from '../model/text.ts';

export type NameCheck =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly rejection: Rejection };

/** The name `wanted` as the room would show it, or why `who` (null: a newcomer) cannot have it. */
export function checkName(state: WorkshopState, wanted: string, who: ParticipantId | null): NameCheck {
  const limit = limits.nameGraphemes;
  const line = parseLine(wanted, limit);
  if (!line.ok) return { ok: false, rejection: { code: line.code, params: { limit } } };
  // Among hidden names, that one is taken would say who is here.
  if (hidesNames(state)) return { ok: true, name: line.text };
  const taken = present(state)
    .filter(({ id }) => id !== who)
    .map(({ name }) => name);
  if (!taken.some((name) => sameName(name, line.text))) return { ok: true, name: line.text };
  const suggestion = freeVariant(line.text, taken, limit);
  return { ok: false, rejection: { code: 'name-taken', params: { suggestion } } };
}
