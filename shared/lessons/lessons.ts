import { type ActivityText, type Lessons, type Offer, taskPartOf } from '../workshop/model/activity.ts';
import { askingOf, askingOfDefence } from '../workshop/model/question.ts';
import type { Activity } from './activity.ts';
import { contentOfBoard } from './boards.ts';

/** The activities of a catalogue, as a server offers them. */
export function lessonsOf(catalogue: readonly Activity[]): Lessons {
  const byId = new Map(catalogue.map((activity) => [activity.id, activity]));
  const offers = new Map(catalogue.map((activity) => [activity.id, offerOf(activity)]));
  return {
    all: [...offers.values()],
    find: (id) => offers.get(id),
    reached(id, observed) {
      const goals = byId.get(id)?.goals ?? [];
      return goals.filter((goal) => goal.reached(observed)).map((goal) => goal.id);
    },
    wrongs(id, observed) {
      const wrongs = byId.get(id)?.wrongs ?? [];
      return wrongs.flatMap((wrong) =>
        wrong.on === 'board' && wrong.recognises(observed) ? [{ id: wrong.id, says: wrong.says }] : [],
      );
    },
    wrongOf(id, tried) {
      const wrong = byId
        .get(id)
        ?.wrongs.find((one) => one.on === 'task' && one.task === tried.task && one.recognises(tried));
      return wrong && { id: wrong.id, says: wrong.says };
    },
  };
}

function offerOf(activity: Activity): Offer {
  const { id, section, minutes, title, goal, steps, seen, words } = activity;
  const { figures = {}, tasks = [], questions, goals, defence, code } = activity;
  const text: ActivityText = {
    section,
    minutes,
    title,
    goal,
    steps,
    seen,
    words,
    figures,
    tasks: tasks.map(taskPartOf),
    questions: [...questions.map(askingOf), askingOfDefence(defence)],
    goals: goals.map(({ id, says }) => ({ id, says })),
    ...(code !== undefined && { code }),
  };
  const boards = activity.boards.map((board) => {
    const { parameters, grants } = board.edits;
    const movable = parameters !== 'none' || grants.length > 0;
    return { id: board.id, title: board.title, grants, movable, content: contentOfBoard(board) };
  });
  return { id, text, key: { questions, tasks }, boards };
}
