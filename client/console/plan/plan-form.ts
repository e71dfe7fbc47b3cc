import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { askKinds } from '#shared/workshop/model/ask.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import type { Planned } from '#shared/workshop/model/plan.ts';
import { type KeptPlan, readPlan, writePlan } from '#shared/workshop/plan/file.ts';
import { askForm } from '../../elements/dialog.ts';
import { icon } from '../../elements/icons.ts';
import { t, tell } from '../t.ts';
import { forgetPlan, keepPlan, keptPlans } from './kept-plans.ts';
import './plan-form.css';
import { type KnownActivity, lectures, minutesIn, nameOfItem } from './plan-words.ts';

/** What a part gets where nobody says otherwise (minutes). */
const BOARD_MINUTES = 5;
const ASK_MINUTES = 2;

interface Row {
  readonly key: number;
  readonly item: Planned;
}

/** Asks what a lesson is to be; undefined when it was cancelled. */
export function askForPlan(
  before: KeptPlan,
  activities: readonly KnownActivity[],
): Promise<KeptPlan | undefined> {
  const known = new Set(activities.map(({ id }) => id));
  let keys = 0;
  const rowsOf = (items: readonly Planned[]): Row[] => items.map((item) => ({ key: keys++, item }));
  let { title } = before;
  let rows = rowsOf(before.items);
  let said = '';
  let wrong: Rejection | undefined;
  let dragged: number | undefined;

  const plan = (): KeptPlan => ({ title: title.trim(), items: rows.map(({ item }) => item) });

  return askForm<KeptPlan>({
    title: t('plan-form.title'),
    confirm: t('plan-form.use'),
    testid: 'plan-use',
    wide: true,
    novalidate: true,
    answer: () => {
      wrong = flawOf(plan());
      return wrong === undefined ? plan() : undefined;
    },
    fields({ id, redraw }) {
      const change = (next: readonly Row[]): void => {
        rows = [...next];
        said = '';
        wrong = undefined;
        redraw();
      };
      const take = (next: KeptPlan): void => {
        title = next.title;
        change(rowsOf(next.items));
      };
      const move = (from: number, to: number): void => {
        if (to < 0 || to >= rows.length || from === to) return;
        const next = rows.toSpliced(from, 1);
        change(next.toSpliced(to, 0, rows[from]!));
      };
      const set = (index: number, item: Planned): void => change(rows.with(index, { ...rows[index]!, item }));

      const row = ({ key, item }: Row, index: number): TemplateResult => {
        const name = nameOfItem(item, activities);
        return html`<li
          draggable="true"
          data-testid="plan-row-${index}"
          data-key=${key}
          @dragstart=${(event: DragEvent) => {
            dragged = index;
            event.dataTransfer?.setData('text/plain', name);
          }}
          @dragover=${(event: DragEvent) => event.preventDefault()}
          @drop=${(event: DragEvent) => {
            event.preventDefault();
            if (dragged !== undefined) move(dragged, index);
            dragged = undefined;
          }}
        >
          <span class="grip" aria-hidden="true">${icon('grip')}</span>
          ${
            item.kind === 'board'
              ? html`<input
                  class="name"
                  aria-label=${t('plan-form.board')}
                  maxlength=${limits.boardTitleGraphemes}
                  .value=${live(item.title)}
                  @change=${(event: Event) => set(index, { ...item, title: textIn(event) })}
                />`
              : html`<span class="name">${name}</span>`
          }
          <label class="minutes"
            ><input
              type="number"
              min="0"
              max=${limits.plan.minutes}
              aria-label=${t('plan-form.minutes', { title: name })}
              .value=${live(String(item.minutes))}
              @change=${(event: Event) => set(index, { ...item, minutes: wholeOf(textIn(event)) })}
            />${t('plan-form.unit')}</label
          >
          ${tool('up', 'plan-form.up', name, index === 0, () => move(index, index - 1))}
          ${tool('down', 'plan-form.down', name, index === rows.length - 1, () => move(index, index + 1))}
          ${tool('cross', 'plan-form.remove', name, false, () => change(rows.toSpliced(index, 1)))}
        </li>`;
      };

      return html`<div class="plan-form">
        <label class="title"
          ><span>${t('plan-form.name')}</span>
          <input
            name="title"
            autocomplete="off"
            maxlength=${limits.titleGraphemes}
            data-testid="plan-title"
            .value=${live(title)}
            @input=${(event: Event) => {
              title = textIn(event);
            }}
        /></label>
        <p class="head">
          <b>${t('plan-form.parts')}</b
          ><span data-testid="plan-total" data-value=${minutesIn(plan())}>${t('plan-form.total', { count: minutesIn(plan()) })}</span>
        </p>
        ${rows.length === 0 ? html`<p class="none">${t('plan-form.empty')}</p>` : nothing}
        <ol>
          ${repeat(rows, ({ key }) => key, row)}
        </ol>
        ${adding(activities, rows.length >= limits.plan.items, (item) => change([...rows, ...rowsOf([item])]))}
        <div class="from" role="group" aria-label=${t('plan.kept')}>
          ${[...lectures(), ...keptPlans(known)].map(
            (kept, index) => html`<span class="kept"
              ><button type="button" class="button quiet" @click=${() => take(kept)}>${kept.title}</button>${
                index < lectures().length
                  ? nothing
                  : html`<button
                      type="button"
                      class="icon-button"
                      aria-label=${t('plan-form.forget', { title: kept.title })}
                      @click=${() => {
                        forgetPlan(kept.title);
                        redraw();
                      }}
                    >
                      ${icon('cross')}
                    </button>`
              }</span
            >`,
          )}
        </div>
        <div class="file">
          <button
            type="button"
            class="button"
            data-testid="plan-keep"
            @click=${() => {
              wrong = flawOf(plan());
              said = wrong === undefined && keepPlan(plan()) ? t('plan-form.kept') : '';
              redraw();
            }}
          >
            ${t('plan-form.keep')}
          </button>
          <button type="button" class="button" data-testid="plan-export" @click=${() => download(plan())}>
            ${t('plan-form.export')}
          </button>
          <label class="button import"
            >${t('plan-form.import')}<input
              type="file"
              accept="application/json,.json"
              class="visually-hidden"
              data-testid="plan-import"
              @change=${async (event: Event) => {
                const field = event.target as HTMLInputElement;
                const read = readPlan((await field.files?.[0]?.text()) ?? '', known);
                field.value = '';
                if (!('code' in read)) take(read);
                else {
                  wrong = read;
                  redraw();
                }
              }}
          /></label>
        </div>
        <p class="said" role="status" id="${id}-said">${said}</p>
        ${wrong === undefined ? nothing : html`<p class="wrong" role="alert" data-testid="plan-wrong">${tell(sentenceOf(wrong.code), wrong.params)}</p>`}
      </div>`;
    },
  });
}

