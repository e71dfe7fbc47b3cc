import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CurvePoint, TrainingState } from '#shared/workshop/model/training.ts';
import { arrowUp, lossAxis, spikesOf, textWidth } from '../../charts/loss-axis.ts';
import { formatMagnitude } from '../../charts/magnitude.ts';
import { PatientElement } from '../../elements/patient-element.ts';
import { Size } from '../../elements/size.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { scaleAt } from '../stage-scale.ts';
import './loss-curve.css';

const HEIGHT = 168;
const TOP = 10;
const BASE = HEIGHT - 22;
/** Room for what stands at the ticks, at least, and between it and the curve. */
const LEFT = 40;
const GAP = 7;
const RIGHT = 8;

/** The loss over the steps of training: by powers of ten once it has come far. */
@customElement('wr-loss-curve')
export class LossCurve extends PatientElement {
  @property({ attribute: false }) view: BoardView | undefined;
  /** On a board how far training has come stands beside its button; a stage grows with its width. */
  @property({ reflect: true }) size: 'board' | 'phone' | 'stage' = 'phone';

  readonly #box = new Size(this);

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    const { training } = view.board;
    const { curve } = training;
    return html`<section aria-label=${t('curve.title')}>
      <header>
        <h2>${t('curve.title')}</h2>
        ${training.running ? html`<span class="running">${t('curve.running')}</span>` : nothing}
      </header>
      <dl>
        ${count('epoch', t('curve.epoch'), training.epochs)} ${count('steps', t('curve.steps'), training.steps)}
        ${
          curve.length === 0
            ? nothing
            : html`<div>
                <dt>${t('curve.now')}</dt>
                <dd>${formatMagnitude(view.observation.loss ?? Number.NaN)}</dd>
              </div>`
        }
      </dl>
      ${curve.length < 2 ? html`<p class="empty">${t('curve.empty')}</p>` : this.#chart(training)}
    </section>`;
  }

  #chart({ curve, steps }: TrainingState): TemplateResult {
    const { width } = this.#box;
    const label = t('curve.chart', {
      count: steps,
      steps: steps.toLocaleString(locale()),
      first: formatMagnitude(curve[0]![1]),
      last: formatMagnitude(curve.at(-1)![1]),
      least: formatMagnitude(Math.min(...curve.map(([, loss]) => loss))),
    });
    const scale = scaleAt(this.size, width);
    const across = width / scale;
    return html`<svg
      viewBox="0 0 ${across} ${HEIGHT}"
      width=${width}
      height=${HEIGHT * scale}
      role="img"
      aria-label=${label}
    >
      ${width === 0 ? nothing : draw(curve, across)}
    </svg>`;
  }
}

function count(id: 'epoch' | 'steps', name: string, value: number): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd data-testid=${id} data-value=${String(value)}>${value.toLocaleString(locale())}</dd>
  </div>`;
}

function draw(curve: readonly CurvePoint[], width: number): SVGTemplateResult {
  const losses = curve.map(([, loss]) => loss);
  const axis = lossAxis(losses);
  const first = curve[0]![0];
  const [last, now] = curve.at(-1)!;
  const left = Math.max(LEFT, GAP + textWidth(axis));
  const right = width - RIGHT;
  const x = (step: number): number => left + ((step - first) / (last - first || 1)) * (right - left);
  const y = (loss: number): number => BASE - axis.share(loss) * (BASE - TOP);
  const line = curve.map(([step, loss]) => `${x(step).toFixed(1)} ${y(loss).toFixed(1)}`).join('L');
  return svg`
    ${axis.ticks.map(
      ({ value, text }) => svg`<path class="grid" d="M${left} ${y(value).toFixed(1)}H${right}" />
        <text x=${left - GAP} y=${(y(value) + 4).toFixed(1)} text-anchor="end">${text}</text>`,
    )}
    <path class="line" d="M${line}" />
    ${spikesOf(axis, losses).map((k) => svg`<path class="beyond" d=${arrowUp(x(curve[k]![0]), TOP, 4)} />`)}
    <circle class="now" cx=${x(last).toFixed(1)} cy=${y(now).toFixed(1)} r="4" />
    <text x=${left} y=${HEIGHT - 5}>${first.toLocaleString(locale())}</text>
    ${axis.kind === 'log' ? svg`<text x=${(left + right) / 2} y=${HEIGHT - 5} text-anchor="middle">${t('curve.log')}</text>` : nothing}
    <text x=${right} y=${HEIGHT - 5} text-anchor="end">${last.toLocaleString(locale())}</text>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-loss-curve': LossCurve;
  }
}
