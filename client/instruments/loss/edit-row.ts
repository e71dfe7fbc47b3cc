import { html, nothing, type TemplateResult } from 'lit';
import type { Edit } from '#shared/workshop/history.ts';
import '../../elements/avatar.ts';
import { formatDelta, formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import './edit-row.css';

/** A change of the loss below this reads as 0.0000. */
const UNCHANGED = 0.00005;

/** Which way a change of the loss went: down is good. */
export function toneOf(change: number | null): '' | 'ok' | 'err' {
  if (change === null || Math.abs(change) < UNCHANGED) return '';
  return change < 0 ? 'ok' : 'err';
}

/** The latest edits of a board, the last one first. */
export function latestEdits({ history }: BoardView, count: number): readonly Edit[] {
  return history
    .filter(({ kind }) => kind !== 'opened')
    .slice(-count)
    .reverse();
}

/** One edit: who, what, and what the loss made of it. */
export function editRow(view: BoardView, edit: Edit, avatar: 'small' | 'large' = 'small'): TemplateResult {
  const person = edit.by === null ? undefined : view.participants[edit.by];
  const change = edit.loss === null || edit.before === null ? null : edit.loss - edit.before;
  const training = edit.kind === 'trained' && person === undefined;
  return html`<li class="edit-row">
    ${
      training
        ? html`<span class="by-training">${icon('relu')}</span>`
        : html`<wr-avatar size=${avatar} .name=${person?.name ?? '·'} .colour=${person?.colour ?? 5}></wr-avatar>`
    }
    <span class="who"><bdi>${training ? t('loss.training') : (person?.name ?? t('loss.someone'))}</bdi></span>
    <span class="what">${whatOf(view, edit)}</span>
    <span class="change ${toneOf(change)}">${change === null ? '—' : formatDelta(change)}</span>
  </li>`;
}

function whatOf({ board }: BoardView, { kind, moves }: Edit): TemplateResult | string {
  if (kind !== 'parameters') return t(`loss.edit-${kind}`);
  const [move, ...more] = moves;
  const labels = move && labelsOf(board.network, move.parameter);
  if (move === undefined || labels === undefined) return '';
  return html`<span title=${labels.path}>${labels.symbol}</span> ${formatWeight(move.from)}
    <span class="arrow">→</span> <strong>${formatWeight(move.to)}</strong>${
      more.length > 0
        ? html` <span class="more">${t('loss.edit-more', { count: more.length })}</span>`
        : nothing
    }`;
}
