import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isolated } from '#shared/locale.ts';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Try } from '#shared/workshop/model/activity.ts';
import { isRight } from '#shared/workshop/model/task.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatDelta, formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { personClass } from '../../elements/person.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { t, tell } from '../../i18n/t.ts';
import { movable, parameterOf } from '../../instruments/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { answersOf, type GateName, gateNames, gateOf } from '../gate-names.ts';
import { gatePlane, type PlaneLine } from '../gate-plane.ts';
import { corners, type Neuron, type Spot, sumAt } from '../half-plane.ts';
import { networkFigure } from '../network-figure.ts';
import { hasCome, isOpen, ownTry, personOf } from '../reading.ts';
import { type ActivityView, askFor, type OwnView } from '../view.ts';
import '../neuron-bench.ts';
import { lessonText } from '../lesson-text.ts';
import './xor-wall.css';

/** The three neurons of the network, and where their numbers are. */
const places = [
  ['W1-0-0', 'W1-1-0', 'b1-0'],
  ['W1-0-1', 'W1-1-1', 'b1-1'],
  ['W2-0-0', 'W2-1-0', 'b2-0'],
] as const satisfies ReadonlyArray<readonly [ParameterKey, ParameterKey, ParameterKey]>;

type Place = 0 | 1 | 2;

/** A gate that somebody has made. */
interface Made {
  readonly gate: GateName;
  readonly neuron: Neuron;
  readonly by: Try['by'];
}

const wants = answersOf('xor');

/**
 * `xor-wall`: everybody's lines on one plane, the reason why none does it, and a network of the room's own gates.
 * @fires activity-command - try-task - a line that was let go
 * @fires parameter-input, parameter-commit - a neuron of the network
 */
