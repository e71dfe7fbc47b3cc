import { html, nothing, type TemplateResult } from 'lit';
import { isAsked } from '#shared/workshop/model/ask.ts';
import { present } from '#shared/workshop/model/people.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { choicesOf } from '#shared/workshop/model/question.ts';
import type { Stage } from '#shared/workshop/model/stage.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { formulaText } from '../../elements/formula-text.ts';
import { tell } from '../t.ts';
import '../../instruments/diagram/network-diagram.ts';
import type { BoardView } from '../../stores/board-view.ts';

/** What a thumbnail is drawn from. */
interface Drawn {
  readonly workshop: WorkshopState;
  readonly view: BoardView | undefined;
  readonly code: string;
  readonly stage: Stage;
}

/** The stage in small, as it stands. */
export function stageThumbnail(drawn: Drawn): TemplateResult {
  const { list } = predictionsOf(drawn.workshop);
  const asked =
    list.findLast(({ status }) => status !== 'revealed') ?? list.findLast(({ asking }) => isAsked(asking));
  return html`<div class="thumbnail ${drawn.stage.what}" aria-hidden="true" inert>${contentOf(drawn, asked)}</div>`;
}

function contentOf({ workshop, view, code, stage }: Drawn, asked: Prediction | undefined): unknown {
  const isQuestion = stage.what === 'question' || stage.what === 'result' || stage.what === 'follow';
  if (stage.what === 'blank') return nothing;
  if (stage.what === 'lobby') return html`<b class="code">${code.slice(0, 3)} ${code.slice(3)}</b>`;
  if (isQuestion && asked !== undefined) return questionOf(workshop, asked);
  return html`<wr-network-diagram .view=${view} size="mini"></wr-network-diagram>`;
}

function questionOf(workshop: WorkshopState, { asking, rounds, reveal }: Prediction): TemplateResult {
  const students = present(workshop).filter(({ role }) => role === 'student').length;
  const { count } = rounds.at(-1)!;
  const last = reveal?.rounds.at(-1);
  const bars = Array.from({ length: Math.min(4, choicesOf(asking)) }, (_, answer) => {
    const given = last?.histogram.find(([one]) => one === answer)?.[1] ?? 0;
    return last === undefined ? undefined : given / Math.max(1, last.count);
  });
  return html`<p>${formulaText(tell(asking.asks))}</p>
    <span class="bars">${bars.map((share) => (share === undefined ? html`<i class="sealed"></i>` : html`<i ${cssVars({ share })}></i>`))}</span>
    <b class="count">${count}<small>/${Math.max(students, count)}</small></b>`;
}
