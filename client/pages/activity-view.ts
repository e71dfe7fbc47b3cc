import { activitiesOf } from '#shared/workshop/model/activity.ts';
import { codeIn, codeOf } from '#shared/workshop/model/code.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { shownQuestion } from '#shared/workshop/model/shown-question.ts';
import { type ActivityView, type QuestionView, spotlitIn } from '../activities/view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';

/** The activity under way as its parts are shown it; undefined while there is none. */
export function activityViewOf(store: WorkshopStore, size: ActivityView['size']): ActivityView | undefined {
  const view = questionViewOf(store, size);
  return view?.running === undefined ? undefined : { ...view, running: view.running, steps: store.steps };
}

/** The same for a question alone, which may be asked without an activity. */
export function questionViewOf(store: WorkshopStore, size: ActivityView['size']): QuestionView | undefined {
  const { workshop, you, role } = store;
  if (workshop === undefined) return undefined;
  const { running: at, kept } = activitiesOf(workshop);
  // Where students go by themselves, each is at a step of their own.
  const running = at === null || store.step === undefined ? at : { ...at, step: store.step };
  const asks = running?.text.steps[running.step]?.asks;
  const { list } = predictionsOf(workshop);
  return {
    running: running ?? undefined,
    prediction: shownQuestion(list, asks),
    predictions: list,
    kept,
    board: store.shownBoard?.view,
    contentOf(name) {
      const placed = running?.boards.find(({ id }) => id === name);
      if (placed === undefined) return undefined;
      return lookup(store.past?.boards ?? {}, placed.board) ?? lookup(workshop.boards, placed.board);
    },
    code: codeIn(codeOf(workshop), running?.id ?? ''),
    participants: workshop.participants,
    you,
    role,
    size,
    spotlit: spotlitIn(workshop),
    refusal: (ask) => store.refusal(ask),
  };
}
