import { indexOfKey, type ParameterKey } from '#shared/math/parameter-key.ts';
import { isLocked as isLockedOn } from '#shared/workshop/model/board.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { Author } from '#shared/workshop/model/points.ts';
import { t } from '../i18n/t.ts';
import type { BoardAsk, BoardView } from '../stores/board-view.ts';

/** The value of a parameter on the board; 0 for a key it does not have. */
export function parameterOf(view: BoardView, key: ParameterKey): number {
  const index = indexOfKey(view.board.network, key);
  return (index === undefined ? undefined : view.board.parameters[index]) ?? 0;
}

/** Who holds a parameter now, this person included. */
export function holderOf(view: BoardView, key: ParameterKey): Participant | undefined {
  const hold = Object.hasOwn(view.board.holds, key) ? view.board.holds[key] : undefined;
  return hold === undefined ? undefined : view.participants[hold.by];
}

/** Who else holds a parameter now. */
export function otherHolderOf(view: BoardView, key: ParameterKey): Participant | undefined {
  const holder = holderOf(view, key);
  return holder === undefined || holder.id === view.you ? undefined : holder;
}

/** Whose a parameter is to move, where it was handed to somebody. */
export function ownerOf(view: BoardView, key: ParameterKey): Participant | undefined {
  const handed = Object.hasOwn(view.handed ?? {}, key) ? view.handed?.[key] : undefined;
  return handed === undefined ? undefined : view.participants[handed.to];
}

/** Is this parameter locked? */
export function isLocked({ board }: BoardView, key: ParameterKey): boolean {
  return isLockedOn(board, key);
}

/** May this person move this parameter now? */
export function movable(view: BoardView, key: ParameterKey): boolean {
  return view.refusal({ type: 'set-parameters', values: [[key, 0]] }) === undefined;
}

/** May this person do this kind of thing to the board now? */
export function mayDo(view: BoardView, type: BoardAsk['type']): boolean {
  return view.refusal({ type }) === undefined;
}

/** This page's own participant. */
export function self(view: BoardView): Participant | undefined {
  return view.you === null ? undefined : view.participants[view.you];
}

/** A person's name as this page shows it: one's own is marked. */
export function nameOf(view: BoardView, person: Participant): string {
  return person.id === view.you ? t('person.you', { name: person.name }) : person.name;
}

/** Each unit of each column: the input x, then every layer's z. */
export function columnsOf(view: BoardView): readonly (readonly number[])[] {
  return [view.board.input, ...view.observation.layers.map(({ z }) => z)];
}

/** May this person take back a point that `author` put on the board? */
export function mayTake(view: BoardView, author: Author): boolean {
  if (!mayDo(view, 'take-points')) return false;
  return view.role === 'instructor' || (author !== null && author === view.you);
}
