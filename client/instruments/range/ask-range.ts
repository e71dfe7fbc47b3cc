import { html } from 'lit';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { type Range, widestRange } from '#shared/workshop/model/range.ts';
import { askForm } from '../../elements/dialog.ts';
import { parseNumber, settingText } from '../../elements/format.ts';
import { t, tell } from '../../i18n/t.ts';
import './ask-range.css';

/** Which range a board is to have, and whether what is outside comes in. */
export interface RangeAnswer {
  readonly range: Range;
  readonly bringIn: boolean;
}

/** Asks for another range, starting from the one there is; undefined when it was cancelled. */
export function askRange(now: Range): Promise<RangeAnswer | undefined> {
  let wrong: { readonly fields: readonly (0 | 1)[]; readonly sentence: string } | undefined;
  const fieldsOf = (dialog: HTMLElement) => [...dialog.querySelectorAll<HTMLInputElement>('.ends input')];
  const fill = (dialog: HTMLElement, range: Range): void => {
    for (const [index, field] of fieldsOf(dialog).entries()) field.value = settingText(range[index]!);
  };
  return askForm<RangeAnswer>({
    title: t('range.title'),
    body: t('range.body'),
    confirm: t('app.save'),
    testid: 'range',
    novalidate: true,
    fields({ id, redraw }) {
      const mend = (): void => {
        wrong = undefined;
        redraw();
      };
      const end = (index: 0 | 1, name: 'least' | 'most') => html`<label>
        <span>${t(`range.${name}`)}</span>
        <input
          inputmode="decimal"
          autocomplete="off"
          data-testid="range-${name}"
          aria-describedby="${id}-wrong"
          aria-invalid=${wrong?.fields.includes(index) === true ? 'true' : 'false'}
          @input=${mend}
        />
      </label>`;
      return html`<div class="ends">${end(0, 'least')}${end(1, 'most')}</div>
        <p class="wrong" id="${id}-wrong" role="alert">${wrong?.sentence ?? ''}</p>
        <button
          type="button"
          class="button"
          data-testid="range-widest"
          @click=${(event: Event) => {
            fill((event.target as Element).closest('dialog')!, widestRange);
            mend();
          }}
        >
          ${t('range.widest')}
        </button>
        <label class="bring-in">
          <input type="checkbox" name="bring-in" data-testid="range-bring-in" checked />
          <span>${t('range.bring-in')}</span>
        </label>`;
    },
    answer(dialog) {
      const [least, most] = fieldsOf(dialog).map((field) => parseNumber(field.value));
      for (const [index, parsed] of [least, most].entries()) {
        if (parsed === undefined || 'value' in parsed) continue;
        const sentence = tell(sentenceOf(parsed.rejection), {
          limit: limits.magnitude.toLocaleString('en'),
        });
        wrong = { fields: [index as 0 | 1], sentence };
        return undefined;
      }
      if (least === undefined || most === undefined || !('value' in least) || !('value' in most))
        return undefined;
      if (least.value >= most.value) {
        wrong = { fields: [0, 1], sentence: tell(sentenceOf('range-empty')) };
        return undefined;
      }
      const bringIn = dialog.querySelector<HTMLInputElement>('[name="bring-in"]')!.checked;
      return { range: [least.value, most.value], bringIn };
    },
    opened(dialog) {
      fill(dialog, now);
      fieldsOf(dialog)[0]?.select();
    },
  });
}
