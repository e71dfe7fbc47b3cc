import { html, nothing, type TemplateResult } from 'lit';
import { isolated } from '#shared/locale.ts';
import type { Edit } from '#shared/workshop/projections/history.ts';
import '../../elements/avatar.ts';
import { formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { has, t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import './edit-row.css';
import { changeOf, changeText } from './loss-text.ts';

/** Which way the loss went: down is good, and no number at all is not. */
export function toneOf(before: number | null, now: number | null): '' | 'ok' | 'err' {
  const change = changeOf(before, now);
  if (change === null) return before !== null && now === null ? 'err' : '';
  if (change === 0) return '';
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
export function editRow(
  view: BoardView,
  edit: Edit,
  { avatar = 'small', tool = nothing }: { avatar?: 'small' | 'large'; tool?: unknown } = {},
): TemplateResult {
  const person = edit.by === null ? undefined : view.participants[edit.by];
  const change = changeOf(edit.before, edit.loss);
  const training = (edit.kind === 'trained' || edit.kind === 'stopped') && person === undefined;
  const who = training ? t('loss.training') : (person?.name ?? t('loss.someone'));
  return html`<li class="edit-row" title=${`${isolated(who)} ${whatText(view, edit)}`}>
    ${
      training
        ? html`<span class="by-training">${icon('relu')}</span>`
        : html`<wr-avatar size=${avatar} .name=${person?.name ?? '·'} .colour=${person?.colour ?? 5}></wr-avatar>`
    }
    <bdi class="who">${who}</bdi>
    <span class="what">${whatOf(view, edit)}</span>
    <span class="change ${toneOf(edit.before, edit.loss)}">${change === null ? '—' : changeText(change)}</span>${tool}
  </li>`;
}

/** What an edit of a kind did to the board; any feature may have edits of its own. */
function editText(kind: string): string {
  const key = `loss.edit-${kind}`;
  return t(has(key) ? key : 'loss.edit-other');
}

/** The same as plain text: whole, where a row has room for a part of it. */
function whatText({ board }: BoardView, { kind, moves }: Edit): string {
  if (kind !== 'parameters') return editText(kind);
  return moves
    .flatMap(({ parameter, from, to }) => {
      const labels = labelsOf(board.network, parameter);
      return labels === undefined ? [] : `${labels.plain} ${formatWeight(from)} → ${formatWeight(to)}`;
    })
    .join(', ');
}

function whatOf({ board }: BoardView, { kind, moves }: Edit): TemplateResult | string {
  if (kind !== 'parameters') return editText(kind);
  const [move, ...more] = moves;
  const labels = move && labelsOf(board.network, move.parameter);
  if (move === undefined || labels === undefined) return '';
  return html`<span title=${labels.path}>${labels.symbol}</span>
    <span class="from">${formatWeight(move.from)} <span class="arrow">→</span></span> <strong>${formatWeight(move.to)}</strong>${
      more.length > 0
        ? html` <span class="more">${t('loss.edit-more', { count: more.length })}</span>`
        : nothing
    }`;
}
