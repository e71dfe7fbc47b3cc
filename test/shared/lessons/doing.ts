import type { Activity, Deed, Observed, Tried } from '#shared/lessons/activity.ts';
import { contentOfBoard } from '#shared/lessons/boards.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { changed } from '#shared/workshop/model/question.ts';
import { judge } from '#shared/workshop/model/task.ts';

/** An activity as it stands after some deeds, by the server's own math. */
export class Doing {
  readonly #activity: Activity;
  readonly #boards: Record<string, BoardContent>;
  readonly #tries: Tried[] = [];

  constructor(activity: Activity, deeds: readonly Deed[] = []) {
    this.#activity = activity;
    this.#boards = Object.fromEntries(activity.boards.map((board) => [board.id, contentOfBoard(board)]));
    for (const deed of deeds) this.#do(deed);
  }

  get observed(): Observed {
    const boards = Object.entries(this.#boards).map(
      ([id, board]) => [id, { board, observation: observe(board) }] as const,
    );
    return { boards: Object.fromEntries(boards), tries: this.#tries };
  }

  get reached(): string[] {
    const { observed } = this;
    return this.#activity.goals.filter((goal) => goal.reached(observed)).map(({ id }) => id);
  }

  /** The known wrong answers that are recognised now. */
  get recognised(): string[] {
    const { observed } = this;
    return this.#activity.wrongs
      .filter((wrong) =>
        wrong.on === 'board'
          ? wrong.recognises(observed)
          : this.#tries.some((tried) => tried.task === wrong.task && wrong.recognises(tried)),
      )
      .map(({ id }) => id);
  }

  board(id: string): BoardContent {
    return this.#boards[id]!;
  }

  #do(deed: Deed): void {
    if ('board' in deed) {
      this.#boards[deed.board] = changed(this.#boards[deed.board]!, deed.change);
      return;
    }
    const task = this.#activity.tasks?.find(({ id }) => id === deed.task);
    if (task === undefined) throw new Error(`no task ${deed.task}`);
    const board = task.kind === 'numbers' ? this.#boards[task.board] : undefined;
    this.#tries.push(judge(task, deed.values, board));
  }
}
