import { indexOfKey, type ParameterKey } from '#shared/math/parameter-key.ts';
import type { WaitMessage } from '#shared/protocol/client-messages.ts';
import type { Past, WaitedFor } from '#shared/protocol/server-messages.ts';
import type { AnyCommand } from '#shared/workshop/kernel/definition.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { clampTo, rangeOf } from '#shared/workshop/model/range.ts';
import type { Replica } from '../net/replica.ts';
import type { IssueOptions } from '../net/session.ts';
import type { BoardAsk, BoardCommand, BoardView } from './board-view.ts';
import { type BoardViewOptions, boardViewOf, sourcesOf } from './board-view-of.ts';
import type { Notices } from './notices.ts';
import { Observable } from './observable.ts';
import { sameList } from './same.ts';

/** What a board's store has of the workshop around it. */
export interface BoardContext {
  readonly replica: Replica | null;
  readonly offline: boolean;
  readonly notices: Notices;
  /** Who waits for what this person holds, on any board. */
  readonly waiting: readonly WaitedFor[];
  /** The boards as they were, where the past is shown. */
  readonly past: Past | undefined;
  /** Takes a command on its way, unless it would be refused now: then returns why. */
  issue(command: AnyCommand, options?: IssueOptions): Rejection | undefined;
  /** Lets a holder know what this person would like next, or that they do no more. */
  await(wanted: WaitMessage['for']): void;
}

/** How long a holder is told of somebody who tried and was refused (ms). */
const TRIED = 6_000;

/** One board as one page lives it: what this person has picked up on it, its view, and what they do to it. */
export class BoardStore extends Observable {
  readonly id: BoardId;
  readonly #context: BoardContext;
  #selected: ParameterKey | null = null;
  /** The parameter that this person waits for. */
  #awaited: ParameterKey | null = null;
  /** What was tried in vain a moment ago, while its holder is told. */
  #tried: { readonly parameter: ParameterKey; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  /** The parameter of a gesture that has not ended. */
  #moving: ParameterKey | undefined;
  /** The notice that offers to take the latest change back. */
  #offer: number | undefined;
  #sources: readonly unknown[] = [];
  #view: BoardView | undefined;

  constructor(id: BoardId, context: BoardContext) {
    super();
    this.id = id;
    this.#context = context;
    this.refresh();
  }

  /** The board, ready for the panels; the same object until something of it has changed. */
  get view(): BoardView | undefined {
    const { replica } = this.#context;
    if (replica === null) return undefined;
    this.#view ??= boardViewOf(replica, this.id, this.#options);
    return this.#view;
  }

