import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import type { Edit, History } from '#shared/workshop/projections/history.ts';
import { arrowUp, linearAxis, spikesOf, textWidth } from '../../charts/loss-axis.ts';
import { PatientElement } from '../../elements/patient-element.ts';
import { personClass } from '../../elements/person.ts';
import { Size } from '../../elements/size.ts';
import { t } from '../../i18n/t.ts';
import './loss-history.css';
import { changeOf, lossText } from './loss-text.ts';

/** Widest a single step is drawn (px), so that a short history does not stretch. */
const STEP = 40;

/**
 * The loss over the edits of a board as a step line: it changes only where somebody changed something,
 * and a tick in their colour says who.
 */
@customElement('wr-loss-history')
export class LossHistory extends PatientElement {
  protected static override readonly waitsFor = ['history', 'participants', 'now'];

  @property({ attribute: false }) history: History = [];
  @property({ attribute: false }) participants: Readonly<Record<ParticipantId, Participant>> = {};
  /** The loss on screen now, where a preview is ahead of the history. */
  @property({ attribute: false }) now: number | null = null;
  @property({ reflect: true }) size: 'board' | 'stage' | 'phone' = 'board';

  readonly #box = new Size(this);

  protected override render(): TemplateResult {
    const { width, height } = this.#box;
    if (width === 0 || height === 0) return html``;
    return html`<svg width=${width} height=${height} role="img" aria-label=${this.#summary()}>
      ${this.#draw(width, height)}
    </svg>`;
  }

  #summary(): string {
    const losses = this.history.map(({ loss }) => loss).filter((loss) => loss !== null);
    const [first] = losses;
    if (first === undefined || losses.length < 2) return t('loss.no-changes');
    return t('loss.chart', {
      count: this.#changes,
      first: lossText(first),
      last: lossText(losses.at(-1) ?? first),
      least: lossText(Math.min(...losses)),
    });
  }

  get #changes(): number {
    return this.history.filter(({ kind }) => kind !== 'opened').length;
  }

  /** The edits that are drawn: of a hand that goes on without any change of the loss only the first. */
  get #steps(): History {
    const steps: Edit[] = [];
    for (const edit of this.history) {
      const last = steps.at(-1);
      const goesOn = last !== undefined && last.kind !== 'opened' && last.by === edit.by;
      if (!goesOn || changeOf(last.loss, edit.loss) !== 0) steps.push(edit);
    }
    return steps;
  }

  #draw(width: number, height: number): SVGTemplateResult {
    const axis = this.size === 'board';
    const stage = this.size === 'stage';
    const right = stage ? 10 : 6;
    const tick = stage ? 22 : 10;
    const words = axis ? 18 : 0;
    const top = stage ? 10 : 8;
    const base = height - tick - words - (stage ? 14 : 8);
    const history = this.#steps;
    const losses = history.map(({ loss }) => loss);
    const known = [...losses, this.now].filter((loss) => loss !== null);
    const scale = linearAxis(known);
    const { share, ticks } = scale;
    // Without ticks, as far from the edge as the dot at the end is wide: before the first change it is at the start.
    const left = axis ? Math.max(34, textWidth(scale) + 4) : stage ? 7 : 5;
    const steps = Math.max(1, history.length - 1);
    const step = Math.min((width - left - right) / steps, STEP * (stage ? 2.2 : 1));
    const x = (index: number): number => left + index * step;
    const tickWidth = Math.min(stage ? 7 : 3, step * 0.6).toFixed(2);
    const y = (loss: number): number => base - share(loss) * (base - top);
    const end = x(Math.max(0, losses.length - 1));
    const last = this.now ?? losses.at(-1) ?? null;
    const ahead = losses.at(-1) ?? null;
    const size = stage ? 6 : 4;
    return svg`${axis ? ticks.map(({ value, text }) => gridline(text, y(value), left, width)) : nothing}
      <path class="step" d=${stepPath(losses, x, y)} />
      ${ahead === null || last === null ? nothing : svg`<path class="ahead" d="M${end.toFixed(1)} ${y(ahead).toFixed(1)}V${y(last).toFixed(1)}" />`}
      ${spikesOf(scale, losses).map((index) => svg`<path class="beyond" d=${arrowUp(x(index), top, size)} />`)}
      ${last === null ? nothing : svg`<circle class="now" cx=${end.toFixed(1)} cy=${y(last).toFixed(1)} r=${stage ? 6.5 : 4} />`}
      ${history.map((edit, index) => {
        if (edit.kind === 'opened') return nothing;
        const colour = edit.by === null ? undefined : this.participants[edit.by]?.colour;
        return svg`<path class="who ${colour === undefined ? '' : personClass(colour)}" d="M${x(index).toFixed(1)} ${base + (stage ? 14 : 6)}v${tick}" stroke-width=${tickWidth} />`;
      })}
      ${
        axis
          ? svg`<text x=${left} y=${height - 3}>${t('loss.start')}</text>
            <text x=${width} y=${height - 3} text-anchor="end">${this.#changes === 0 ? t('loss.no-changes') : t('loss.changes', { count: this.#changes })}</text>`
          : nothing
      }`;
  }
}

function gridline(text: string, y: number, left: number, width: number): SVGTemplateResult {
  return svg`<path class="grid" d="M${left} ${y.toFixed(1)}H${width}" />
    <text x="0" y=${(y + 4).toFixed(1)}>${text}</text>`;
}

/** The path through every loss: level until the next edit, then straight up or down; gaps where none. */
function stepPath(
  losses: readonly (number | null)[],
  x: (index: number) => number,
  y: (loss: number) => number,
): string {
  let path = '';
  let open = false;
  losses.forEach((loss, index) => {
    if (open) path += `H${x(index).toFixed(1)}`;
    if (loss === null) open = false;
    else {
      path += open ? `V${y(loss).toFixed(1)}` : `M${x(index).toFixed(1)} ${y(loss).toFixed(1)}`;
      open = true;
    }
  });
  return path;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-loss-history': LossHistory;
  }
}
