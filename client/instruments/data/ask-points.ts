import { html, nothing, render } from 'lit';
import { say } from '#shared/locale.ts';
import { POINTS, type Point } from '#shared/workshop/data.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import '../../elements/dialog.css';
import './ask-points.css';
import { pointsOf, textOf } from './points-csv.ts';

/** Asks for points as text, starting from those there are; undefined when it was cancelled. */
export function askPoints(points: readonly Point[]): Promise<readonly Point[] | undefined> {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.className = 'ask ask-points';
  dialog.setAttribute('aria-labelledby', 'ask-points-title');
  let answer: readonly Point[] | undefined;
  let wrong = '';

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const result = pointsOf(dialog.querySelector('textarea')?.value ?? '');
    if (result.ok) {
      answer = result.points;
      dialog.close();
      return;
    }
    wrong = say(result.sentence, locale(), result.params);
    draw();
    dialog.querySelector('textarea')?.focus();
  };

  const draw = (): void => {
    render(
      html`<form @submit=${submit} novalidate>
        <h2 id="ask-points-title">${t('data.csv.title')}</h2>
        <p id="ask-points-body">${t('data.csv.body', { limit: POINTS })}</p>
        <label>
          <span>${t('data.csv.label')}</span>
          <textarea
            name="points"
            data-testid="points-csv"
            rows="9"
            spellcheck="false"
            autocomplete="off"
            placeholder="0, 0, 0&#10;0, 1, 1&#10;1, 0, 1&#10;1, 1, 0"
            aria-describedby="ask-points-body${wrong === '' ? '' : ' ask-points-wrong'}"
            aria-invalid=${wrong === '' ? nothing : 'true'}
            @input=${() => {
              if (wrong === '') return;
              wrong = '';
              draw();
            }}
          ></textarea>
        </label>
        <p class="wrong" id="ask-points-wrong" role="alert">${wrong}</p>
        <div class="actions">
          <button type="button" class="button" @click=${() => dialog.close()}>${t('app.cancel')}</button>
          <button class="button primary" data-testid="points-csv-confirm">${t('data.csv.confirm')}</button>
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
    const field = dialog.querySelector('textarea')!;
    field.value = textOf(points);
    field.select();
  });
}
