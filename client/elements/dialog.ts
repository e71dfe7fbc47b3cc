import { html, nothing, render, type TemplateResult } from 'lit';
import { t } from '../i18n/t.ts';
import './dialog.css';
import { uid } from './uid.ts';

export interface Question {
  readonly title: string;
  readonly body?: string;
  /** The words on the button that does it. */
  readonly confirm: string;
  readonly danger?: boolean;
  /** Its button is `…-confirm`. */
  readonly testid?: string;
}

export interface TextQuestion extends Question {
  readonly label: string;
  readonly value: string;
  /** More than one line, and how many of them show. */
  readonly lines?: number;
  readonly placeholder?: string;
  /** What is wrong with the text, to be mended in place; nothing when it will do. */
  readonly wrong?: (text: string) => string | undefined;
}

/** A question with fields of its own. */
export interface Form<Answer> extends Omit<Question, 'confirm'> {
  /** The words on the button that answers; without them the dialog only tells something, and closes. */
  readonly confirm?: string;
  readonly wide?: boolean;
  /** The fields say what is wrong; the browser's own bubbles would say it twice. */
  readonly novalidate?: boolean;
  /** Drawn first, and again after `redraw`; `id` begins the ids of its parts. */
  readonly fields: (form: { readonly id: string; readonly redraw: () => void }) => unknown;
  /** The answer; undefined while something is to be mended, which gets the focus. */
  readonly answer: (dialog: HTMLDialogElement) => Answer | undefined;
  /** After it has opened. */
  readonly opened?: (dialog: HTMLDialogElement) => void;
}

/** Asks whether to go on, in a dialog of the browser's own; resolves to the answer. */
export async function ask(question: Question): Promise<boolean> {
  return (await askForm({ ...question, fields: () => nothing, answer: () => true })) ?? false;
}

/** Asks for a text; undefined when it was cancelled. */
export function askText(question: TextQuestion): Promise<string | undefined> {
  const { value, lines, wrong: checks } = question;
  const field = (dialog: HTMLDialogElement): Field => dialog.querySelector<Field>('[name="text"]')!;
  let wrong = '';
  return askForm<string>({
    ...question,
    wide: lines !== undefined,
    novalidate: checks !== undefined,
    fields({ id, redraw }) {
      const mend = (): void => {
        if (wrong === '') return;
        wrong = '';
        redraw();
      };
      return fieldOf(question, { id, wrong, mend });
    },
    answer(dialog) {
      const typed = field(dialog).value;
      wrong = checks?.(typed) ?? '';
      return wrong === '' ? typed : undefined;
    },
    opened(dialog) {
      field(dialog).value = value;
      field(dialog).select();
    },
  });
}

/** Asks for what a form's fields come to; undefined when it was cancelled. */
export function askForm<Answer>(form: Form<Answer>): Promise<Answer | undefined> {
  const { title, body, confirm, testid, danger = false } = form;
  const before = document.activeElement;
  const id = uid('dialog');
  const dialog = document.createElement('dialog');
  dialog.className = form.wide === true ? 'ask wide' : 'ask';
  dialog.setAttribute('aria-labelledby', `${id}-title`);
  let answer: Answer | undefined;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    answer = confirm === undefined ? undefined : form.answer(dialog);
    if (answer !== undefined || confirm === undefined) {
      dialog.close();
      return;
    }
    draw();
    dialog.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  const draw = (): void => {
    render(
      html`<form @submit=${submit} ?novalidate=${form.novalidate}>
        <h2 id="${id}-title">${title}</h2>
        ${body === undefined ? nothing : html`<p id="${id}-body">${body}</p>`}
        ${form.fields({ id, redraw: draw })}
        <div class="actions">
          ${
            confirm === undefined
              ? nothing
              : html`<button type="button" class="button" @click=${() => dialog.close()}>
                  ${t('app.cancel')}
                </button>`
          }
          <button
            class="button primary ${danger ? 'final' : ''}"
            data-testid=${testid === undefined ? nothing : `${testid}-confirm`}
          >
            ${confirm ?? t('app.close')}
          </button>
        </div>
      </form>`,
      dialog,
    );
  };

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(answer);
    });
    draw();
    document.body.append(dialog);
    dialog.showModal();
    form.opened?.(dialog);
  });
}

type Field = HTMLInputElement | HTMLTextAreaElement;

interface FieldState {
  readonly id: string;
  readonly wrong: string;
  readonly mend: () => void;
}

function fieldOf(
  { label, body, lines, placeholder, testid, wrong: checks }: TextQuestion,
  { id, wrong, mend }: FieldState,
): TemplateResult {
  const described = [body && `${id}-body`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || nothing;
  const invalid = wrong === '' ? nothing : 'true';
  return html`<label>
      <span>${label}</span>
      ${
        lines === undefined
          ? html`<input
              name="text"
              autocomplete="off"
              autofocus
              required
              data-testid=${testid ?? nothing}
              aria-describedby=${described}
              aria-invalid=${invalid}
              @input=${mend}
            />`
          : html`<textarea
              name="text"
              rows=${lines}
              spellcheck="false"
              autocomplete="off"
              placeholder=${placeholder ?? nothing}
              data-testid=${testid ?? nothing}
              aria-describedby=${described}
              aria-invalid=${invalid}
              @input=${mend}
            ></textarea>`
      }
    </label>
    ${checks === undefined ? nothing : html`<p class="wrong" id="${id}-wrong" role="alert">${wrong}</p>`}`;
}
