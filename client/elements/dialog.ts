import { html, nothing, render, type TemplateResult } from 'lit';
import { t } from '../i18n/t.ts';
import './dialog.css';

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
}

/** Asks whether to go on, in a dialog of the browser's own; resolves to the answer. */
export async function ask(question: Question): Promise<boolean> {
  return (await open(question, nothing)) !== undefined;
}

/** Asks for one line of text; undefined when it was cancelled. */
export function askText(question: TextQuestion): Promise<string | undefined> {
  return open(
    question,
    html`<label>
      <span>${question.label}</span>
      <input name="text" autocomplete="off" .value=${question.value} autofocus required />
    </label>`,
  );
}

function open(
  { title, body, confirm, danger = false }: Question,
  field: TemplateResult | typeof nothing,
): Promise<string | undefined> {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  return new Promise((resolve) => {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const text = new FormData(event.target as HTMLFormElement).get('text');
      dialog.close(typeof text === 'string' ? text : 'yes');
    };
    dialog.addEventListener('cancel', () => (dialog.returnValue = ''));
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(dialog.returnValue === '' ? undefined : dialog.returnValue);
    });
    render(
      html`<form @submit=${submit}>
        <h2 id="ask-title">${title}</h2>
        ${body === undefined ? nothing : html`<p>${body}</p>`} ${field}
        <div class="actions">
          <button type="button" class="button" @click=${() => dialog.close('')}>${t('app.cancel')}</button>
          <button class="button primary ${danger ? 'final' : ''}">${confirm}</button>
        </div>
      </form>`,
      dialog,
    );
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('input')?.select();
  });
}
