import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Command } from '#shared/workshop/commands.ts';
import type { Point } from '#shared/workshop/data.ts';
import type { Grant } from '#shared/workshop/grants.ts';
import type { History } from '#shared/workshop/history.ts';
import type { Observation } from '#shared/workshop/observation.ts';
import type { refusal } from '#shared/workshop/permissions.ts';
import type { Board, Participant, ParticipantId, Role } from '#shared/workshop/state.ts';

export type { ConnectionState } from '../net/connection.ts';

/** Everything a panel needs to draw one board; values only, no store, no connection. */
export interface BoardView {
  /** The board as this person sees it: confirmed by the server, plus their own edits on the way. */
  readonly board: Board;
  /** a, z, y and loss of exactly these parameters. */
  readonly observation: Observation;
  /** The observation is this page's own preview; the server has not confirmed it yet. */
  readonly preview: boolean;
  /** Own values the server has not confirmed yet. */
  readonly pending: ReadonlySet<ParameterKey>;
  readonly history: History;
  readonly participants: Readonly<Record<ParticipantId, Participant>>;
  readonly you: ParticipantId | null;
  readonly role: Role;
  /** May this person move parameters now (not frozen, not a stage, workshop open)? */
  readonly editable: boolean;
  /** What the instructor lets students do too. */
  readonly grants?: readonly Grant[];
  readonly frozen: boolean;
  readonly offline: boolean;
  readonly selected: ParameterKey | null;
}

/** Why somebody may not do something: it is not theirs to do, or not while the room is frozen. */
export type Refusal = NonNullable<ReturnType<typeof refusal>>;

type WithoutBoard<Any> = Any extends { readonly board: string } ? Omit<Any, 'board'> : never;

/** A command on a board, from a panel that does not know which board it draws. */
export type BoardCommand = WithoutBoard<Command>;

/**
 * What panels emit, all bubbling and composed:
 * - `parameter-select` `{parameter: ParameterKey | null}`: picked up, or let go with null
 * - `parameter-input` `{parameter, value}`: while it moves
 * - `parameter-commit` `{parameter, value}`: the value a movement or an entry ends with
 * - `parameter-take` `{parameter}`: the instructor takes a held parameter over
 * - `input-commit` `{index, value}` and `target-commit` `{index, value}`: an entry of x or t
 * - `sample-select` `{sample}`: a sample of the data is to be put into the diagram
 * - `point-add` `{point}`: a point put on the plane
 * - `board-command` `{command}`: anything else to be done to the board
 */
export interface BoardEvents {
  'parameter-select': CustomEvent<{ parameter: ParameterKey | null }>;
  'parameter-input': CustomEvent<{ parameter: ParameterKey; value: number }>;
  'parameter-commit': CustomEvent<{ parameter: ParameterKey; value: number }>;
  'parameter-take': CustomEvent<{ parameter: ParameterKey }>;
  'input-commit': CustomEvent<{ index: number; value: number }>;
  'target-commit': CustomEvent<{ index: number; value: number }>;
  'sample-select': CustomEvent<{ sample: number }>;
  'point-add': CustomEvent<{ point: Point }>;
  'board-command': CustomEvent<{ command: BoardCommand }>;
}

/** Emits one of the board events from `source`. */
export function emitBoardEvent<Type extends keyof BoardEvents>(
  source: EventTarget,
  type: Type,
  detail: BoardEvents[Type]['detail'],
): void {
  source.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
