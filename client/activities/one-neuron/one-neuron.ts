import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Try } from '#shared/workshop/model/activity.ts';
import { isRight } from '#shared/workshop/model/task.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatWeight, signClass } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { personClass } from '../../elements/person.ts';
import { symbol } from '../../elements/symbol.ts';
import { t, tell } from '../../i18n/t.ts';
import { answersOf, type GateName } from '../gate-names.ts';
import { gatePlane } from '../gate-plane.ts';
import { corners, type Neuron, sumAt } from '../half-plane.ts';
import { ownTry, personOf, rightTries, taskOf } from '../reading.ts';
import { type ActivityView, askFor, type OwnView } from '../view.ts';
import '../neuron-bench.ts';
import { lessonText } from '../lesson-text.ts';
import './one-neuron.css';

const gates = ['and', 'or', 'nand'] as const;
type Gate = (typeof gates)[number];

/** Right answers of the room that are shown at once; the last place lays them over each other. */
const PAGE = 8;

/**
 * `one-neuron`: three rulers, the truth table and the line in the plane; beside it what the room has made.
 * @fires activity-command - try-task - where a ruler is let go
 */
@customElement('wr-one-neuron')
export class OneNeuron extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  /** The gate that is looked at, where a step is about none or somebody goes back. */
  @state() private chosen: Gate | undefined;
  /** What the rulers show while they move, and until the server has the try. */
  @state() private drafts: Partial<Record<Gate, Neuron>> = {};
  @state() private row = 0;
  @state() private page = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const gate = this.#gate(view);
    const neuron = this.#neuron(view, gate);
    return html`<div class="neuron-grid ${view.size}">
      <div class="work">
        ${this.#tabs(view, gate)} ${this.#picture(view, gate, neuron)} ${this.#bench(view, gate, neuron)}
      </div>
      ${this.#room(view, gate)}
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  /** The gate of the step; before and after them the first or the last one. */
  #gate(view: ActivityView): Gate {
    const { text, step } = view.running;
    const here = text.steps[step]?.tasks?.[0];
    const asked = gates.find((gate) => gate === here);
    if (asked !== undefined && this.chosen === undefined) return asked;
    return this.chosen ?? (step === 0 ? 'and' : 'nand');
  }

  #neuron(view: ActivityView, gate: Gate): Neuron {
    const values = this.drafts[gate] ?? ownTry(view, gate)?.values ?? taskOf(view, gate)?.start?.parameters;
    const [w1 = 0, w2 = 0, b = 0] = values ?? [];
    return [w1, w2, b];
  }

  #tabs(view: ActivityView, gate: Gate): TemplateResult {
    return html`<div class="head">
      <div class="segmented" role="group" aria-label=${tell(text.gates)}>
        ${gates.map((one) => {
          const made = rightTries(view, one).some(({ by }) => view.you === null || by === view.you);
          return html`<button
            type="button"
            class=${one === gate ? 'on' : ''}
            aria-pressed=${one === gate}
            data-testid="gate-${one}"
            @click=${() => {
              this.chosen = one;
              this.page = 0;
            }}
          >
            ${one.toUpperCase()}${made ? html`${icon('check')}<span class="visually-hidden">${tell(text.made)}</span>` : nothing}
          </button>`;
        })}
      </div>
      <p class="caption">${tell(text.means[gate])}</p>
    </div>`;
  }

  #picture(view: ActivityView, gate: Gate, neuron: Neuron): TemplateResult {
    const wants = answersOf(gate);
    const gives = corners.map((corner) => Number(sumAt(neuron, corner) > 0));
    const count = gives.filter((answer, row) => answer === wants[row]).length;
    const me = personOf(view, view.you);
    const size = view.size === 'phone' ? 320 : 420;
    return html`<div class="picture">
        ${gatePlane({
          size,
          wants,
          gives,
          shade: [neuron],
          lines: [
            {
              neuron,
              look: 'main',
              ...(me !== undefined && {
                person: personClass(me.colour),
                flag: t('person.you', { name: me.name }),
              }),
            },
          ],
          label: tell(text.plane, { gate: gate.toUpperCase(), count }),
        })}
        <div class="reading">
          <table data-testid="truth-table">
            <caption>
              <span>${tell(text.table)}</span>
              <strong class=${count === 4 ? 'ok' : ''} data-testid="rows-right" data-value=${count}>${count} / 4</strong>
            </caption>
            <thead>
              <tr>
                <th scope="col">${symbol('x', { sub: 1 })}</th>
                <th scope="col">${symbol('x', { sub: 2 })}</th>
                <th scope="col">${symbol('a')}</th>
                <th scope="col">${tell(text.gives)}</th>
                <th scope="col">${tell(text.wants)}</th>
              </tr>
            </thead>
            <tbody>
              ${corners.map((corner, row) => this.#tableRow(neuron, corner, row, gives[row]!, wants[row]!))}
            </tbody>
          </table>
          ${this.#sum(neuron)}
        </div>
      </div>
      ${this.#outcome(view, gate, neuron, count)}`;
  }

  #tableRow(
    neuron: Neuron,
    corner: readonly [number, number],
    row: number,
    gives: number,
    wants: number,
  ): TemplateResult {
    const right = gives === wants;
    return html`<tr class=${row === this.row ? 'picked' : ''} @click=${() => (this.row = row)}>
      <td>${corner[0]}</td>
      <td>
        <button
          type="button"
          class="pick"
          aria-pressed=${row === this.row}>${corner[1]}<span class="visually-hidden">, ${tell(text.pick, { row: `(${corner.join(', ')})` })}</span></button>
      </td>
      <td class="a">${formatWeight(sumAt(neuron, corner))}</td>
      <td class="gives ${right ? '' : 'off'}">${gives}</td>
      <td>
        ${wants}
        ${
          right
            ? html`<span class="ok">${icon('check')}<span class="visually-hidden">${tell(text.right)}</span></span>`
            : html`<span class="visually-hidden">${tell(text.off)}</span>`
        }
      </td>
    </tr>`;
  }

  /** How the sum of the picked row comes about. */
  #sum(neuron: Neuron): TemplateResult {
    const [x1, x2] = corners[this.row]!;
    const a = sumAt(neuron, [x1, x2]);
    const line = (what: unknown, value: number): TemplateResult =>
      html`<div><dt>${what}</dt><dd>${formatWeight(value)}</dd></div>`;
    return html`<dl class="sum" aria-label=${tell(text.sum, { row: `(${x1}, ${x2})` })}>
      ${line(html`${x1} × <span class=${signClass(neuron[0])}>${formatWeight(neuron[0])}</span>`, x1 * neuron[0])}
      ${line(html`${x2} × <span class=${signClass(neuron[1])}>${formatWeight(neuron[1])}</span>`, x2 * neuron[1])}
      ${line(symbol('b'), neuron[2])}
      <div class="total">
        <dt>${tell(a > 0 ? text.above : text.below)} ${symbol('a')}</dt>
        <dd>${formatWeight(a)}</dd>
      </div>
    </dl>`;
  }

  #outcome(view: ActivityView, gate: Gate, neuron: Neuron, count: number): TemplateResult {
    const own = ownTry(view, gate);
    const known = own?.values.every((value, index) => value === neuron[index]) ? own.wrong : undefined;
    const isDone = count === 4;
    return html`<p class="outcome ${isDone ? 'done' : ''}" role="status" data-testid="outcome">
      ${
        isDone
          ? html`${icon('check')}${tell(text.done)}`
          : known === undefined
            ? tell(text.left, { count: 4 - count })
            : html`<span>${lessonText(known.says, view)}</span>`
      }
    </p>`;
  }

  #bench(view: ActivityView, gate: Gate, neuron: Neuron): TemplateResult | typeof nothing {
    // A question has the bench's place, and the neuron is not moved meanwhile.
    if (view.you === null || view.size === 'stage' || this.question !== undefined) return nothing;
    const me = personOf(view, view.you);
    const off = view.refusal({ type: 'try-task' }) !== undefined;
    return html`<wr-neuron-bench
      class=${me === undefined ? '' : personClass(me.colour)}
      .neuron=${neuron}
      .disabled=${off}
      @neuron-input=${({ detail }: CustomEvent<{ neuron: Neuron }>) => this.#draft(gate, detail.neuron)}
      @neuron-commit=${({ detail }: CustomEvent<{ neuron: Neuron }>) => this.#try(gate, detail.neuron)}
    ></wr-neuron-bench>`;
  }

  #draft(gate: Gate, neuron: Neuron): void {
    this.drafts = { ...this.drafts, [gate]: neuron };
  }

  #try(gate: Gate, neuron: Neuron): void {
    this.#draft(gate, neuron);
    askFor(this, { type: 'try-task', task: gate, values: [...neuron] });
  }

  #room(view: ActivityView, gate: Gate): TemplateResult {
    const made = rightTries(view, gate);
    const own = ownTry(view, gate);
    const mayLook = view.role !== 'student' || (own !== undefined && isRight(own));
    const present = Object.values(view.participants).filter(
      ({ role, status }) => role === 'student' && status === 'present',
    ).length;
    const pages = Math.max(1, Math.ceil(made.length / PAGE));
    const page = Math.min(this.page, pages - 1);
    return html`<section class="room" aria-label=${tell(text.room, { gate: gate.toUpperCase() })}>
      <div class="room-head">
        <h2>${tell(text.room, { gate: gate.toUpperCase() })}</h2>
        <span class="of" data-testid="room-count" data-value=${made.length}
          >${tell(text.of, { count: made.length, all: Math.max(present, made.length) })}</span
        >
      </div>
      ${
        !mayLook
          ? html`<p class="sealed">${icon('lock')}${tell(text.first)}</p>`
          : made.length === 0
            ? html`<p class="caption">${tell(text.none)}</p>`
            : html`<p class="caption">${tell(made.length > 1 ? text.allRight : text.one)}</p>
                <ul>
                  ${made.slice(page * PAGE, (page + 1) * PAGE).map((tried) => this.#solution(view, gate, tried))}
                  ${made.length > 1 ? this.#together(gate, made) : nothing}
                </ul>
                ${pages > 1 ? this.#pager(page, pages) : nothing}
                ${view.you === null ? nothing : html`<p class="caption hint">${tell(text.take)}</p>`}`
      }
    </section>`;
  }

  #solution(view: ActivityView, gate: Gate, { by, values }: Try): TemplateResult {
    const [w1 = 0, w2 = 0, b = 0] = values;
    const person = personOf(view, by);
    const name =
      person === undefined ? '—' : by === view.you ? t('person.you', { name: person.name }) : person.name;
    const colour = person === undefined ? '' : personClass(person.colour);
    const plane = gatePlane({
      size: 112,
      wants: answersOf(gate),
      shade: [[w1, w2, b]],
      lines: [{ neuron: [w1, w2, b], look: 'main', person: colour }],
      bare: true,
      label: '',
    });
    const body = html`${plane}<bdi class="name ${colour}">${name}</bdi>
      <span class="numbers"
        >${[w1, w2, b].map((value) => html`<span class=${signClass(value)}>${formatWeight(value)}</span> `)}</span
      >`;
    return html`<li data-testid="solution">
      ${
        view.you === null || view.size === 'stage'
          ? body
          : html`<button type="button" @click=${() => this.#try(gate, [w1, w2, b])}>
              ${body}<span class="visually-hidden">${tell(text.takeIt)}</span>
            </button>`
      }
    </li>`;
  }

  #together(gate: GateName, made: readonly Try[]): TemplateResult {
    return html`<li class="together">
      ${gatePlane({
        size: 112,
        wants: answersOf(gate),
        lines: made.map(({ values: [w1 = 0, w2 = 0, b = 0] }) => ({ neuron: [w1, w2, b], look: 'faint' })),
        bare: true,
        label: '',
      })}
      <strong>${tell(text.over)}</strong>
    </li>`;
  }

  #pager(page: number, pages: number): TemplateResult {
    const go = (by: number) => () => {
      this.page = page + by;
    };
    return html`<p class="pager">
      <button type="button" class="button" ?disabled=${page === 0} aria-label=${tell(text.before)} @click=${go(-1)}>
        ${icon('previous')}
      </button>
      <span>${page + 1} / ${pages}</span>
      <button type="button" class="button" ?disabled=${page === pages - 1} aria-label=${tell(text.after)} @click=${go(1)}>
        ${icon('next')}
      </button>
    </p>`;
  }
}

