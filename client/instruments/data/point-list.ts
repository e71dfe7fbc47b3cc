import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Point } from '#shared/workshop/model/data.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { type Author, authorsOf } from '#shared/workshop/model/points.ts';
import { classMark } from '../../charts/class-mark.ts';
import '../../elements/avatar.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatInput } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import '../../elements/more.css';
import { t } from '../../i18n/t.ts';
import { type BoardCommand, type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { mayTake, nameOf } from '../board-reading.ts';
import './point-list.css';

/**
 * The class's points by who put them there, and the way to take them back: one's own, an instructor anybody's.
 * @fires board-command - take-points
 */
@customElement('wr-point-list')
export class PointList extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined || view.board.points.length === 0) return nothing;
    return html`<details class="more" data-testid="point-list">
      <summary>${icon('open')}${t('points.list', { count: view.board.points.length })}</summary>
      <ul>
        ${groupsOf(view).map(([author, points]) => this.#group(view, author, points))}
      </ul>
    </details>`;
  }

  #group(view: BoardView, author: Author, points: readonly Point[]): TemplateResult {
    const person = author === null ? undefined : lookup(view.participants, author);
    const name = person === undefined ? t('points.nobody') : nameOf(view, person);
    const takes = mayTake(view, author);
    const all: BoardCommand = {
      type: 'take-points',
      ...(author !== view.you && author !== null && { of: author }),
    };
    return html`<li>
      <p class="whose">
        ${person === undefined ? nothing : html`<wr-avatar size="small" .name=${person.name} .colour=${person.colour}></wr-avatar>`}
        <bdi>${name}</bdi> <span class="count">${t('points.count', { count: points.length })}</span>
        ${
          takes && author !== null
            ? html`<button
                type="button"
                class="button"
                data-testid="take-points-of-${author}"
                aria-label=${t('points.take-all.full', { name })}
                @click=${() => this.#run(all)}
              >
                ${t('points.take-all')}
              </button>`
            : nothing
        }
      </p>
      <ul class="points">
        ${points.map((point) => html`<li>${takes ? this.#takeable(point) : html`<span class="point">${face(point)}</span>`}</li>`)}
      </ul>
    </li>`;
  }

  #takeable(point: Point): TemplateResult {
    const [x1, x2, label] = point;
    return html`<button
      type="button"
      class="point"
      data-testid="take-point"
      aria-label=${t('points.take', { x1: formatInput(x1), x2: formatInput(x2), label })}
      @click=${() => this.#run({ type: 'take-points', point })}
    >
      ${face(point)}${icon('cross')}
    </button>`;
  }

  #run(command: BoardCommand): void {
    emitBoardEvent(this, 'board-command', { command });
  }
}

/** The points by author: one's own first, then in the order in which people began. */
function groupsOf(view: BoardView): readonly (readonly [Author, readonly Point[]])[] {
  const authors = authorsOf(view.board);
  const groups = new Map<Author, Point[]>();
  for (const [index, point] of view.board.points.entries()) {
    const author = authors[index] ?? null;
    groups.set(author, [...(groups.get(author) ?? []), point]);
  }
  const own = (author: Author) => (author !== null && author === view.you ? 0 : 1);
  return [...groups].sort(([a], [b]) => own(a) - own(b));
}

function face([x1, x2, label]: Point): TemplateResult {
  return html`${classMark(label)}<span>${formatInput(x1)}, ${formatInput(x2)}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-point-list': PointList;
  }
}
