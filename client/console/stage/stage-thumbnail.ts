import { html, nothing, type TemplateResult } from 'lit';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { present } from '#shared/workshop/model/people.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { choiceOrder } from '#shared/workshop/model/question.ts';
import { fillsStage, shownQuestion } from '#shared/workshop/model/shown-question.ts';
import type { Stage } from '#shared/workshop/model/stage.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import { titleIn } from '#shared/workshop/model/title.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { formulaText } from '../../elements/formula-text.ts';
import { locale } from '../../i18n/locale.ts';
import { t as says } from '../../i18n/t.ts';
import { lossText } from '../../instruments/loss/loss-text.ts';
import { tell } from '../t.ts';
import '../../instruments/diagram/network-diagram.ts';
import type { BoardView } from '../../stores/board-view.ts';

/** So many bars are told apart at this size. */
const BARS = 4;
/** What a thumbnail is drawn from. */
interface Drawn {
  readonly workshop: WorkshopState;
  readonly view: BoardView | undefined;
  readonly code: string;
  readonly stage: Stage;
  /** The board that a stage which follows is at. */
  readonly led: BoardId | undefined;
  /** The activity under way has a view of its own in the board's place. */
  readonly own: boolean;
}

/** The stage in small: what is on it now, and never more. */
export function stageThumbnail(drawn: Drawn): TemplateResult {
  const { workshop, stage } = drawn;
  const past = timelineOf(workshop) !== null && stage.what !== 'blank' && stage.what !== 'lobby';
  return html`<div class="thumbnail ${stage.what} ${past ? 'past' : ''}" aria-hidden="true" inert>
    ${stage.what === 'blank' ? nothing : contentOf(drawn, past)}
  </div>`;
}

function contentOf(drawn: Drawn, past: boolean): TemplateResult {
  const { workshop, code, stage } = drawn;
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
  if (stage.what === 'lobby' && !workshop.locked) return html`<b class="code">${typed}</b>`;
  const way = workshop.locked ? nothing : html`<span>${typed}</span>`;
  const lit = stage.what === 'follow' ? attentionOf(workshop).spotlight?.answer : undefined;
  if (lit !== undefined) return html`<p class="top">${way}</p><p class="asks"><bdi>${lit.line}</bdi></p>`;
  const asked = askedOn(workshop, stage);
  if (asked !== undefined) {
    return html`<p class="top"><b>${says(stateOf(asked))}</b>${way}</p>
      ${questionOf(workshop, asked)}`;
  }
  return html`<p class="top"><b>${titleOf(drawn)}</b>${way}</p>
    ${past ? html`<p class="then">${says('past.title')}</p>` : nothing}
    ${boardOf(drawn)}`;
}

/** The question that fills the stage, as the stage itself chooses it. */
function askedOn(workshop: WorkshopState, { what }: Stage): Prediction | undefined {
  const { list } = predictionsOf(workshop);
  const running = runningOf(workshop);
  return fillsStage(list, what) ? shownQuestion(list, running?.text.steps[running.step]?.asks) : undefined;
}

function stateOf({ status, rounds }: Prediction) {
  if (status === 'revealed') return 'dock.revealed' as const;
  if (status === 'closed') return 'stage.closed' as const;
  return rounds.length > 1 ? ('stage.predict-again' as const) : ('stage.first-predict' as const);
}

/** The activity that is under way, or the title of the class. */
function titleOf({ workshop, stage }: Drawn): TemplateResult | string {
  const running = runningOf(workshop);
  const followed = stage.what !== 'board' && stage.what !== 'timeline';
  return running !== null && followed ? formulaText(tell(running.text.title)) : titleIn(locale(), workshop);
}

/** What is on the board and what it comes to; the title alone of one that is not open here. */
function boardOf({ workshop, view, stage, led, own }: Drawn): TemplateResult {
  // The one that was named, else where the class is led.
  const id = stage.board ?? led;
  const title = lookup(workshop.listings, id ?? '')?.title ?? says('stage.board');
  const running = stage.what === 'board' || stage.what === 'timeline' ? null : runningOf(workshop);
  const step = running?.text.steps[running.step];
  // An activity with a view of its own shows that, and may show no network.
  if (running !== null && own) {
    return html`<p class="elsewhere">${formulaText(tell((step ?? running.text).title))}</p>`;
  }
  if (view === undefined || view.board.id !== id) return html`<p class="elsewhere">${title}</p>`;
  return html`<div class="board">
    <wr-network-diagram .view=${view} size="mini"></wr-network-diagram>
    ${
      running === null
        ? html`<b>${lossText(view.observation.loss)}</b>`
        : html`<p>${formulaText(tell((step ?? running.text).title))}</p>`
    }
  </div>`;
}

function questionOf(workshop: WorkshopState, { asking, rounds, reveal }: Prediction): TemplateResult {
  const students = present(workshop).filter(({ role }) => role === 'student').length;
  const { count } = rounds.at(-1)!;
  const last = reveal?.rounds.at(-1);
  const bars = choiceOrder(asking)
    .slice(0, BARS)
    .map((answer) => {
      if (last === undefined) return html`<i class="sealed"></i>`;
      const given = last.histogram.find(([one]) => one === answer)?.[1] ?? 0;
      const right = reveal?.truth?.right.includes(answer) === true;
      return html`<i class=${right ? 'right' : ''} ${cssVars({ share: given / Math.max(1, last.count) })}></i>`;
    });
  return html`<p class="asks">${formulaText(tell(asking.asks))}</p>
    <span class="bars">${bars}</span>
    <b class="count">${count}<small>/${Math.max(students, count)}</small></b>`;
}