const text = {
  gates: { en: 'Gates', ko: '게이트' },
  made: { en: 'made', ko: '만들었어요' },
  means: {
    and: { en: '1 only where both are', ko: '둘 다 1이어야 1' },
    or: { en: '1 as soon as one is', ko: '하나라도 1이면 1' },
    nand: { en: '0 only where both are 1', ko: '둘 다 1일 때만 0' },
  },
  plane: {
    en: '{gate} in the plane of its inputs: {count} of 4 corners are on the right side of the line.',
    ko: '입력의 평면에 그린 {gate}. 네 모서리 가운데 {count}개가 선의 맞는 쪽에 있어요.',
  },
  table: { en: 'Truth table', ko: '진리표' },
  gives: { en: 'output', ko: '출력' },
  wants: { en: 'target', ko: '타깃' },
  pick: { en: 'Show the sum of row {row}', ko: '{row} 줄의 합 보기' },
  right: { en: 'right', ko: '맞음' },
  off: { en: 'not yet', ko: '아직' },
  sum: { en: 'The sum of row {row}', ko: '{row} 줄의 합' },
  above: { en: 'above 0, so 1', ko: '0보다 커서 1' },
  below: { en: 'not above 0, so 0', ko: '0보다 크지 않아 0' },
  done: {
    en: 'All four rows are right. Can you find another answer?',
    ko: '네 줄이 모두 맞았어요. 다른 답도 찾아볼까요?',
  },
  left: { en: 'Rows still to get right: {count}', ko: '아직 맞추지 못한 줄: {count}' },
  room: { en: 'The {gate} of our class', ko: '우리 반의 {gate}' },
  of: { en: '{count} of {all}', ko: '{count} / {all}명' },
  first: {
    en: 'What the others have made shows once your own is right.',
    ko: '내 답이 맞으면 다른 사람의 답도 보여요.',
  },
  none: { en: 'Nobody has all four rows yet.', ko: '아직 네 줄을 다 맞춘 사람이 없어요.' },
  one: { en: 'The first right answer.', ko: '처음 나온 맞는 답이에요.' },
  allRight: { en: 'All right, and no two lines need be alike.', ko: '모두 맞았고, 선은 저마다 달라요.' },
  over: { en: 'Laid over each other', ko: '겹쳐 보면' },
  take: {
    en: 'Press a picture to take its weights onto your rulers.',
    ko: '그림을 누르면 그 가중치가 내 자로 옮겨 와요.',
  },
  takeIt: { en: 'Take these weights', ko: '이 가중치 가져오기' },
  before: { en: 'Previous page', ko: '앞쪽' },
  after: { en: 'Next page', ko: '다음 쪽' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-one-neuron .view=${view} .question=${question}></wr-one-neuron>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-one-neuron': OneNeuron;
  }
}
