import { indexOfKey, keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import type { Command, CommandType } from '#shared/workshop/commands.ts';
import { limits } from '#shared/workshop/limits.ts';
import { refusal } from '#shared/workshop/permissions.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import {
  type Board,
  CLASS_BOARD,
  lookup,
  type ParticipantId,
  type Role,
  roleOf,
  type WorkshopState,
} from '#shared/workshop/state.ts';
import type { Entry } from '../net/identity.ts';
import { type Phase, Session, type SessionOptions } from '../net/session.ts';
import type { BoardCommand, BoardView, ConnectionState, Refusal } from './board-view.ts';
import { boardViewOf } from './board-view-of.ts';
import { Notices } from './notices.ts';
import { Observable } from './observable.ts';
import { UndoStack } from './undo.ts';

/** One workshop as one page lives it: the session, this person's selection, undo and notices. */
export class WorkshopStore extends Observable {
  readonly code: string;
  readonly entry: Entry;
  readonly notices = new Notices();
  readonly #session: Session;
  readonly #undo = new UndoStack();
  #selected: ParameterKey | null = null;
  #view: BoardView | undefined;

  constructor(code: string, entry: Entry, options: Pick<SessionOptions, 'connect'> = {}) {
    super();
    this.code = code;
    this.entry = entry;
    this.#session = new Session(code, entry, {
      ...options,
      changed: () => this.changed(),
      refused: (rejection) => this.notices.refuse(rejection),
    });
  }

  start(): void {
    this.#session.start();
  }

  stop(): void {
    this.#session.stop();
  }

  /** Enters under a name; the answer is a refusal to show beside the name, or nothing when in. */
  join(name: string): Promise<Rejection | undefined> {
    return this.#session.join(name);
  }

  get phase(): Phase {
    const { phase } = this.#session;
    const ended = phase.name === 'inside' && this.workshop?.status === 'ended';
    return ended ? { name: 'closed', why: { code: 'workshop-ended' } } : phase;
  }

  get connection(): ConnectionState {
    return this.#session.connection;
  }

  /** The workshop as this page sees it, own commands included. */
  get workshop(): WorkshopState | undefined {
    return this.#session.replica?.view;
  }

  /** The version the server has confirmed here. */
  get version(): number {
    return this.#session.replica?.confirmed.version ?? 0;
  }

  get you(): ParticipantId | null {
    return this.#session.replica?.you ?? null;
  }

  get role(): Role {
    return this.workshop === undefined ? 'viewer' : roleOf(this.workshop, this.you);
  }

  get online(): readonly ParticipantId[] {
    return this.#session.online;
  }

  /** The class board, ready for the panels. */
  get board(): BoardView | undefined {
    const { replica, connection } = this.#session;
    if (replica === null) return undefined;
    this.#view ??= boardViewOf(replica, CLASS_BOARD, {
      selected: this.#selected,
      offline: connection === 'offline',
    });
    return this.#view;
  }

  /** Picks a parameter up (and holds it where it is free), or lets go of the one in hand. */
  select(parameter: ParameterKey | null): void {
    const before = this.#selected;
    if (before !== null && before !== parameter && this.#holder(before) === this.you) {
      this.#session.issue({ type: 'release', board: CLASS_BOARD, parameter: before });
    }
    if (before !== parameter) {
      this.#selected = parameter;
      this.changed();
    }
    if (parameter !== null && this.#holder(parameter) === undefined) this.#hold(parameter);
  }

  /** The instructor takes a held parameter over. */
  take(parameter: ParameterKey): void {
    if (this.#selected !== parameter) this.select(parameter);
    this.run({ type: 'hold', board: CLASS_BOARD, parameter });
  }

  /** A value while the parameter moves. */
  move(parameter: ParameterKey, value: number): void {
    this.#setParameter(parameter, value, (before) => this.#undo.move(parameter, before));
  }

  /** The value a movement or an entry ends with. */
  commit(parameter: ParameterKey, value: number): void {
    this.#setParameter(parameter, value, (before) => this.#undo.end(parameter, before));
  }

  setInput(index: number, value: number): void {
    const input = this.#classBoard?.input.with(index, value);
    if (input !== undefined) this.run({ type: 'set-input', board: CLASS_BOARD, input });
  }

  setTarget(index: number, value: number): void {
    const target = this.#classBoard?.target.with(index, value);
    if (target !== undefined) this.run({ type: 'set-target', board: CLASS_BOARD, target });
  }

  /** Sets the parameter this person moved last back to what it was before; one that is gone is passed over. */
  undo(): void {
    const board = this.#classBoard;
    let last = this.#undo.take();
    while (last !== undefined && board && indexOfKey(board.network, last.parameter) === undefined) {
      last = this.#undo.take();
    }
    if (last === undefined) return;
    this.run({ type: 'set-parameters', board: CLASS_BOARD, values: [[last.parameter, last.from]] });
  }

  /** Puts the class board back to its start; a notice offers the way back. */
  reset(): void {
    const before = this.#classBoard;
    if (before === undefined || !this.run({ type: 'reset-board', board: CLASS_BOARD })) return;
    this.notices.say(
      { message: 'notice.reset' },
      { action: { label: 'notice.reset.undo', run: () => this.#restore(before) } },
    );
  }

  /** Does something to the class board; a reset offers the way back. */
  runOnBoard(command: BoardCommand): void {
    if (command.type === 'reset-board') this.reset();
    else this.run({ ...command, board: CLASS_BOARD });
  }

  /** Why this person may not do this kind of thing now, or undefined when they may. */
  refusal(type: CommandType): Refusal | undefined {
    return this.workshop === undefined ? 'not-allowed' : refusal(this.workshop, this.you, type);
  }

  /** Issues a command, unless it would be refused now: then it says why. Whether it was issued. */
  run(command: Command): boolean {
    const refused = this.#session.issue(command);
    if (refused !== undefined) this.notices.refuse(refused);
    return refused === undefined;
  }

  protected override changed(): void {
    this.#view = undefined;
    super.changed();
  }

  #restore({ network, parameters, input, target }: Board): void {
    const now = this.#classBoard;
    if (now === undefined) return;
    const values = keysOf(network).flatMap((key, index) => {
      const value = parameters[index] ?? 0;
      return value === now.parameters[index] ? [] : [[key, value] as const];
    });
    if (!equal(input, now.input)) this.run({ type: 'set-input', board: CLASS_BOARD, input });
    if (!equal(target, now.target)) this.run({ type: 'set-target', board: CLASS_BOARD, target });
    for (let from = 0; from < values.length; from += limits.valuesPerCommand) {
      const some = values.slice(from, from + limits.valuesPerCommand);
      this.run({ type: 'set-parameters', board: CLASS_BOARD, values: some });
    }
  }

  get #classBoard(): Board | undefined {
    return this.workshop && lookup(this.workshop.boards, CLASS_BOARD);
  }

  #holder(parameter: ParameterKey): ParticipantId | undefined {
    const board = this.#classBoard;
    return board && lookup(board.holds, parameter)?.by;
  }

  /** Holds quietly: where it is not possible, the panels already show who has it, or that all is frozen. */
  #hold(parameter: ParameterKey): void {
    this.#session.issue({ type: 'hold', board: CLASS_BOARD, parameter });
  }

  #setParameter(parameter: ParameterKey, value: number, remember: (before: number) => void): void {
    const board = this.#classBoard;
    const index = board && indexOfKey(board.network, parameter);
    const before = index === undefined ? undefined : board?.parameters[index];
    // A hold that ran out while this person looked away comes back with their next edit.
    if (this.#selected === parameter && this.#holder(parameter) !== this.you) this.#hold(parameter);
    const done = this.run({ type: 'set-parameters', board: CLASS_BOARD, values: [[parameter, value]] });
    if (done && before !== undefined) remember(before);
  }
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
