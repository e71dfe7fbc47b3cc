import { html, nothing, type TemplateResult } from 'lit';
import type { PredictionId } from '#shared/workshop/model/prediction.ts';
import { warmTypesetter } from '../elements/formula.ts';
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

/** What parts of an activity ask of their page. */
export interface ActivityPage {
  /** To draw anew: a view has been loaded, or a result was put away. */
  readonly redraw: () => void;
  /** To say that a view could not be loaded. */
  readonly missing: () => void;
}

/** The parts of one page of one workshop. */
export function activityParts({ redraw, missing }: ActivityPage, own = views): ActivityParts {
  // Its questions have formulas.
  warmTypesetter();
  const drafts = new AnswerDrafts();
  /** The views that were asked for here: one that cannot be had is not asked for with every redraw. */
  const asked = new Set<string>();
  /** The question whose result this page has put away. */
  let away: PredictionId | undefined;
  const docks = ({ prediction }: QuestionView): boolean => prediction !== undefined && prediction.id !== away;
  return {
    rail: (view, leads, shows) =>
      html`<wr-activity-rail .view=${view} .leads=${leads} .shows=${shows}></wr-activity-rail>`,
    question: (view, leads) =>
      view.prediction === undefined
        ? undefined
        : leads && docks(view)
          ? html`<wr-question-dock
              .view=${view}
              @question-away=${() => {
                away = view.prediction?.id;
                redraw();
              }}
            ></wr-question-dock>`
          : html`<wr-prediction-card .view=${view} .drafts=${drafts}></wr-prediction-card
              >${view.role === 'student' ? html`<wr-question-call .view=${view}></wr-question-call>` : nothing}`,
    docks,
    onStage: (view) =>
      view.prediction === undefined ? undefined : html`<wr-stage-question .view=${view}></wr-stage-question>`,
    own(view, question) {
      const { id } = view.running;
      const known = loaded.get(id);
      if (known !== undefined) return known(view, question);
      if (asked.has(id)) return undefined;
      asked.add(id);
      own[id]?.().then((module) => {
        loaded.set(id, module);
        redraw();
      }, missing);
      return undefined;
    },
  };
}
