import * as z from 'zod/mini';
import type { Sentence } from '../../locale.ts';
import type { ParameterKey } from '../../math/parameter-key.ts';
import type { Lessons } from '../model/activity.ts';
import type { Board, BoardId } from '../model/board.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { Decision } from './decision.ts';
import type { Happened } from './log.ts';
import type { Pasts } from './past.ts';
import type { Permission } from './permissions.ts';
import type { Rejection } from './rejections.ts';
import type { Scope, Viewer } from './scope.ts';

/** What a schema gives, as nobody may change it. */
export type Immutable<T> = T extends readonly unknown[] | object
  ? { readonly [Key in keyof T]: Immutable<T[Key]> }
  : T;

/** The fields of a command or an event, by their schemas. */
// biome-ignore lint/suspicious/noExplicitAny: any schema will do
export type Fields = Readonly<Record<string, z.ZodMiniType<any, any>>>;

type BodyOf<F extends Fields> = keyof F extends never ? object : Immutable<z.output<z.ZodMiniObject<F>>>;

/** The fields of every command on a board. */
export interface OnBoard {
  readonly board: BoardId;
}

/** A board's id, or any other that a client may name. */
export const identifier = z.string().check(z.maxLength(32));

// ---- commands

/** What a command is decided in. */
export interface Context {
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
  readonly state: WorkshopState;
  /** What has happened on the boards, for undo; a client does not have it, and predicts nothing that needs it. */
  readonly past?: Pasts | undefined;
  /** What only the server knows of a room; a client predicts nothing that needs it. */
  readonly house?: House | undefined;
  /** The boards as they were at the version that the command needs; a client predicts nothing that needs it. */
  readonly then?: Then | undefined;
}

/** The boards as they were once. */
export interface Then {
  /** The version that was asked for. */
  readonly version: number;
  readonly boards: WorkshopState['boards'];
}

/** What a server knows of a room that is in no log. */
export interface House {
  readonly maxParticipants: number;
  /** Whether somebody is connected now. */
  readonly isHere: (who: ParticipantId) => boolean;
  /** Whether a command of theirs was ever accepted. */
  readonly hasActed: (who: ParticipantId) => boolean;
  /** Hashes of the addresses that somebody came from, as far as they are known. */
  readonly originsOf: (who: ParticipantId) => readonly string[];
  /** The activities that may be opened; none where it is left out. */
  readonly lessons?: Lessons;
}

/** How commands of one page that the server has not answered yet stand to those that come after. */
export interface PendingRules<Body> {
  /** The later one says all that this one says: where this has not gone out, it need not. */
  readonly replacedBy?: (earlier: Body, later: AnyCommand) => boolean;
  /** The later one takes this one back: where this has not gone out, neither need. */
  readonly undoneBy?: (earlier: Body, later: AnyCommand) => boolean;
  /** What to say in place of both, where the later one is said in terms of what this one makes. */
  readonly joinedWith?: (earlier: Body, later: AnyCommand) => AnyCommand | undefined;
  /** What is left of this one once the later one is sent, too; undefined when nothing is. */
  readonly lessenedBy?: (earlier: Body, later: AnyCommand) => Body | undefined;
  /** What comes after it on its board is said in terms of what it makes, and waits until it is answered. */
  readonly first?: true;
}

/** What a command does to the hand of the connection that sent it. */
export type Reach =
  | { readonly take: readonly ParameterKey[]; readonly only?: boolean }
  | { readonly drop: ParameterKey };

/** What a command is beside its name and fields. */
export interface CommandRules<Body, Subject> {
  readonly permission: Permission;
  /** How many plain messages it counts as; 1 when left out. */
  readonly cost?: number;
  /** Every code it may be refused with beside those of any command, for the manual. */
  readonly codes?: readonly string[];
  /** Why `who` may not do this to this; a control asks it too, with as much of the command as it knows. */
  readonly refuses?: (subject: Subject, ask: Partial<Body>, who: Asker) => Rejection | undefined;
  readonly decide: (subject: Subject, command: Body, context: Context) => Decision;
  /** The version of the log whose boards it has to be decided with, if any. */
  readonly needs?: (state: WorkshopState, command: Body) => number | undefined;
  readonly pending?: PendingRules<Body>;
  /** The hash of a secret that it makes good: kept beside its event (`credits`), in no state. */
  readonly credential?: (command: Body) => string;
  /** The parameters it tries to set: shown at once, and answered with what they are when it is refused. */
  readonly sets?: (command: Body) => readonly ParameterKey[];
  readonly reaches?: (command: Body, board: Board, you: ParticipantId) => Reach | undefined;
  /**
   * A command to the room that changes what is on boards or which there are, or has one rest: always, or as it says
   * and as things are. It is refused while nothing may be done to any board (`refusesOnBoards`).
   */
  readonly changesBoards?: true | ((ask: Partial<Body>, state: WorkshopState) => boolean);
  /** The parameters that a hand moves by it, as far as is known which; left out where it changes the board as a whole. */
  readonly moves?: (ask: Partial<Body>) => readonly ParameterKey[];
}

