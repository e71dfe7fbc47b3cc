import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Entry, glossary as Glossary } from '#shared/lessons/glossary.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t, tell } from '../i18n/t.ts';
import './activity-rail.css';
import { lessonText } from './lesson-text.ts';
import { type ActivityView, askFor } from './view.ts';

/**
 * What an activity says: the step it is at, its goals, and at the end what was seen. For an instructor, what leads on.
 * @fires activity-command - `{command}`
 */
@customElement('wr-activity-rail')
export class ActivityRail extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The instructor leads from here. */
  @property({ type: Boolean }) leads = false;
  /** Where there is no room beside the board, the step stands above it and the rest below. */
  @property() shows: 'whole' | 'step' | 'rest' = 'whole';
  /** Loaded with the first word that somebody opens. */
  @state() private glossary: Readonly<Record<string, Entry>> | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    switch (this.shows) {
      case 'step':
        return this.#step(view);
      case 'rest':
        return html`<section class="rest" aria-label=${t('activity.goal')}>${this.#rest(view)}</section>`;
      default:
        return html`${this.#step(view)}${this.#rest(view)}`;
    }
  }

  /** Where the class is, and what that step says. */
  #step(view: ActivityView): TemplateResult {
    const { id, text, step } = view.running;
    const { steps } = text;
    const here = steps[step];
    const at = t('activity.step', { step: Math.min(step + 1, steps.length), count: steps.length });
    return html`<section
      class="activity"
      data-testid="activity"
      data-id=${id}
      data-step=${step + 1}
      aria-label=${t('activity.region')}
    >
      <p class="pace">
        <span>${here === undefined ? t('activity.done') : at}</span>${view.steps === undefined ? html`<span>${icon('lock')}${t('activity.paced')}</span>` : nothing}
      </p>
      <div class="segments" aria-hidden="true">
        ${steps.map((_, index) => html`<i class=${index < step ? 'past' : index === step ? 'now' : ''}></i>`)}
      </div>
      <p class="section">${t('activity.section', { section: text.section })}</p>
      <h2>${lessonText(text.title, view)}</h2>
      <div aria-live="polite">
        ${
          here === undefined
            ? html`<div class="seen" data-testid="activity-seen">
                <h3>${t('activity.done')}</h3>
                ${text.seen.map((words) => html`<p>${lessonText(words, view)}</p>`)}
              </div>`
            : html`<h3 class="step">${lessonText(here.title, view)}</h3>
                ${here.says.map((words) => html`<p>${lessonText(words, view)}</p>`)}
                ${
                  here.hint === undefined
                    ? nothing
                    : html`<details class="hint">
                        <summary>${t('activity.hint')}</summary>
                        <p>${lessonText(here.hint, view)}</p>
                      </details>`
                }`
        }
      </div>
    </section>`;
  }

  /** What is to be reached, what the words mean, and what leads on. */
  #rest(view: ActivityView): TemplateResult {
    return html`${this.#noticed(view)}${this.#goals(view)}${this.#words(view.running.text.words)}${
      this.leads || view.steps !== undefined ? this.#lead(view) : nothing
    }`;
  }

  #goals(view: ActivityView): TemplateResult {
    const { text, reached } = view.running;
    return html`<h3>${t('activity.goal')}</h3>
      <p class="aim">${lessonText(text.goal, view)}</p>
      <ul class="goals">
        ${text.goals.map(({ id, says }) => {
          const known = reached.find(({ goal }) => goal === id);
          const name = known?.by == null ? undefined : lookup(view.participants, known.by)?.name;
          return html`<li
            data-testid="goal"
            data-id=${id}
            data-reached=${known === undefined ? 'false' : 'true'}
            class=${known === undefined ? '' : 'reached'}
          >
            <i>${known === undefined ? nothing : icon('check')}</i>
            <span
              >${lessonText(says, view)}${
                known === undefined
                  ? nothing
                  : html`<small
                      >${name === undefined ? t('activity.goal.training') : t('activity.goal.by', { name })}</small
                    >`
              }</span
            >
          </li>`;
        })}
      </ul>`;
  }

  #noticed(view: ActivityView): TemplateResult | typeof nothing {
    const { noticed } = view.running;
    if (noticed.length === 0) return nothing;
    return html`<div class="noticed" role="status">
      <h3>${t('activity.noticed')}</h3>
      ${noticed.map(({ says }) => html`<p>${lessonText(says, view)}</p>`)}
    </div>`;
  }

  #words(words: readonly string[]): TemplateResult {
    return html`<details class="words" @toggle=${this.#loadGlossary}>
      <summary>${t('activity.words')} <span class="count">${words.length}</span></summary>
      <dl>
        ${words.map((word) => {
          const entry = this.glossary?.[word];
          return entry === undefined
            ? nothing
            : html`<dt>${tell(entry.term)}</dt>
                <dd>${tell(entry.means)}</dd>`;
        })}
      </dl>
    </details>`;
  }

  #lead({ running, steps }: ActivityView): TemplateResult {
    const { step, text } = running;
    const [first, last] = this.leads || steps === undefined ? [0, text.steps.length] : steps;
    return html`<div class="lead" role="group" aria-label=${t('activity.region')}>
      <button
        type="button"
        class="button"
        data-testid="activity-back"
        ?disabled=${step <= first}
        @click=${() => askFor(this, { type: 'step-activity', step: step - 1 })}
      >
        ${icon('previous')}${t('activity.previous')}
      </button>
      <button
        type="button"
        class="button primary"
        data-testid="activity-next"
        ?disabled=${step >= last}
        @click=${() => askFor(this, { type: 'step-activity', step: step + 1 })}
      >
        ${t('activity.next')}${icon('next')}
      </button>
      ${
        this.leads
          ? html`<button
              type="button"
              class="button quiet"
              data-testid="activity-close"
              @click=${() => askFor(this, { type: 'close-activity' })}
            >
              ${icon('cross')}${t('activity.close')}
            </button>`
          : nothing
      }
    </div>`;
  }

  readonly #loadGlossary = (): void => {
    if (this.glossary !== undefined) return;
    void import('#shared/lessons/glossary.ts').then(({ glossary }: { glossary: typeof Glossary }) => {
      this.glossary = glossary;
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-activity-rail': ActivityRail;
  }
}