function tool(
  image: 'up' | 'down' | 'cross',
  words: 'plan-form.up' | 'plan-form.down' | 'plan-form.remove',
  title: string,
  off: boolean,
  run: () => void,
): TemplateResult {
  const name = t(words, { title });
  return html`<button type="button" class="icon-button" aria-label=${name} title=${name} ?disabled=${off} @click=${run}>
    ${icon(image)}
  </button>`;
}

function adding(
  activities: readonly KnownActivity[],
  full: boolean,
  add: (item: Planned) => void,
): TemplateResult {
  const items = new Map<string, Planned>([
    ...activities.map(
      ({ id, minutes }) => [`activity ${id}`, { kind: 'activity', activity: id, minutes }] as const,
    ),
    ['board', { kind: 'board', title: t('plan.board'), minutes: BOARD_MINUTES }],
    ...askKinds.map((ask) => [`ask ${ask}`, { kind: 'ask', ask, minutes: ASK_MINUTES }] as const),
  ]);
  const option = ([key, item]: readonly [string, Planned]) =>
    html`<option value=${key}>${nameOfItem(item, activities)}</option>`;
  const all = [...items];
  return html`<div class="add">
    <select data-testid="plan-add-what" aria-label=${t('plan-form.add.label')}>
      <optgroup label=${t('plan-form.activities')}>${all.filter(([, { kind }]) => kind === 'activity').map(option)}</optgroup>
      <optgroup label=${t('plan-form.others')}>${all.filter(([, { kind }]) => kind !== 'activity').map(option)}</optgroup>
    </select>
    <button
      type="button"
      class="button"
      data-testid="plan-add"
      ?disabled=${full}
      @click=${(event: Event) => {
        const { value } = (event.currentTarget as HTMLElement).previousElementSibling as HTMLSelectElement;
        const item = items.get(value);
        if (item !== undefined) add(item);
      }}
    >
      ${icon('plus')}${t('plan-form.add')}
    </button>
  </div>`;
}

/** What the workshop would refuse it for. */
function flawOf({ items }: KeptPlan): Rejection | undefined {
  const untitled = items.some((item) => item.kind === 'board' && item.title.trim() === '');
  return untitled ? { code: 'title-empty' } : undefined;
}

function textIn(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

function wholeOf(text: string): number {
  const value = Math.round(Number(text));
  return Number.isFinite(value) ? Math.min(limits.plan.minutes, Math.max(0, value)) : 0;
}

function download(plan: KeptPlan): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writePlan(plan)], { type: 'application/json' }));
  link.download = `${plan.title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'plan'}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