/** Who asks, and what the workshop is like. */
export interface Asker {
  readonly id: ParticipantId | null;
  readonly instructs: boolean;
  readonly state: WorkshopState;
}

/** Who asks to do something to a board, and to what of it. */
export interface Asked extends Asker {
  /** The parameters it is about: none in particular where there are none, the whole board where it is left out. */
  readonly parameters?: readonly ParameterKey[];
}

/** A command of any kind, as generic machinery sees it. */
export interface AnyCommand {
  readonly type: string;
  readonly board?: BoardId;
  readonly participant?: ParticipantId;
}

/** A command as the machinery has it; what it is of in particular is its feature's to know. */
export interface CommandDefinition {
  readonly type: string;
  readonly schema: z.ZodMiniType<AnyCommand>;
  readonly fields: readonly string[];
  readonly onBoard: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each definition's rules are for its own command
  readonly rules: CommandRules<any, any>;
}

export interface TypedCommand<Command> extends CommandDefinition {
  /** Never there: it carries the command's type. */
  readonly command?: Command;
}

/** `client:seq`, see `kernel/log.ts`. */
export const commandId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,32}:[1-9]\d{0,8}$/));

/** Defines a command to the room. */
export function command<const Type extends string, F extends Fields>(
  type: Type,
  fields: F,
  rules: CommandRules<{ readonly type: Type } & BodyOf<F>, WorkshopState>,
): TypedCommand<{ readonly type: Type } & BodyOf<F>> {
  return { type, onBoard: false, rules, ...shapeOf(type, fields) };
}

/** Defines a command on a board: it has the field `board`, and is decided on that. */
export function boardCommand<const Type extends string, F extends Fields>(
  type: Type,
  fields: F,
  rules: CommandRules<{ readonly type: Type } & OnBoard & BodyOf<F>, Board>,
): TypedCommand<{ readonly type: Type } & OnBoard & BodyOf<F>> {
  return { type, onBoard: true, rules, ...shapeOf(type, { board: identifier, ...fields }) };
}

function shapeOf(type: string, fields: Fields): Pick<CommandDefinition, 'schema' | 'fields'> {
  const schema = z.strictObject({ id: commandId, type: z.literal(type), ...fields });
  return { schema: schema as unknown as CommandDefinition['schema'], fields: Object.keys(fields) };
}

/** Whether a command changes boards, as far as `ask` says what it is to do. */
export function changesBoards(
  { onBoard, rules }: CommandDefinition,
  ask: AnyCommand,
  state: WorkshopState,
): boolean {
  const { changesBoards: changes } = rules;
  return onBoard || (typeof changes === 'function' ? changes(ask, state) : changes === true);
}

// ---- events

/** Whom an event sends away, and why. */
export interface Dismissal {
  readonly code: string;
  readonly who: ParticipantId | readonly ParticipantId[] | 'everyone';
}

/** Which entries of one batch may become one. */
export interface FoldRules<Event> {
  /** Those of the same hand may. */
  readonly hand: (event: Event) => string;
  /** What it touches: an entry in between by another hand that touches the same keeps two apart. */
  readonly places: (event: Event) => readonly string[];
  /** Both as one; undefined when they must stay two. */
  readonly fold: (first: Event, second: Event) => Event | undefined;
}

/** One parameter set by an event. */
export type Setting = readonly [parameter: ParameterKey, value: number];

/** What an event does to a board's numbers, for the history and for undo. */
export interface EditRules<Event> {
  readonly kind: string;
  /** Which board, if any; its field `board` when left out. */
  readonly board?: (event: Event) => BoardId | undefined;
  /** The parameters it sets by hand; left out where it changes the board as a whole. */
  readonly sets?: (event: Event) => readonly Setting[];
  /** A set ends a gesture with it: what comes next is another. */
  readonly ends?: (event: Event) => boolean;
  /** How undo takes it: as a move of a hand (the rule where it sets), as a change of the whole, or not at all. */
  readonly undo: 'gesture' | 'whole' | 'never' | 'none';
  /** Whether students may take back a change of the whole: as they may make it. Never when left out. */
  readonly student?: Permission['student'];
  /** The loss after it, where it tells it and has not the parameters that it came of: undefined otherwise. */
  readonly loss?: (event: Event) => number | null | undefined;
  /** It takes back (or does again) the latest gesture of somebody. */
  readonly takesBack?: (event: Event) => TakenBack;
  /** A change of the whole whose undoing brings the points back, too. */
  readonly points?: true;
}

/** Whose gesture is taken back or done again: the latest, where it does not say which one of the board. */
export interface TakenBack {
  readonly of: ParticipantId;
  readonly redo: boolean;
  readonly gesture?: number;
}

