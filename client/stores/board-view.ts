import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Board, Listing } from '#shared/workshop/model/board.ts';
import type { Point } from '#shared/workshop/model/data.ts';
import type { GoalName } from '#shared/workshop/model/goals.ts';
import type { Grant } from '#shared/workshop/model/grants.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { Participant, ParticipantId, Role } from '#shared/workshop/model/participant.ts';
import type { Achievement, History } from '#shared/workshop/projections/history.ts';

export type { ConnectionState } from '../net/connection.ts';

/** What a board is compared with. */
export interface Against {
  readonly network: Board['network'];
  readonly parameters: readonly number[];
}

/** Everything a panel needs to draw one board; values only, no store, no connection. */
export interface BoardView {
  /** The board as this person sees it: confirmed by the server, plus their own edits on the way. */
  readonly board: Board;
  /** Its title, and whom it is for. */
  readonly listing: Listing;
  /** a, z, y and loss of exactly these parameters. */
  readonly observation: Observation;
  /** The observation is this page's own preview; the server has not confirmed it yet. */
  readonly preview: boolean;
  /** Own values the server has not confirmed yet. */
  readonly pending: ReadonlySet<ParameterKey>;
  /** The edits that changed something. */
  readonly history: History;
  /** The goals that the class has reached on it: when, and by whom. */
  readonly reached?: Readonly<Partial<Record<GoalName, Achievement>>>;
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
  /** The parameter in somebody else's hand that this person waits for. */
  readonly awaited?: ParameterKey | null;
  /** What a parameter is to become, as this person is about to ask. */
  readonly aim?: { readonly parameter: ParameterKey; readonly to: number };
  /** What an instructor has everybody look at. */
  readonly ringed?: ParameterKey | null;
  /** The layer (from 1) that an instructor has everybody look at; one that there is. */
  readonly ringedLayer?: number | null;
  /** Whose which parameter is to move, and since when. */
  readonly handed?: Readonly<Record<ParameterKey, { readonly to: ParticipantId; readonly at: number }>>;
  /** Who waits for what this person holds. */
  readonly waiting?: Readonly<Record<ParameterKey, readonly ParticipantId[]>>;
  /** It is shown as it was at a version of the log; left out where it is shown as it is. */
  readonly past?: {
    readonly version: number;
    /** It was not there then. */
    readonly absent?: true;
  };
  /** Another point that it is compared with: what each parameter was there. */
  readonly against?: Against;
  /** Why this person may not do this to the board now, as far as `ask` says what; undefined when they may. */
  readonly refusal: (ask: BoardAsk) => Rejection | undefined;
}

type WithoutBoard<Any> = Any extends { readonly board: string } ? Omit<Any, 'board'> : never;

/** A command on a board, from a panel that does not know which board it draws. */
export type BoardCommand = WithoutBoard<Command>;

type Partly<Any> = Any extends { readonly type: string }
  ? Pick<Any, 'type'> & Partial<Omit<Any, 'type'>>
  : never;

/** As much of any command as a control knows: its type, at least. */
export type CommandAsk = Partly<Command>;

/** As much of a command on a board as a control knows: its type, at least. */
export type BoardAsk = Partly<BoardCommand> | Pick<BoardCommand, 'type'>;

/**
 * What panels emit, all bubbling and composed:
 * - `parameter-select` `{parameter: ParameterKey | null}`: chosen, or let go with null
 * - `layer-select` `{layer: number | null}`: the instructor has everybody look at a layer, or at none any more
 * - `parameter-input` `{parameter, value}`: while it moves
 * - `parameter-commit` `{parameter, value}`: the value a movement or an entry ends with
 * - `parameter-take` `{parameter}`: taken in hand when one's turn comes; the instructor takes a held one over
 * - `parameter-await` `{parameter: ParameterKey | null}`: wanted as soon as its holder lets go, or no more
 * - `parameter-try` `{parameter}`: somebody tried to move one that is held
 * - `input-commit` `{index, value}` and `target-commit` `{index, value}`: an entry of x or t
 * - `sample-select` `{sample}`: a sample of the data is to be put into the diagram
 * - `point-add` `{point}`: a point put on the plane
 * - `board-command` `{command}`: anything else to be done to the board
 */
export interface BoardEvents {
  'parameter-select': CustomEvent<{ parameter: ParameterKey | null }>;
  'layer-select': CustomEvent<{ layer: number | null }>;
  'parameter-input': CustomEvent<{ parameter: ParameterKey; value: number }>;
  'parameter-commit': CustomEvent<{ parameter: ParameterKey; value: number }>;
  'parameter-take': CustomEvent<{ parameter: ParameterKey }>;
  'parameter-await': CustomEvent<{ parameter: ParameterKey | null }>;
  'parameter-try': CustomEvent<{ parameter: ParameterKey }>;
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
