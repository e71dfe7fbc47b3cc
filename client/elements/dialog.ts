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
}

export interface TextQuestion extends Question {
  readonly label: string;
  readonly value: string;
  /** More than one line, and how many of them show. */
  readonly lines?: number;
  readonly placeholder?: string;
  readonly testid?: string;
  /** What is wrong with the text, to be mended in place; nothing when it will do. */
  readonly wrong?: (text: string) => string | undefined;
}

/** Asks whether to go on, in a dialog of the browser's own; resolves to the answer. */
export async function ask(question: Question): Promise<boolean> {
  return (await open(question)) !== undefined;
}

/** Asks for a text; undefined when it was cancelled. */
export function askText(question: TextQuestion): Promise<string | undefined> {
  return open(question, question);
}

type Field = HTMLInputElement | HTMLTextAreaElement;

function open(
  { title, body, confirm, danger = false }: Question,
  text?: TextQuestion,
): Promise<string | undefined> {
  const before = document.activeElement;
  const id = uid('dialog');
  const dialog = document.createElement('dialog');
  dialog.className = text?.lines === undefined ? 'ask' : 'ask wide';
  dialog.setAttribute('aria-labelledby', `${id}-title`);
  const field = (): Field | null => dialog.querySelector<Field>('[name="text"]');
  let answer: string | undefined;
  let wrong = '';

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = field()?.value ?? '';
    wrong = text?.wrong?.(typed) ?? '';
    if (wrong === '') {
      answer = typed;
      dialog.close();
      return;
    }
    draw();
    field()?.focus();
  };
  const mend = (): void => {
    if (wrong === '') return;
    wrong = '';
    draw();
  };

  const draw = (): void => {
    render(
      html`<form @submit=${submit} ?novalidate=${text?.wrong !== undefined}>
        <h2 id="${id}-title">${title}</h2>
        ${body === undefined ? nothing : html`<p id="${id}-body">${body}</p>`}
        ${text === undefined ? nothing : fieldOf(text, { id, body, wrong, mend })}
        <div class="actions">
          <button type="button" class="button" @click=${() => dialog.close()}>${t('app.cancel')}</button>
          <button
            class="button primary ${danger ? 'final' : ''}"
            data-testid=${text?.testid === undefined ? nothing : `${text.testid}-confirm`}
          >
            ${confirm}
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
    const typed = field();
    if (typed === null) return;
    typed.value = text?.value ?? '';
    typed.select();
  });
}

interface FieldState {
  readonly id: string;
  readonly body: string | undefined;
  readonly wrong: string;
  readonly mend: () => void;
}

function fieldOf(
  { label, lines, placeholder, testid, wrong: checks }: TextQuestion,
  { id, body, wrong, mend }: FieldState,
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
