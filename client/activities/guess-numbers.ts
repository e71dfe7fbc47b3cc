import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '#shared/locale.ts';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import type { Try } from '#shared/workshop/model/activity.ts';
import type { Words } from '#shared/workshop/model/question.ts';
import { isRight } from '#shared/workshop/model/task.ts';
import { WeightroomElement } from '../elements/element.ts';
import { parseNumber } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import { uid } from '../elements/uid.ts';
import { locale } from '../i18n/locale.ts';
import { tell } from '../i18n/t.ts';
import { ownTry, taskOf } from './reading.ts';
import { type ActivityView, askFor } from './view.ts';
import './guess-numbers.css';
import { lessonText } from './lesson-text.ts';

/**
 * A task of numbers: a field for each, and what the server says of them.
 * @fires activity-command - try-task
 */
@customElement('wr-guess-numbers')
export class GuessNumbers extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  @property() task = '';
  /** What each number is, set as it is elsewhere on the view; what the task says where left out. */
  @property({ attribute: false }) labels: readonly TemplateResult[] | undefined;

  /** What is said of a try that is not right, where nothing better is known of it. */
  @property({ attribute: false }) again: Words | undefined;

  @state() private drafts: Readonly<Record<string, readonly string[]>> = {};
  @state() private wrong: number | undefined;
  readonly #id = uid('guess');

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('task')) this.wrong = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const task = view === undefined ? undefined : taskOf(view, this.task);
    if (view === undefined || task?.asks === undefined) return nothing;
    const own = ownTry(view, task.id);
    const values = this.drafts[task.id] ?? own?.values.map(String) ?? task.asks.map(() => '');
    const isOld = own?.values.every((value, index) => typed(values[index]) === value);
    const shown = isOld === true ? own : undefined;
    const off = view.refusal({ type: 'try-task' }) !== undefined;
    return html`<form class="guess" data-testid="task" data-id=${task.id} @submit=${(event: Event) => this.#submit(event, values)}>
      <h2>${lessonText(task.title, view)}</h2>
      <div class="fields">
        ${task.asks.map((words, index) => {
          const right = shown?.right[index];
          const id = `${this.#id}-${index}`;
          return html`<div class=${right === undefined ? '' : right ? 'right' : 'not-yet'}>
            <label for=${id}>${this.labels?.[index] ?? lessonText(words, view)}</label>
            <input
              id=${id}
              type="text"
              inputmode="decimal"
              autocomplete="off"
              data-testid="guess-${index}"
              aria-invalid=${this.wrong === index ? 'true' : nothing}
              aria-describedby=${`${this.#id}-outcome`}
              ?disabled=${off}
              .value=${values[index] ?? ''}
              @input=${(event: Event) => this.#type(task.id, values, index, (event.target as HTMLInputElement).value)}
            />
            ${right === true ? html`<span class="ok">${icon('check')}<span class="visually-hidden">${tell(text.right)}</span></span>` : nothing}
          </div>`;
        })}
        <button type="submit" class="button primary" data-testid="guess-try" ?disabled=${off}>${tell(text.look)}</button>
      </div>
      <p id="${this.#id}-outcome" class="outcome ${shown !== undefined && isRight(shown) ? 'done' : ''}" role="status">
        ${this.#outcome(view, shown)}
      </p>
    </form>`;
  }

  #outcome(view: ActivityView, own: Try | undefined): TemplateResult | string {
    if (this.wrong !== undefined) return say(sentenceOf('value-not-finite'), locale());
    if (own === undefined) return '';
    if (isRight(own)) return html`${icon('check')}${tell(text.done)}`;
    return own.wrong === undefined
      ? tell(this.again ?? text.again)
      : html`<span>${lessonText(own.wrong.says, view)}</span>`;
  }

  #type(task: string, values: readonly string[], index: number, value: string): void {
    this.wrong = undefined;
    this.drafts = { ...this.drafts, [task]: (this.drafts[task] ?? values).with(index, value) };
  }

  #submit(event: Event, values: readonly string[]): void {
    event.preventDefault();
    const numbers = (this.drafts[this.task] ?? values).map(typed);
    const wrong = numbers.indexOf(undefined);
    this.wrong = wrong === -1 ? undefined : wrong;
    if (wrong === -1) askFor(this, { type: 'try-task', task: this.task, values: numbers as number[] });
  }
}

function typed(value: string | undefined): number | undefined {
  const parsed = parseNumber(value ?? '');
  return 'value' in parsed ? parsed.value : undefined;
}

const text = {
  look: { en: 'Check', ko: '맞춰 보기' },
  right: { en: 'right', ko: '맞음' },
  done: { en: 'Right.', ko: '맞았어요.' },
  again: {
    en: 'Not yet. Compare it with the line of products.',
    ko: '아직이에요. 곱한 줄과 하나씩 견주어 보세요.',
  },
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wr-guess-numbers': GuessNumbers;
  }
}
