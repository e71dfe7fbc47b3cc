import type { ParameterKey } from '#shared/math/parameter-key.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { follows, leadOf, paceOf } from '#shared/workshop/model/pace.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';

/** Where an instructor has a page look: in the spotlight, or where they are themselves. */
export interface Guide {
  readonly by: 'spotlight' | 'lead';
  readonly board: BoardId;
  /** What is worked on, by its name in addresses; null where it does not matter. */
  readonly mode: string | null;
  /** What is ringed on the diagram. */
  readonly parameter: ParameterKey | null;
  /** The layer (from 1) that is ringed as a whole. */
  readonly layer: number | null;
  /** Another whenever it leads anew. */
  readonly key: string;
}

/** What leads somebody now; undefined for the instructors, and for who goes where they like. */
export function guideOf(state: WorkshopState, you: ParticipantId | null): Guide | undefined {
  const role = roleOf(state, you);
  if (role === 'instructor' || role === 'outside') return undefined;
  const { spotlight } = attentionOf(state);
  if (spotlight !== null) {
    const { board, parameter, at } = spotlight;
    return { by: 'spotlight', board, mode: null, parameter, layer: null, key: `spotlight ${board} ${at}` };
  }
  const lead = leadOf(state);
  if (lead === null || !follows(state, you)) return undefined;
  const { board, mode, parameter, layer, at } = lead;
  return { by: 'lead', board, mode, parameter, layer, key: `lead ${at} ${paceOf(state).gathered}` };
}

/** What is ringed on a board for somebody: for the instructors, too, what is in the spotlight. */
export function ringedOn(
  state: WorkshopState,
  you: ParticipantId | null,
  board: BoardId,
): ParameterKey | null {
  const { spotlight } = attentionOf(state);
  if (spotlight?.board === board) return spotlight.parameter;
  const guide = guideOf(state, you);
  return guide?.board === board ? guide.parameter : null;
}

/** The layer (from 1) that is ringed on a board for somebody: for the instructors, too, the one that they lead to. */
export function ringedLayerOn(
  state: WorkshopState,
  you: ParticipantId | null,
  board: BoardId,
): number | null {
  const { spotlight } = attentionOf(state);
  if (spotlight?.board === board) return null;
  const guide = roleOf(state, you) === 'instructor' ? leadOf(state) : guideOf(state, you);
  return guide?.board === board ? guide.layer : null;
}
