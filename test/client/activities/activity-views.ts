import type { ActivityView } from '#client/activities/view.ts';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import type { Offer, Running, Try } from '#shared/workshop/model/activity.ts';
import { type BoardContent, boardOf } from '#shared/workshop/model/board.ts';
import { type Code, codeOf } from '#shared/workshop/model/code.ts';
import type { Participant, Role } from '#shared/workshop/model/participant.ts';
import type { Prediction } from '#shared/workshop/model/prediction.ts';
import { changed, type Question, truthOf } from '#shared/workshop/model/question.ts';
import { isRight, judge } from '#shared/workshop/model/task.ts';
import { people, viewOf } from '../../gallery/views.ts';

const lessons = lessonsOf(catalogue);

/** What an activity's view is made of here. */
interface Making {
  readonly step?: string;
  /** In the order of coming: who tried which task with what. */
  readonly tries?: readonly (readonly [who: string, task: string, values: readonly number[]])[];
  /** Questions that were revealed, their changes made. */
  readonly revealed?: readonly string[];
  /** A question that waits for its answers. */
  readonly open?: string;
  /** What is on the board, after the reveals. */
  readonly board?: (content: BoardContent) => BoardContent;
  readonly kept?: readonly (readonly [who: string, task: string, values: readonly number[]])[];
  /** What is said of the class's code. */
  readonly code?: Partial<Code>;
  readonly size?: ActivityView['size'];
  readonly role?: Role;
  readonly you?: string | null;
  readonly locale?: 'ko' | 'en';
}

/** An activity as a page shows it; you are the first of eight. */
export function activityView(id: string, making: Making = {}): ActivityView {
  const offer = lessons.find(id)!;
  const { text } = offer;
  const { step, size = 'board', role = 'student', you = 'p1', revealed = [] } = making;
  const index = step === undefined ? 0 : text.steps.findIndex((one) => one.id === step);
  const at = index === -1 ? text.steps.length : index;
  const participants: Record<string, Participant> = people(making.locale);
  const name = text.steps[Math.min(at, text.steps.length - 1)]?.board ?? offer.boards[0]!.id;
  let content = offer.boards.find((board) => board.id === name)!.content;
  for (const question of offer.key.questions) {
    if (question.board === name && revealed.includes(question.id))
      content = changed(content, question.change);
  }
  const shown = boardOf('b2', making.board?.(content) ?? content);
  const view = viewOf(shown, {
    participants,
    you,
    role,
    grants: offer.boards.find(({ id: own }) => own === name)!.grants,
  });
  const running: Running = {
    ...keptOf(offer, making.tries ?? [], content),
    id,
    text,
    step: at,
    at: 0 as never,
    noticed: [],
  };
  const predictions = offer.key.questions.flatMap((question) => {
    if (question.id === making.open) return [predictionOf(offer, question, 'open')];
    return revealed.includes(question.id) ? [predictionOf(offer, question, 'revealed')] : [];
  });
  return {
    running,
    kept:
      making.kept === undefined
        ? {}
        : { 'one-neuron': keptOf(lessons.find('one-neuron')!, making.kept, content) },
    predictions,
    prediction: predictions.at(-1),
    contentOf: (board) =>
      board === name ? content : offer.boards.find(({ id: own }) => own === board)?.content,
    code: { ...codeOf({ parts: {} }), ...making.code },
    board: view,
    participants,
    you,
    role,
    size,
    refusal: () => undefined,
  };
}

function keptOf({ id, boards, key }: Offer, tried: NonNullable<Making['tries']>, content: BoardContent) {
  const tally: Record<string, number[]> = {};
  const tries = tried.map(([by, name, values]): Try => {
    const task = key.tasks.find((one) => one.id === name)!;
    const one = judge(task, values, content);
    const count = one.right.filter((right) => right).length;
    tally[name] ??= Array.from({ length: one.right.length + 1 }, () => 0);
    tally[name][count]!++;
    const wrong = isRight(one) ? undefined : lessons.wrongOf(id, one);
    return { ...one, by, at: 0 as never, ...(wrong !== undefined && { wrong }) };
  });
  return {
    boards: boards.map(({ id: own, title, grants }, index) => ({
      id: own,
      board: `b${index + 2}`,
      title,
      grants,
    })),
    reached: [],
    tries,
    tally,
  };
}

function predictionOf({ text, boards }: Offer, question: Question, status: 'open' | 'revealed'): Prediction {
  const asking = text.questions.find(({ id }) => id === question.id)!;
  const board = boards.find(({ id }) => id === question.board)!;
  const truth = truthOf(question, board.content);
  return {
    id: `q-${question.id}`,
    asking,
    board: 'b2',
    status,
    rounds: [{ answers: {}, count: 0 }],
    timer: null,
    looks: {},
    reveal:
      status === 'open'
        ? null
        : { truth, right: question.right, shows: question.shows, slips: [], rounds: [], lines: [] },
  };
}
