import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Edit } from '#shared/workshop/history.ts';
import '../../elements/avatar.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatDelta, formatWeight } from '../../elements/format.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import './stage-changes.css';

const SHOWN = 4;

/** For the back row: who moved what last, and what the loss made of it. */
@customElement('wr-stage-changes')
export class StageChanges extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const edits = view.history
      .filter(({ kind }) => kind !== 'opened')
      .slice(-SHOWN)
      .reverse();
    return html`<h2>${t('stage.changes')}</h2>
      ${
        edits.length === 0
          ? html`<p>${t('stage.waiting')}</p>`
          : html`<ol>
              ${repeat(
                edits,
                ({ version }) => version,
                (edit) => this.#edit(view, edit),
              )}
            </ol>`
      }`;
  }

  #edit(view: BoardView, edit: Edit): TemplateResult {
    const person = edit.by === null ? undefined : view.participants[edit.by];
    const change = edit.loss === null || edit.before === null ? undefined : edit.loss - edit.before;
    const text = change === undefined ? '—' : formatDelta(change);
    const tone = !/[1-9]/.test(text) ? '' : text.startsWith('+') ? 'err' : 'ok';
    return html`<li>
      <wr-avatar size="large" .name=${person?.name ?? '·'} .colour=${person?.colour ?? 5}></wr-avatar>
      <span class="who"><bdi>${person?.name ?? t('loss.someone')}</bdi></span>
      <span class="what">${this.#what(view, edit)}</span>
      <span class="change ${tone}">${text}</span>
    </li>`;
  }

  #what(view: BoardView, { kind, moves }: Edit): TemplateResult | string {
    if (kind !== 'parameters') return t(`loss.edit-${kind}`);
    const [move, ...more] = moves;
    const labels = move && labelsOf(view.board.network, move.parameter);
    if (move === undefined || labels === undefined) return '';
    return html`${labels.symbol} ${formatWeight(move.from)} →
      <strong>${formatWeight(move.to)}</strong> ${
        more.length === 0 ? nothing : t('loss.edit-more', { count: more.length })
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-changes': StageChanges;
  }
}