/** What an event is beside its name and fields. */
export interface EventRules<Event> {
  /** Its format's number; raised whenever its fields change, with a lift from the one before. 1 when left out. */
  readonly format?: number;
  /** From each older format (its number) to the next. */
  readonly lifts?: Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => object>>;
  readonly scope: (event: Event) => Scope;
  /** What changes in the state. Total and exact: it never refuses, and is the same on every engine. */
  readonly evolve: (state: WorkshopState, event: Event, version: number) => Partial<WorkshopState>;
  /** What a viewer is sent of it where not the whole; its fields left out must not matter to what they see. */
  readonly show?: (event: Event, viewer: Viewer, after: WorkshopState) => Event;
  /** It with other names in it: of every name that it carries, what `nameOf` says of whose it is. */
  readonly names?: (event: Event, nameOf: NameOf) => Event;
  /** What an export of the log has of it, where it is not the whole: what is its author's alone, or only this log's. */
  readonly exported?: (event: Event, state: WorkshopState) => Event;
  /** Those who are sent something of it that others with the same sight are not. */
  readonly personal?: (event: Event) => readonly ParticipantId[];
  /** It may change what somebody may see. */
  readonly changesSight?: true;
  readonly folds?: FoldRules<Event>;
  readonly edits?: EditRules<Event>;
  readonly dismisses?: (event: Event) => Dismissal;
  /** Whose token, or which link's secret, the entry's credential is; `by`'s token when left out. */
  readonly credits?: (event: Event) => Credit;
  /** Credentials that no longer open anything. */
  readonly discredits?: (event: Event) => { readonly link: string } | { readonly participant: ParticipantId };
}

/** What a credential opens: the seat of a participant (by way of a link), or a link itself. */
export type Credit =
  | { readonly participant: ParticipantId; readonly via?: string }
  | { readonly link: string };

/** An event as the machinery has it. */
export interface EventDefinition {
  readonly type: string;
  readonly format: number;
  readonly schema: z.ZodMiniType<Happened>;
  readonly fields: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: each definition's rules are for its own event
  readonly rules: EventRules<any>;
}

export interface TypedEvent<Event extends Happened, Body> extends EventDefinition {
  /** Such an event, made by whom and when the context says. */
  of(context: Pick<Happened, 'by' | 'at'>, body: Body): Event;
}

/** Defines an event. */
export function event<const Type extends string, F extends Fields>(
  type: Type,
  fields: F,
  rules: EventRules<{ readonly type: Type } & Happened & BodyOf<F>>,
): TypedEvent<{ readonly type: Type } & Happened & BodyOf<F>, BodyOf<F>> {
  type Made = { readonly type: Type } & Happened & BodyOf<F>;
  const schema = z.strictObject({
    type: z.literal(type),
    by: z.nullable(z.string()),
    at: z.number(),
    ...fields,
  });
  return {
    type,
    format: rules.format ?? 1,
    schema: schema as unknown as EventDefinition['schema'],
    fields: Object.keys(fields),
    rules,
    of: ({ by, at }, body) => ({ type, by, at, ...body }) as unknown as Made,
  };
}

// ---- features

/** What somebody is called who is called `name` otherwise. */
export type NameOf = (id: ParticipantId, name: string) => string;

/** Keeps names from those who are not to know them. */
export interface Veil {
  /** What a viewer knows people by; undefined where that is their names. */
  readonly names: (state: WorkshopState, viewer: Viewer) => NameOf | undefined;
  /** What tells apart those who know people by other names; views are sent anew when it changes. */
  readonly sight: (state: WorkshopState, viewer: Viewer) => string;
}

/** What belongs together: one folder, and one line in `features.ts`. */
export interface Feature {
  readonly name: string;
  readonly commands: readonly CommandDefinition[];
  readonly events: readonly EventDefinition[];
  /** Refusals of its own, beside those of `kernel/rejections.ts`. */
  readonly rejections?: Readonly<Record<string, Sentence>>;
  /**
   * Why this may not be done to a board now, whichever feature's command it is; not asked of what may be done in a
   * frozen room.
   */
  readonly refusesOnBoard?: (state: WorkshopState, board: BoardId, asked: Asked) => Rejection | undefined;
  /**
   * Why nothing may be done to any board now: asked of commands on a board, as `refusesOnBoard` is, and of those to the
   * room that change boards.
   */
  readonly refusesOnBoards?: (state: WorkshopState) => Rejection | undefined;
  /** Whether this may be done to a board although the board itself is not the asker's to move. */
  readonly letsMove?: (state: WorkshopState, board: BoardId, asked: Asked) => boolean;
  /** Who knows whom by which name; at most one feature has a say in that. */
  readonly veil?: Veil;
  /** What it keeps in `state.parts` under its name. */
  readonly part?: {
    /** What it is before anything has happened; not in the state while it is undefined. */
    readonly start: unknown;
    /** What a viewer may hold of it, undefined for nothing; `seen` is their view of everything else. */
    readonly view: (part: unknown, viewer: Viewer, seen: WorkshopState) => unknown;
  };
}

/** The commands of a feature, as one type. */
export type CommandOf<F extends Feature> = F['commands'][number] extends infer Definition
  ? Definition extends TypedCommand<infer Command>
    ? Command
    : never
  : never;

/** The events of a feature, as one type. */
export type EventOf<F extends Feature> = F['events'][number] extends infer Definition
  ? Definition extends { of(context: never, body: never): infer Event }
    ? Event
    : never
  : never;
