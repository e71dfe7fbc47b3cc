import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { type Running, runningOf } from '#shared/workshop/model/activity.ts';
import { type Move, moveBack, moveOn, type Plan, planOf, spentOn } from '#shared/workshop/model/plan.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { KeptPlan } from '#shared/workshop/plan/file.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { ask } from '../../elements/dialog.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../t.ts';
import { keptPlans } from './kept-plans.ts';
import './plan-rail.css';
import { type KnownActivity, lectures, minutesIn, nameOfItem } from './plan-words.ts';
import { progressOf } from './progress.ts';

const MINUTE = 60_000;

/** What the rail asks to be done. */
export type PlanCommand = Extract<Command, { type: 'set-plan' | 'go-to' | 'step-activity' }>;

/**
 * The plan of the lesson beside the board: what was done and how long it took, where the class is, what comes, and whether
 * the time will do.
 * @fires workshop-command - `{command}`
 */
@customElement('wr-plan-rail')
export class PlanRail extends WeightroomElement {
  @property({ attribute: false }) workshop: WorkshopState | undefined;
  /** What may be opened. */
  @property({ attribute: false }) activities: readonly KnownActivity[] = [];
  /** Why something may not be done now; undefined when it may. */
  @property({ attribute: false }) refused: (ask: { type: PlanCommand['type'] }) => Rejection | undefined =
    () => undefined;
  /** Only what leads on: where there is no room for the list. */
  @property({ type: Boolean }) brief = false;
  @state() private now = Date.now();
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => {
      this.now = Date.now();
    }, 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { workshop } = this;
    if (workshop === undefined) return nothing;
    const plan = planOf(workshop);
    return html`<section
      class="plan"
      data-testid="plan"
      data-current=${plan.current ?? nothing}
      aria-label=${t('plan.title')}
    >
      ${plan.items.length === 0 ? this.#choice() : this.#plan(workshop, plan)}
    </section>`;
  }

  // ---- choosing one

  #choice(): TemplateResult {
    const known = new Set(this.activities.map(({ id }) => id));
    const option = (plan: KeptPlan, name: string) => html`<li>
      <button type="button" class="row" data-testid="plan-${name}" @click=${() => this.#set(plan)}>
        <span>${plan.title}</span><span class="minutes">${t('plan.minutes', { count: minutesIn(plan) })}</span>
      </button>
    </li>`;
    const kept = keptPlans(known);
    return html`<header><h2>${t('plan.title')}</h2></header>
      <p class="none">${t('plan.none')}</p>
      <ul>
        ${lectures().map((plan) => option(plan, `lecture-${minutesIn(plan)}`))}
      </ul>
      ${
        kept.length === 0
          ? nothing
          : html`<h3>${t('plan.kept')}</h3>
              <ul>
                ${kept.map((plan, index) => option(plan, `kept-${index}`))}
              </ul>`
      }
      <button type="button" class="button" data-testid="plan-edit" @click=${this.#edit}>
        ${icon('plus')}${t('plan.own')}
      </button>`;
  }

  // ---- the plan

  #plan(workshop: WorkshopState, plan: Plan): TemplateResult {
    const progress = progressOf(plan, this.now);
    return html`<header>
        <h2 title=${plan.title}>${plan.title || t('plan.title')}</h2>
        <span class="clock"
          >${clockOf(this.now)} ·
          ${t('plan.progress', { gone: Math.floor(progress.gone / MINUTE), all: Math.round(progress.planned / MINUTE) })}</span
        >
        <button
          type="button"
          class="icon-button"
          data-testid="plan-edit"
          aria-label=${t('plan.change')}
          title=${t('plan.change')}
          @click=${this.#edit}
        >
          ${icon('more')}
        </button>
      </header>
      ${this.#bar(plan)}
      ${
        this.brief
          ? nothing
          : html`<ol>
              ${plan.items.map((_, index) => this.#row(workshop, plan, index))}
            </ol>`
      }
      ${this.#moves(workshop, plan)}
      ${this.brief ? nothing : this.#time(progress)}`;
  }

  /** The time of the whole plan: a segment a part, as wide as it is long. */
  #bar(plan: Plan): TemplateResult {
    return html`<div class="bar" aria-hidden="true">
      ${plan.items.map(({ minutes }, index) => {
        const spent = spentOn(plan, index, this.now);
        const done = index !== plan.current && spent > 0;
        const share = done ? 1 : Math.min(1, spent / Math.max(1, minutes * MINUTE));
        const state = index === plan.current ? 'now' : done ? 'done' : '';
        return html`<i class=${state} ${cssVars({ minutes: Math.max(1, minutes), share })}></i>`;
      })}
    </div>`;
  }

  #row(workshop: WorkshopState, plan: Plan, index: number): TemplateResult {
    const item = plan.items[index]!;
    const name = nameOfItem(item, this.activities);
    const spent = spentOn(plan, index, this.now);
    const running = runningOf(workshop);
    if (index === plan.current) {
      const own = item.kind === 'activity' && running?.id === item.activity ? running : undefined;
      return html`<li class="current" aria-current="step">
        <button type="button" class="row" data-testid="plan-step-${index + 1}" @click=${() => void this.#go({ type: 'go-to', item: index })}>
          <span class="number">${index + 1}</span><b>${name}</b>
        </button>
        ${own === undefined ? nothing : this.#steps(own)}
        <p>
          <span>${t('plan.time', { spent: minutesAndSeconds(spent), planned: minutesAndSeconds(item.minutes * MINUTE) })}</span>
          ${own === undefined ? nothing : html`<span>${stepWords(own)}</span>`}
        </p>
      </li>`;
    }
    const done = spent > 0;
    const skipped = !done && plan.current !== null && index < plan.current;
    return html`<li class=${done ? 'done' : ''}>
      <button type="button" class="row" data-testid="plan-step-${index + 1}" @click=${() => void this.#go({ type: 'go-to', item: index })}>
        <span class="number">${done ? icon('check') : index + 1}</span><span>${name}</span>
        <span class="minutes"
          >${skipped ? t('plan.skipped') : t('plan.minutes', { count: done ? Math.max(1, Math.round(spent / MINUTE)) : item.minutes })}</span
        >
      </button>
    </li>`;
  }

  #steps({ step, text }: Running): TemplateResult {
    return html`<span class="steps" aria-hidden="true"
      >${text.steps.map((_, index) => html`<i class=${index <= step ? 'in' : ''}></i>`)}</span
    >`;
  }

  #moves(workshop: WorkshopState, plan: Plan): TemplateResult {
    const [back, next] = [moveBack(workshop), moveOn(workshop)];
    const words =
      next?.type !== 'go-to'
        ? t('plan.next')
        : t(plan.current === null ? 'plan.start' : 'plan.next.item', {
            title: nameOfItem(plan.items[next.item]!, this.activities),
          });
    return html`<div class="moves">
      <button
        type="button"
        class="button"
        data-testid="plan-back"
        aria-label=${t('plan.back')}
        title="${t('plan.back')} ["
        aria-keyshortcuts="["
        ?disabled=${this.#isOff(back)}
        @click=${() => void this.#go(back)}
      >
        ${icon('previous')}
      </button>
      <button
        type="button"
        class="button"
        data-testid="plan-next"
        title="${words} ]"
        aria-keyshortcuts="]"
        ?disabled=${this.#isOff(next)}
        @click=${() => void this.#go(next)}
      >
        <span>${words}</span>${icon('next')}
      </button>
    </div>`;
  }

  #isOff(move: Move | undefined): boolean {
    return move === undefined || this.refused({ type: move.type }) !== undefined;
  }

  #time({ left, ahead }: ReturnType<typeof progressOf>): TemplateResult {
    const minutes = Math.round(ahead / MINUTE);
    const stands =
      minutes === 0
        ? t('plan.in-time')
        : t(minutes > 0 ? 'plan.ahead' : 'plan.behind', { count: Math.abs(minutes) });
    return html`<p class="stands">
      <b>${stands}</b><span>${t('plan.left', { count: Math.round(left / MINUTE), time: clockOf(this.now + left) })}</span>
    </p>`;
  }

  // ---- what it asks for

  /** Goes on; where a question is open, that is asked about first. */
  async #go(move: Move | undefined): Promise<void> {
    const { workshop } = this;
    if (move === undefined || workshop === undefined) return;
    const open = predictionsOf(workshop).list.some(({ status }) => status === 'open');
    if (open) {
      const sure = await ask({
        title: t('plan.jump.title'),
        body: t('plan.jump.body'),
        confirm: t('plan.jump.confirm'),
        testid: 'plan-jump',
      });
      if (!sure) return;
    }
    this.#run(move);
  }

  readonly #edit = async (): Promise<void> => {
    const { title, items } = this.workshop === undefined ? { title: '', items: [] } : planOf(this.workshop);
    const { askForPlan } = await import('./plan-form.ts');
    const before = { title, items: items.map(({ spent: _, board: __, ...item }) => item) };
    const plan = await askForPlan(before, this.activities);
    if (plan !== undefined) this.#set(plan);
    this.requestUpdate();
  };

  #set({ title, items }: KeptPlan): void {
    this.#run({ type: 'set-plan', title, items });
  }

  #run(command: PlanCommand): void {
    this.dispatchEvent(new CustomEvent('workshop-command', { detail: { command }, bubbles: true }));
  }
}

function stepWords({ step, text: { steps } }: Running): string {
  return t('plan.steps', { step: Math.min(step + 1, steps.length), count: steps.length });
}

function clockOf(at: number): string {
  return new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', hour12: false });
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-plan-rail': PlanRail;
  }
}
