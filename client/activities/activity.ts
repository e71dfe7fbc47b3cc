import { html, nothing, type TemplateResult } from 'lit';
import { isAsked } from '#shared/workshop/model/ask.ts';
import './activity-rail.ts';
import type { ActivityRail } from './activity-rail.ts';
import { AnswerDrafts } from './answer-drafts.ts';
import './prediction-card.ts';
import './question-call.ts';
import './question-dock.ts';
import './stage-question.ts';
import type { ActivityView, OwnView, QuestionView } from './view.ts';
import { views } from './views.ts';

/** The parts of an activity under way; this file is loaded with the first one. */
export interface ActivityParts {
  /** All it says, or a part of that; as `ActivityRail.shows`. */
  rail(view: ActivityView, leads: boolean, shows: ActivityRail['shows']): TemplateResult;
  question(view: QuestionView, leads: boolean): TemplateResult | undefined;
  /** Whether whoever leads has that as a dock, which stays in sight, rather than as a card among the rest. */
  docks(view: QuestionView): boolean;
  /** The question alone, as large as a projector is. */
  onStage(view: QuestionView): TemplateResult | undefined;
  /** Its own view, where it has one and that is here. */
  own(view: ActivityView, question: TemplateResult | undefined): TemplateResult | undefined;
}

const loaded = new Map<string, OwnView>();

/**
 * The parts of one page of one workshop.
 * @param ready called when a view of its own has been loaded
 */
export function activityParts(ready: () => void): ActivityParts {
  const drafts = new AnswerDrafts();
  return {
    rail: (view, leads, shows) =>
      html`<wr-activity-rail .view=${view} .leads=${leads} .shows=${shows}></wr-activity-rail>`,
    question: (view, leads) =>
      view.prediction === undefined
        ? undefined
        : leads && isDocked(view)
          ? html`<wr-question-dock .view=${view}></wr-question-dock>`
          : html`<wr-prediction-card .view=${view} .drafts=${drafts}></wr-prediction-card
              >${view.role === 'student' ? html`<wr-question-call .view=${view}></wr-question-call>` : nothing}`,
    docks: isDocked,
    onStage: (view) =>
      view.prediction === undefined ? undefined : html`<wr-stage-question .view=${view}></wr-stage-question>`,
    own(view, question) {
      const { id } = view.running;
      const own = loaded.get(id);
      if (own !== undefined) return own(view, question);
      void views[id]?.().then((module) => {
        loaded.set(id, module);
        ready();
      });
      return undefined;
    },
  };
}

function isDocked({ prediction }: QuestionView): boolean {
  return prediction !== undefined && (prediction.status !== 'revealed' || isAsked(prediction.asking));
}
