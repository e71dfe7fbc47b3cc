import { type QuestionView, spotlitIn } from '#client/activities/view.ts';
import type { KnownActivity } from '#client/console/plan/plan-words.ts';
import type { BoardView } from '#client/stores/board-view.ts';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import type { Command } from '#shared/workshop/features.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { viewOf } from '../../gallery/views.ts';
import { Play } from '../../shared/workshop/play.ts';

/** What may be opened, as a server lists it. */
export const activities: readonly KnownActivity[] = catalogue.map(({ id, minutes, title }) => ({
  id,
  minutes,
  titles: title,
}));

/** A class of p1 (who teaches), p2 and p3, led by commands as a server decides them. */
export class LedClass extends Play {
  constructor() {
    super(undefined, '김서연', 'Ada');
    this.house = { ...this.house, lessons: lessonsOf(catalogue) };
    this.at = Date.now();
  }

  teaches(command: Command): this {
    const decision = this.does('p1', command);
    if (!decision.ok) throw new Error(decision.rejection.code);
    return this;
  }

  answers(who: string, answer: number, line?: string): this {
    const { id, rounds } = this.asked;
    const sent = {
      type: 'answer-prediction',
      prediction: id,
      round: rounds.length - 1,
      answer,
      line,
    } as const;
    const decision = this.does(who, sent as Command);
    if (!decision.ok) throw new Error(decision.rejection.code);
    return this;
  }

  get asked(): Prediction {
    return predictionsOf(this.state).list.at(-1)!;
  }

  /** What somebody holds of it. */
  seenBy(id: string | null) {
    return this.rules.view(this.state, { id, open: Object.keys(this.state.boards) });
  }

  boardView(id: string | null, selected: string | null = null): BoardView {
    const board = this.state.boards.class!;
    const { participants } = this.state;
    const role = id === 'p1' ? 'instructor' : id === null ? 'viewer' : 'student';
    return viewOf(board, { participants, you: id, role, selected, observation: observe(board) });
  }

  questionView(id: string | null, size: QuestionView['size'] = 'board'): QuestionView {
    const view = this.boardView(id);
    const { list } = predictionsOf(this.seenBy(id));
    return {
      running: undefined,
      prediction: list.at(-1),
      predictions: list,
      kept: {},
      board: view,
      contentOf: () => undefined,
      code: {
        own: {},
        reports: {},
        tally: { activity: '', people: 0, passed: [] },
        shown: null,
        warm: false,
        browsers: {},
      },
      participants: this.state.participants,
      you: id,
      role: view.role,
      size,
      spotlit: spotlitIn(this.state),
      refusal: () => undefined,
    };
  }
}
