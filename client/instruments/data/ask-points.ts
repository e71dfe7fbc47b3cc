import { html, nothing } from 'lit';
import { POINTS, type Point } from '#shared/workshop/model/data.ts';
import { askForm } from '../../elements/dialog.ts';
import { t, tell } from '../../i18n/t.ts';
import { pointsOf, textOf } from './points-csv.ts';
import './ask-points.css';

/** Points that were pasted, and whether they go beside those there are or take their place. */
export interface PastedPoints {
  readonly points: readonly Point[];
  readonly replace: boolean;
}

/** Asks for points as text; undefined when it was cancelled. */
export function askPoints(present: readonly Point[]): Promise<PastedPoints | undefined> {
  const some = present.length > 0;
  let replace = !some;
  let wrong = '';
  const textIn = (dialog: HTMLElement) => dialog.querySelector<HTMLTextAreaElement>('[name="text"]')!;
  return askForm<PastedPoints>({
    title: t('data.csv.title'),
    body: t('data.csv.body', { limit: POINTS }),
    confirm: t('data.csv.confirm'),
    testid: 'points-csv',
    wide: true,
    novalidate: true,
    fields({ id, redraw }) {
      const mend = (): void => {
        if (wrong === '') return;
        wrong = '';
        redraw();
      };
      const way = (to: boolean, name: 'add' | 'replace') => html`<label class="way">
        <input
          type="radio"
          name="way"
          data-testid="points-csv-${name}"
          .checked=${replace === to}
          @change=${(event: Event) => {
            replace = to;
            // Those there are can be mended in place.
            const field = textIn((event.target as Element).closest('dialog')!);
            if (to && field.value.trim() === '') field.value = textOf(present);
            redraw();
          }}
        />
        <span>${t(`data.csv.${name}`, { count: present.length })}</span>
      </label>`;
      return html`${
        some
          ? html`<fieldset class="ways">
              <legend class="visually-hidden">${t('data.csv.ways')}</legend>
              ${way(false, 'add')} ${way(true, 'replace')}
            </fieldset>`
          : nothing
      }
        <label>
          <span>${t('data.csv.label')}</span>
          <textarea
            name="text"
            rows="9"
            spellcheck="false"
            autocomplete="off"
            placeholder=${'0, 0, 0\n0, 1, 1\n1, 0, 1\n1, 1, 0'}
            data-testid="points-csv"
            aria-describedby="${id}-body ${id}-wrong"
            aria-invalid=${wrong === '' ? nothing : 'true'}
            @input=${mend}
          ></textarea>
        </label>
        <p class="wrong" id="${id}-wrong" role="alert">${wrong}</p>`;
    },
    answer(dialog) {
      const result = pointsOf(textIn(dialog).value);
      wrong = result.ok ? '' : tell(result.sentence, result.params);
      return result.ok ? { points: result.points, replace } : undefined;
    },
    opened: (dialog) => textIn(dialog).focus(),
  });
}

/** How many of some points are not among others. */
export function lostPoints(present: readonly Point[], next: readonly Point[]): number {
  const left = new Map<string, number>();
  for (const point of next) left.set(point.join(), (left.get(point.join()) ?? 0) + 1);
  return present.filter((point) => {
    const count = left.get(point.join()) ?? 0;
    left.set(point.join(), count - 1);
    return count <= 0;
  }).length;
}