  /** Looks whether anything that this board shows has changed, and says so. */
  refresh(): void {
    const { replica } = this.#context;
    const sources = replica === null ? [] : sourcesOf(replica, this.id, this.#options);
    if (sameList(sources, this.#sources)) return;
    this.#sources = sources;
    this.#view = undefined;
    const turn = this.#turn;
    if (turn === undefined) this.changed();
    else {
      this.await(null);
      // Not in the middle of whatever the server has just told of.
      queueMicrotask(() => this.take(turn));
    }
  }

  /** Turns to a parameter, and lets go of the one in hand. Nothing is held before it changes. */
  select(parameter: ParameterKey | null): void {
    const before = this.#selected;
    if (before !== null && before !== parameter && this.#holder(before) === this.#you) {
      this.#quietly({ type: 'release', parameter: before });
    }
    if (before !== parameter) {
      if (this.#awaited !== null) this.await(null);
      this.#selected = parameter;
      this.refresh();
    }
  }

  /** Waits for a parameter that somebody else holds, who is told, or for none; it is taken when they let go. */
  await(parameter: ParameterKey | null): void {
    clearTimeout(this.#tried?.timer);
    this.#tried = undefined;
    this.#awaited = parameter;
    this.#context.await(parameter === null ? null : { board: this.id, parameter });
    this.refresh();
  }

  /** Tried to move a parameter that somebody else holds: they are told for a moment. */
  try(parameter: ParameterKey): void {
    if (this.#awaited !== null) return;
    clearTimeout(this.#tried?.timer);
    if (this.#tried?.parameter !== parameter) this.#context.await({ board: this.id, parameter });
    this.#tried = { parameter, timer: setTimeout(() => this.await(null), TRIED) };
  }

  /** Takes a parameter in hand: one whose turn has come, or (an instructor) one that is held. */
  take(parameter: ParameterKey): void {
    if (this.#selected !== parameter) this.select(parameter);
    this.run({ type: 'hold', parameter });
  }

  /** A value while the parameter moves. */
  move(parameter: ParameterKey, wanted: number): void {
    const value = this.#within(wanted);
    // At the end of the range a hand may go on; nothing more comes of it.
    if (this.#moving === parameter && this.#valueOf(parameter) === value) return;
    this.#grasp(parameter);
    const command: BoardCommand = { type: 'set-parameters', values: [[parameter, value]] };
    if (this.#issue(command, { goesOn: true })) this.#moving = parameter;
    else if (this.#isElsewhere(parameter)) this.try(parameter);
  }

  /** The value a movement or an entry ends with; one that changes nothing and ends nothing is not sent. */
  commit(parameter: ParameterKey, wanted: number): void {
    // What was typed is refused; what was moved is where it stopped.
    const value = this.#moving === parameter ? this.#within(wanted) : wanted;
    if (this.#moving !== parameter && this.#valueOf(parameter) === value) return;
    this.#grasp(parameter);
    this.run({ type: 'set-parameters', values: [[parameter, value]], final: true });
    this.#moving = undefined;
  }

  setInput(index: number, value: number): void {
    const input = this.#board?.input.with(index, value);
    if (input !== undefined) this.run({ type: 'set-input', input });
  }

  setTarget(index: number, value: number): void {
    const target = this.#board?.target.with(index, value);
    if (target !== undefined) this.run({ type: 'set-target', target });
  }

  /** Takes back the latest change of this person's, or of somebody else's (for instructors). */
  undo(of?: ParticipantId, gesture?: number): void {
    this.run({ type: 'undo', ...(of !== undefined && { of }), ...(gesture !== undefined && { gesture }) });
  }

  /** Does again what was taken back last. */
  redo(of?: ParticipantId): void {
    this.run({ type: 'redo', ...(of !== undefined && { of }) });
  }

  /** Puts the board back to its start; a notice offers the way back until something else is done. */
  reset(): boolean {
    if (!this.#issue({ type: 'reset-board' })) return false;
    this.#offer = this.#context.notices.say(
      { message: 'notice.reset' },
      { action: { kind: 'undo', label: 'notice.reset.undo', run: () => this.undo() } },
    );
    return true;
  }

  /** Does something to the board, unless it would be refused now: then it says why. Whether it was done. */
  run(command: BoardCommand): boolean {
    return command.type === 'reset-board' ? this.reset() : this.#issue(command);
  }

  /** Why this person may not do this to the board now, or undefined when they may. */
  refusal(ask: BoardAsk): Rejection | undefined {
    return this.view === undefined ? { code: 'unknown-board' } : this.view.refusal(ask);
  }

  #issue(command: BoardCommand, options?: IssueOptions): boolean {
    const refused = this.#context.issue({ ...command, board: this.id }, options);
    if (refused !== undefined) {
      this.#context.notices.refuse(refused);
      return false;
    }
    // Undo would now take back this, not what the notice is about.
    if (this.#offer !== undefined) this.#context.notices.dismiss(this.#offer);
    this.#offer = undefined;
    return true;
  }

  get #options(): BoardViewOptions {
    const { waiting, offline, past } = this.#context;
    return { selected: this.#selected, awaited: this.#awaited, waiting, offline, past };
  }

  get #you(): ParticipantId | null {
    return this.#context.replica?.you ?? null;
  }

  get #board(): Board | undefined {
    const { replica } = this.#context;
    return replica === null ? undefined : lookup(replica.view.boards, this.id);
  }

  #valueOf(parameter: ParameterKey): number | undefined {
    const board = this.#board;
    const index = board && indexOfKey(board.network, parameter);
    return index === undefined ? undefined : board?.parameters[index];
  }

  #within(value: number): number {
    const board = this.#board;
    return board === undefined ? value : clampTo(rangeOf(board), value);
  }

  #holder(parameter: ParameterKey): ParticipantId | undefined {
    const board = this.#board;
    return board && lookup(board.holds, parameter)?.by;
  }

  #isElsewhere(parameter: ParameterKey): boolean {
    const holder = this.#holder(parameter);
    return holder !== undefined && holder !== this.#you;
  }

  /** What this person has waited for, once it is theirs to take. */
  get #turn(): ParameterKey | undefined {
    const parameter = this.#awaited;
    if (parameter === null || this.#isElsewhere(parameter)) return undefined;
    const ask = { type: 'set-parameters', values: [[parameter, 0]] } as const;
    return this.refusal(ask) === undefined ? parameter : undefined;
  }

  /** The first change holds, and so does the next one after a hold ran out while this person looked away. */
  #grasp(parameter: ParameterKey): void {
    if (this.#selected !== parameter || this.#holder(parameter) === this.#you) return;
    this.#quietly({ type: 'hold', parameter });
  }

  /** Without a word where it is not possible: the panels already show who has it, or that all is frozen. */
  #quietly(command: BoardCommand): void {
    this.#context.issue({ ...command, board: this.id }, { quiet: true });
  }
}
