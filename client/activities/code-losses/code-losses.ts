import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CodeExercise } from '#shared/workshop/model/code.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { tell } from '../../i18n/t.ts';
import type { Outcome, Printed } from '../../workers/python/protocol.ts';
import { type Python, python as pagePython, TIME_LIMIT } from '../../workers/python/python.ts';
import '../guess-numbers.ts';
import { ownTry } from '../reading.ts';
import { type ActivityView, askFor, type OwnView } from '../view.ts';
import { classCounts } from './class-counts.ts';
import './code-editor.ts';
import type { CodeEditor } from './code-editor.ts';
import './code-losses.css';
import { adviceOn, passedOf, triesOf, verdictOf } from './judged.ts';
import { shownSolution, solutionsOf } from './solutions.ts';
import { testsOf, wantedOf } from './tests.ts';
import { text } from './text.ts';

/**
 * `code-losses`: an editor, Python in a worker, the tests; and the same as numbers where there is no Python.
 * @fires activity-command - report-code and try-task after a run; show-code by an instructor
 */
@customElement('wr-code-losses')
export class CodeLosses extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;
  @property({ attribute: false }) python: Python = pagePython;

  @state() private outcome: Outcome | undefined;
  @state() private printed: readonly Printed[] = [];
  @state() private cut = false;
  /** Why the last run gave nothing. */
  @state() private ended: 'stopped' | 'too-long' | undefined;
  /** Somebody would rather work with numbers. */
  @state() private asNumbers = false;
  @query('wr-code-editor') private editor!: CodeEditor | null;
  #unwatch: (() => void) | undefined;
  /** What was run last. */
  #ran: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = this.python.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.python.stop();
  }

  protected override firstUpdated(): void {
    if (this.#writes) this.python.load();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { editor } = this;
    if (editor === null || editor.dataset.filled !== undefined) return;
    editor.dataset.filled = '';
    editor.source = this.#kept ?? this.#start;
  }

  get #exercise(): CodeExercise | undefined {
    return this.view?.running.text.code;
  }

  /** A stage only looks on. */
  get #writes(): boolean {
    return this.view !== undefined && this.view.you !== null && this.view.size !== 'stage';
  }

  get #start(): string {
    const start = this.#exercise?.start;
    return start === undefined ? '' : tell(start);
  }

  /** What one ran before this page was opened. */
  get #kept(): string | undefined {
    const { you, code } = this.view!;
    return you === null ? undefined : code.own[you]?.source;
  }

  get #shared(): boolean {
    const { you, code } = this.view!;
    return you !== null && code.own[you]?.shared === true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const exercise = this.#exercise;
    if (view === undefined || exercise === undefined) return nothing;
    const asked = this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`;
    if (!this.#writes) {
      return html`<div class="code-grid stage">${
        view.code.shown === null ? wantedOf(exercise.functions, exercise.visible) : shownSolution(view)
      }${classCounts(view)}${asked}</div>`;
    }
    const verdict = verdictOf(exercise, this.outcome);
    const blocked = this.python.state.is === 'blocked';
    const numbers = blocked || this.asNumbers;
    return html`<div class="code-grid ${view.size}">
      ${asked}
      <div class="work">
        ${blocked ? this.#blocked() : nothing}
        ${numbers ? this.#numbers(view, exercise) : nothing}
        <div class="code" ?hidden=${numbers}>${this.#code(exercise, adviceOn(verdict, this.outcome?.error)?.says, verdict.passed)}</div>
      </div>
      <aside>
        ${numbers ? nothing : testsOf(exercise.functions, verdict)}
        ${classCounts(view)} ${shownSolution(view)}
        ${view.role === 'instructor' ? solutionsOf(this, view) : nothing}
        ${
          blocked
            ? nothing
            : html`<p class="caption">
                ${numbers ? nothing : tell(text.cannot)}
                <button
                  type="button"
                  class="button quiet"
                  data-testid="code-numbers"
                  @click=${() => {
                    this.asNumbers = !this.asNumbers;
                  }}
                >
                  ${tell(numbers ? text.code : text.numbers)}
                </button>
              </p>`
        }
      </aside>
    </div>`;
  }

  #code(exercise: CodeExercise, says: string | undefined, passed: number): TemplateResult {
    const { is } = this.python.state;
    const total = exercise.visible.length + exercise.hidden.length;
    return html`<div class="head">
        <h2><code>${exercise.file}</code></h2>
        ${this.#status()}
        <span class="space"></span>
        <button
          type="button"
          class="button quiet"
          data-testid="code-reset"
          @click=${() => {
            if (this.editor !== null) this.editor.source = this.#start;
          }}
        >
          ${tell(text.reset)}
        </button>
        <button
          type="button"
          class="button"
          data-testid="code-stop"
          ?disabled=${is !== 'running'}
          @click=${() => this.python.stop()}
        >
          ${icon('halt')}${tell(text.stop)}
        </button>
        <button
          type="button"
          class="button primary"
          data-testid="code-run"
          ?disabled=${is !== 'ready'}
          @click=${() => void this.#run(exercise)}
        >
          ${icon('play')}${tell(text.run)} <kbd>Ctrl Enter</kbd>
        </button>
      </div>
      <wr-code-editor
        data-testid="code-editor"
        label=${tell(text.editor, { file: exercise.file })}
        @code-run=${() => void this.#run(exercise)}
      ></wr-code-editor>
      <p class="caption leave">${tell(text.leave)}</p>
      ${this.#output()}
      <div class="advice" role="status" data-testid="code-advice" ?hidden=${this.outcome === undefined && this.ended === undefined}>
        ${
          this.ended === 'too-long'
            ? tell(text.tooLong, { seconds: TIME_LIMIT / 1_000 })
            : this.ended === 'stopped'
              ? tell(text.stopped)
              : (says ?? (passed === total ? tell(text.all) : nothing))
        }
      </div>
      <label class="share">
        <input
          type="checkbox"
          data-testid="code-share"
          .checked=${this.#shared}
          ?disabled=${this.#ran === undefined && this.#kept === undefined}
          @change=${(event: Event) => this.#share((event.target as HTMLInputElement).checked)}
        />
        ${tell(text.share)} <small>${tell(text.shareMeans)}</small>
      </label>`;
  }

  #status(): TemplateResult {
    const { state } = this.python;
    const says =
      state.is === 'loading' && state.share < 1
        ? tell(text.loading, { megabytes: state.megabytes.toFixed(1) })
        : tell(state.is === 'loading' ? text.starting : text[state.is]);
    return html`<p class="status ${state.is}" data-testid="code-python" data-state=${state.is}>
      ${says}
      ${
        state.is === 'loading'
          ? html`<progress max="1" .value=${state.share} aria-label=${says}></progress>`
          : nothing
      }
      ${
        state.is === 'ready'
          ? state.numpy === null
            ? html`<details><summary>${tell(text.small)}</summary><span>${tell(text.smallMeans)}</span></details>`
            : html`<span>${tell(text.numpy, { version: state.numpy })}</span>`
          : nothing
      }
    </p>`;
  }

  #output(): TemplateResult {
    return html`<h3>${tell(text.output)}</h3>
      <pre class="output" tabindex="0" data-testid="code-output">${
        this.printed.length === 0
          ? tell(text.nothing)
          : this.printed.map(({ text, from }) => html`<span class=${from}>${text}</span>`)
      }${this.cut ? html`<em>${tell(text.cut)}</em>` : nothing}</pre>`;
  }

  #blocked(): TemplateResult {
    return html`<div class="blocked" role="alert" data-testid="code-blocked">
      <p>${icon('warn')}${tell(text.blockedMeans)}</p>
      <button type="button" class="button" data-testid="code-retry" @click=${() => this.python.load()}>
        ${tell(text.retry)}
      </button>
    </div>`;
  }

  /** The same as number fields: for each task the answer it is about, and a field for each loss. */
  #numbers(view: ActivityView, { tries, visible }: CodeExercise): TemplateResult {
    return html`<div class="numbers">
      ${tries.map(({ task, tests }) => {
        const [y = [], t = []] = visible.find(({ id }) => id === tests[0])?.passes ?? [];
        return html`<div class="of">
          <p class="arrays">
            <code>${tell(text.target, { values: t.join(', ') })}</code>
            <code>${tell(text.answer, { values: y.join(', ') })}</code>
          </p>
          <wr-guess-numbers .view=${view} .task=${task} .again=${text.notYet}></wr-guess-numbers>
        </div>`;
      })}
    </div>`;
  }

  async #run(exercise: CodeExercise): Promise<void> {
    const { editor } = this;
    if (editor === null || this.python.state.is !== 'ready') return;
    const { source } = editor;
    const { file, visible, hidden } = exercise;
    editor.mark(null);
    this.printed = [];
    this.cut = false;
    this.ended = undefined;
    const ended = await this.python.run({ file, source, tests: [...visible, ...hidden] }, (printed, cut) => {
      this.printed = [...this.printed, printed];
      this.cut = cut;
    });
    if (ended.how !== 'done') {
      this.outcome = undefined;
      this.ended = ended.how === 'blocked' ? undefined : ended.how;
      return;
    }
    this.outcome = ended.outcome;
    this.#ran = source;
    const { error } = ended.outcome;
    editor.mark(adviceOn(verdictOf(exercise, this.outcome), error)?.line ?? null);
    this.#report(exercise, this.#shared);
    this.#try(exercise);
  }

  #share(shared: boolean): void {
    const exercise = this.#exercise;
    if (exercise !== undefined) this.#report(exercise, shared);
  }

  #report(exercise: CodeExercise, shared: boolean): void {
    const { you, code } = this.view!;
    const before = you === null ? undefined : code.own[you];
    const source = this.#ran ?? before?.source ?? '';
    const passed =
      this.outcome === undefined && before !== undefined
        ? [...before.passed]
        : passedOf(exercise, verdictOf(exercise, this.outcome));
    askFor(this, { type: 'report-code', passed, shared, source });
  }

  /** What the functions give is tried as numbers, so that a goal is reached by what the server itself comes to. */
  #try(exercise: CodeExercise): void {
    for (const [task, values] of triesOf(exercise, verdictOf(exercise, this.outcome))) {
      const known = ownTry(this.view!, task)?.values;
      const isNew = known === undefined || values.some((value, index) => value !== known[index]);
      if (isNew) askFor(this, { type: 'try-task', task, values });
    }
  }
}

export const show: OwnView = (view, question) =>
  html`<wr-code-losses .view=${view} .question=${question}></wr-code-losses>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-code-losses': CodeLosses;
  }
}