@customElement('wr-xor-wall')
export class XorWall extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  @state() private draft: Neuron | undefined;
  @state() private row = 2;
  @state() private place: Place = 0;
  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const joined = hasCome(view, 'join') && view.board !== undefined;
    return html`<div class="wall ${view.size} ${joined ? 'joined' : ''}">
      <section class="one" aria-label=${tell(text.one)}>${this.#one(view, joined)}</section>
      ${joined ? html`<section class="hidden" aria-label=${tell(text.hidden)}>${this.#hidden(view, view.board!)}</section>` : nothing}
    </div>`;
  }

  #own(view: ActivityView): Neuron {
    const [w1 = 0, w2 = 0, b = 0] = this.draft ?? ownTry(view, 'line')?.values ?? [];
    return [w1, w2, b];
  }

  #one(view: ActivityView, joined: boolean): TemplateResult {
    const { tries, tally } = view.running;
    const lines = tries.filter(({ task }) => task === 'line');
    const counts = tally.line ?? [0, 0, 0, 0, 0];
    const all = counts.reduce((sum, count) => sum + count, 0);
    const own = this.#own(view);
    const isStage = view.size === 'stage' || view.you === null;
    const gives = corners.map((corner) => Number(sumAt(own, corner) > 0));
    const count = gives.filter((answer, row) => answer === wants[row]).length;
    const me = personOf(view, view.you);
    const shown: PlaneLine[] = lines
      .filter(({ by }) => by !== view.you)
      .map(({ values: [w1 = 0, w2 = 0, b = 0] }) => ({ neuron: [w1, w2, b], look: 'faint' }));
    const mine: PlaneLine = {
      neuron: own,
      look: 'main',
      ...(me !== undefined && {
        person: personClass(me.colour),
        flag: `${t('person.you', { name: me.name })} · ${tell(text.of, { count })}`,
      }),
    };
    const proved = isOpen(view, 'midway');
    const phone = view.size === 'phone';
    const doing =
      joined || (isStage && this.question === undefined)
        ? nothing
        : html`<div class="doing">
            ${this.question ?? nothing}${isStage ? nothing : this.#lineBench(view, own, count)}
          </div>`;
    return html`<div class="seeing"><h2>${tell(text.one)}</h2>
      <p class="caption">${tell(all === 0 ? text.noneTried : text.tried, { count: all })}</p>
      ${gatePlane({
        size: phone ? 320 : 416,
        wants,
        ...(isStage || joined ? {} : { gives, shade: [own] }),
        lines: isStage ? shown : [...shown, mine],
        over: (at) => overlay(at, proved),
        label: tell(text.plane, { count: all }),
      })}
      ${this.#tally(counts, proved)}
      ${
        proved
          ? html`<div class="why" data-testid="proof"><h3>${tell(text.why)}</h3><p>${tell(text.proof)}</p></div>`
          : nothing
      }</div>${doing}`;
  }

  #tally(counts: readonly number[], proved: boolean): TemplateResult {
    return html`<dl class="tally" aria-label=${tell(text.tally)}>
      ${[4, 3, 2, 1].map(
        (count) => html`<div class=${count === 4 ? 'full' : ''}>
          <dt>${tell(text.right, { count })}</dt>
          <dd data-testid="tally-${count}" data-value=${counts[count] ?? 0}>
            ${
              count === 4 && proved
                ? tell(text.noneCan)
                : html`<span class="blocks" aria-hidden="true"
                    >${Array.from({ length: Math.min(40, counts[count] ?? 0) }, () => html`<i></i>`)}</span
                  >${counts[count] ?? 0}`
            }
          </dd>
        </div>`,
      )}
    </dl>`;
  }

  #lineBench(view: ActivityView, own: Neuron, count: number): TemplateResult {
    const me = personOf(view, view.you);
    const last = ownTry(view, 'line');
    const known = last?.values.every((value, index) => value === own[index]) ? last.wrong : undefined;
    return html`<p class="outcome" role="status">
        ${known === undefined ? tell(text.rows, { count }) : html`<span>${lessonText(known.says, view)}</span>`}
      </p>
      <wr-neuron-bench
        class=${me === undefined ? '' : personClass(me.colour)}
        .neuron=${own}
        .disabled=${view.refusal({ type: 'try-task' }) !== undefined}
        @neuron-input=${({ detail }: CustomEvent<{ neuron: Neuron }>) => (this.draft = detail.neuron)}
        @neuron-commit=${({ detail }: CustomEvent<{ neuron: Neuron }>) => {
          this.draft = detail.neuron;
          askFor(this, { type: 'try-task', task: 'line', values: [...detail.neuron] });
        }}
      ></wr-neuron-bench>`;
  }

  #hidden(view: ActivityView, board: BoardView): TemplateResult {
    const neurons = places.map((keys) => keys.map((key) => parameterOf(board, key)) as unknown as Neuron);
    const [first, second, last] = neurons as [Neuron, Neuron, Neuron];
    const rows = corners.map((corner) => {
      const left = Number(sumAt(first, corner) > 0);
      const right = Number(sumAt(second, corner) > 0);
      return [left, right, Number(sumAt(last, [left, right]) > 0)] as const;
    });
    const made = madeBy(view);
    const names = [0, 1, 2].map((place) => {
      const neuron = neurons[place]!;
      const own = made.find((one) => one.neuron.every((value, index) => value === neuron[index]));
      const gate = own?.gate ?? gateOf(corners.map((corner) => Number(sumAt(neuron, corner) > 0)));
      return { label: gate?.toUpperCase() ?? tell(text.places[place as Place]), by: own?.by };
    });
    const done = rows.every(([, , y], row) => y === wants[row]);
    const colour = (place: number): string => {
      const person = personOf(view, names[place]!.by ?? null);
      return person === undefined ? `person-${place + 1}` : personClass(person.colour);
    };
    const phone = view.size === 'phone';
    const width = Math.max(
      300,
      Math.min(
        620,
        this.#box.width > 1000 ? this.#box.width - 544 - 60 : this.#box.width - (phone ? 40 : 48),
      ),
    );
    const noticed = view.running.noticed.at(0);
    return html`<h2>${tell(text.hidden)}</h2>
      <p class="caption">${tell(text.three)}</p>
      ${this.#figure(board, neurons, rows, names, width, phone)}
      ${view.size === 'stage' || view.you === null ? this.#makers(view, names, colour) : this.#picks(view, board, made, names)}
      <div class="both">
        <div>
          <h3>${tell(text.between)}</h3>
          ${gatePlane({
            size: phone ? 280 : 264,
            wants,
            shade: [first, second],
            lines: [
              { neuron: first, look: 'main', person: colour(0), flag: names[0]!.label },
              { neuron: second, look: 'main', person: colour(1), flag: names[1]!.label },
            ],
            label: tell(text.twoLines),
          })}
        </div>
        ${this.#table(rows, names)}
      </div>
      ${this.question ?? nothing}
      <p class="outcome ${done ? 'done' : ''}" role="status" data-testid="outcome" data-value=${rows.filter(([, , y], row) => y === wants[row]).length}>
        ${done ? html`${icon('check')}${tell(text.done)}` : noticed === undefined ? tell(text.rows, { count: rows.filter(([, , y], row) => y === wants[row]).length }) : html`<span>${lessonText(noticed.says, view)}</span>`}
      </p>`;
  }

  #figure(
    board: BoardView,
    neurons: readonly Neuron[],
    rows: ReadonlyArray<readonly [number, number, number]>,
    names: ReadonlyArray<{ readonly label: string }>,
    width: number,
    phone: boolean,
  ): TemplateResult {
    const corner = corners[this.row]!;
    const [left, right, y] = rows[this.row]!;
    const sums = [sumAt(neurons[0]!, corner), sumAt(neurons[1]!, corner), sumAt(neurons[2]!, [left, right])];
    const outs = [left, right, y];
    return networkFigure({
      network: board.board.network,
      width,
      height: phone ? 220 : 250,
      cell: (column, unit) => {
        if (column === 0) return { lines: [{ says: String(corner[unit]), look: 'value' }] };
        const place = column === 1 ? unit : 2;
        return {
          above: phone ? clipped(names[place]!.label) : names[place]!.label,
          lines: [
            { says: `a ${formatDelta(sums[place]!).replace(/0{1,2}$/, '')}`, look: 'quiet' },
            { says: String(outs[place]), look: 'value' },
          ],
          ...(place === 2 && { state: 'chosen' as const, aside: 'y' }),
        };
      },
      edge: (key) => {
        const value = parameterOf(board, key);
        return { value, ...(phone ? {} : { pill: { says: formatWeight(value), value } }) };
      },
      bias: (key) => parameterOf(board, key),
      pick: (key) => {
        this.place = key.startsWith('W2') || key === 'b2-0' ? 2 : key.endsWith('-0') ? 0 : 1;
      },
      label: tell(text.figure, { row: `(${corner.join(', ')})` }),
    });
  }

  /** Who made which neuron. */
  #makers(
    view: ActivityView,
    names: ReadonlyArray<{ readonly label: string; readonly by: Try['by'] | undefined }>,
    colour: (place: number) => string,
  ): TemplateResult {
    return html`<ul class="makers">
      ${names.map(({ label, by }, place) => {
        const person = personOf(view, by ?? null);
        return html`<li>
          <strong>${label}</strong>${person === undefined ? nothing : html`<bdi class="flag ${colour(place)}">${person.name}</bdi>`}
        </li>`;
      })}
    </ul>`;
  }

  /** For each place one of the room's gates, or one's own hand. */
  #picks(
    view: ActivityView,
    board: BoardView,
    made: readonly Made[],
    names: ReadonlyArray<{ readonly label: string; readonly by: Try['by'] | undefined }>,
  ): TemplateResult {
    const { place } = this;
    const keys = places[place];
    const neuron = keys.map((key) => parameterOf(board, key)) as unknown as Neuron;
    const off = !keys.every((key) => movable(board, key));
    const inputs = place === 2 ? ([symbol('z', { sub: 1 }), symbol('z', { sub: 2 })] as const) : undefined;
    return html`<div class="picks">
        ${names.map(({ label }, index) => {
          const now = made.findIndex((one) =>
            one.neuron.every((value, at) => value === parameterOf(board, places[index as Place][at]!)),
          );
          return html`<label>
            <span>${tell(text.places[index as Place])}</span>
            <select
              class="choice"
              data-testid="gate-of-${index}"
              aria-label=${`${tell(text.places[index as Place])}: ${label}`}
              ?disabled=${off || made.length === 0}
              @change=${(event: Event) => this.#put(index as Place, made[Number((event.target as HTMLSelectElement).value)])}
            >
              <option value="-1" ?selected=${now === -1}>${made.length === 0 ? tell(text.noneMade) : tell(text.pick)}</option>
              ${made.map((one, at) => {
                const name = personOf(view, one.by)?.name ?? '—';
                return html`<option value=${at} ?selected=${at === now}>${one.gate.toUpperCase()} · ${isolated(name)}</option>`;
              })}
            </select>
          </label>`;
        })}
      </div>
      ${made.length === 0 ? html`<p class="caption">${tell(text.makeHere)}</p>` : nothing}
      <details class="by-hand" ?open=${made.length === 0}>
        <summary>${tell(text.byHand)}</summary>
        <div class="segmented" role="group" aria-label=${tell(text.whichNeuron)}>
          ${[0, 1, 2].map(
            (index) => html`<button
              type="button"
              class=${index === place ? 'on' : ''}
              aria-pressed=${index === place}
              @click=${() => (this.place = index as Place)}
            >
              ${tell(text.places[index as Place])}
            </button>`,
          )}
        </div>
        <wr-neuron-bench
          .neuron=${neuron}
          .disabled=${off}
          .inputs=${inputs ?? [symbol('x', { sub: 1 }), symbol('x', { sub: 2 })]}
          @neuron-input=${({ detail }: CustomEvent<{ neuron: Neuron; index: Place }>) =>
            emitBoardEvent(this, 'parameter-input', {
              parameter: keys[detail.index],
              value: detail.neuron[detail.index],
            })}
          @neuron-commit=${({ detail }: CustomEvent<{ neuron: Neuron; index: Place }>) =>
            emitBoardEvent(this, 'parameter-commit', {
              parameter: keys[detail.index],
              value: detail.neuron[detail.index],
            })}
        ></wr-neuron-bench>
      </details>`;
  }

  #put(place: Place, made: Made | undefined): void {
    if (made === undefined) return;
    this.place = place;
    for (const [index, parameter] of places[place].entries()) {
      emitBoardEvent(this, 'parameter-commit', { parameter, value: made.neuron[index]! });
    }
  }

  #table(
    rows: ReadonlyArray<readonly [number, number, number]>,
    names: ReadonlyArray<{ readonly label: string }>,
  ): TemplateResult {
    return html`<table data-testid="truth-table">
      <caption>${tell(text.allRows)}</caption>
      <thead>
        <tr>
          <th scope="col">${symbol('x', { sub: 1 })}</th>
          <th scope="col">${symbol('x', { sub: 2 })}</th>
          ${names.map(({ label }) => html`<th scope="col">${label}</th>`)}
          <th scope="col">${tell(text.want)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(([left, right, y], row) => {
          const corner = corners[row]!;
          return html`<tr class=${row === this.row ? 'picked' : ''} @click=${() => (this.row = row)}>
            <td>${corner[0]}</td>
            <td>
              <button type="button" class="pick" aria-pressed=${row === this.row}>${corner[1]}<span class="visually-hidden">, ${tell(text.pickRow, { row: `(${corner.join(', ')})` })}</span></button>
            </td>
            <td>${left}</td>
            <td>${right}</td>
            <td class="gives ${y === wants[row] ? '' : 'off'}">${y}</td>
            <td>
              ${wants[row]}
              ${y === wants[row] ? html`<span class="ok">${icon('check')}<span class="visually-hidden">${tell(text.isRight)}</span></span>` : nothing}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }
}

/** Every gate of the activity before that somebody made: AND, OR and NAND, in the order of coming. */
function madeBy({ kept }: ActivityView): Made[] {
  const tries = Object.hasOwn(kept, 'one-neuron') ? kept['one-neuron']!.tries : [];
  return gateNames.flatMap((gate) =>
    tries
      .filter((tried) => tried.task === gate && isRight(tried))
      .map(({ values: [w1 = 0, w2 = 0, b = 0], by }) => ({ gate, neuron: [w1, w2, b] as const, by })),
  );
}

/** What the corners want, and after "see why" the two diagonals and the point they share. */
function overlay(at: (spot: Spot) => Spot, proved: boolean) {
  const [x, y] = at([0.5, 0.5]);
  const diagonal = (look: string, from: Spot, to: Spot) => {
    const [[x1, y1], [x2, y2]] = [at(from), at(to)];
    return svg`<path class=${look} d="M${x1} ${y1}L${x2} ${y2}" />`;
  };
  return svg`${
    proved
      ? svg`${diagonal('wants-one', [0, 1], [1, 0])}${diagonal('wants-zero', [0, 0], [1, 1])}
          <circle class="clash" cx=${x} cy=${y} r="14" />
          <path class="clash" d="M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}" />
          <text class="side" x=${x + 24} y=${y + 5}>½, ½</text>`
      : nothing
  }${corners.map((corner, row) => {
    const [cx, cy] = at(corner);
    const says = tell(text.wants, { value: wants[row]! });
    return svg`<text class="side" x=${cx} y=${corner[1] === 1 ? cy - 20 : cy + 30} text-anchor="middle">${says}</text>`;
  })}`;
}

const text = {
  one: { en: 'One line', ko: '선 하나' },
  hidden: { en: 'A hidden layer', ko: '은닉층 하나' },
  noneTried: { en: 'No line tried yet.', ko: '아직 아무도 선을 긋지 않았어요.' },
  tried: { en: 'Lines tried in this room: {count}', ko: '우리 반이 그은 선: {count}' },
  plane: {
    en: 'The plane of the two inputs, with {count} lines of the room',
    ko: '두 입력의 평면과 우리 반의 선 {count}개',
  },
  of: { en: '{count} of 4', ko: '4줄 중 {count}' },
  wants: { en: 'wants {value}', ko: '타깃 {value}' },
  tally: { en: 'How many rows the lines got right', ko: '선들이 맞춘 줄 수' },
  right: { en: '{count} right', ko: '{count}줄 맞음' },
  noneCan: { en: 'none, and none can', ko: '없어요, 있을 수도 없어요' },
  rows: { en: 'Rows right: {count} of 4', ko: '맞은 줄: 4줄 가운데 {count}' },
  why: { en: 'Why no line does it', ko: '선 하나로는 안 되는 까닭' },
  proof: {
    en: 'The 1 side must hold both filled corners, so also the point halfway between them. The 0 side must hold both open corners, so also the point halfway between those. It is the same point, and it cannot be on both sides.',
    ko: '1 쪽에는 채운 두 모서리가 있어야 하니 그 한가운데도 1 쪽이에요. 0 쪽에는 빈 두 모서리가 있어야 하니 그 한가운데도 0 쪽이에요. 그런데 두 한가운데는 같은 점이에요. 한 점이 양쪽에 있을 수는 없어요.',
  },
  three: { en: 'Two gates look first; a third decides.', ko: '두 게이트가 먼저 보고, 셋째가 정해요.' },
  places: {
    0: { en: 'First neuron', ko: '첫째 뉴런' },
    1: { en: 'Second neuron', ko: '둘째 뉴런' },
    2: { en: 'Last neuron', ko: '마지막 뉴런' },
  },
  pick: { en: 'pick a gate', ko: '게이트 고르기' },
  noneMade: { en: 'none made yet', ko: '아직 없어요' },
  makeHere: {
    en: 'Nobody has made a gate in the activity before. Make them here.',
    ko: '앞 활동에서 아직 아무도 만들지 않았어요. 여기서 만들어요.',
  },
  byHand: { en: 'Set it by hand', ko: '손으로 맞추기' },
  whichNeuron: { en: 'Which neuron', ko: '어느 뉴런' },
  between: { en: 'Between the two lines', ko: '두 선 사이' },
  twoLines: {
    en: 'The lines of the two hidden neurons; grey is where both say 1',
    ko: '은닉층 두 뉴런의 선. 회색은 둘 다 1인 곳',
  },
  allRows: { en: 'All four rows', ko: '네 줄 모두' },
  want: { en: 'target', ko: '타깃' },
  pickRow: { en: 'Show row {row} in the network', ko: '{row} 줄을 신경망에서 보기' },
  isRight: { en: 'right', ko: '맞음' },
  figure: { en: 'The network at row {row}', ko: '{row} 줄을 넣은 신경망' },
  done: {
    en: 'All four rows right. No neuron is new; only the wiring.',
    ko: '네 줄이 모두 맞았어요. 새로운 뉴런은 없고, 잇는 방법만 새로워요.',
  },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-xor-wall .view=${view} .question=${question}></wr-xor-wall>`;

/** At most as long as there is room for between two columns on a phone. */
function clipped(label: string): string {
  return label.length > 13 ? `${label.slice(0, 12)}…` : label;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-xor-wall': XorWall;
  }
}
