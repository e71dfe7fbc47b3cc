import { html, type TemplateResult } from 'lit';
import { isolated } from '#shared/locale.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import type { Edit } from '#shared/workshop/projections/history.ts';
import { formatWeight } from '../elements/format.ts';
import { labelsOf } from '../elements/parameter-labels.ts';
import { has, t } from './t.ts';

export type People = Readonly<Record<ParticipantId, Participant>>;

/** Whose an edit is, as a timeline says it. */
export function authorOf({ by, kind }: Edit, people: People): string {
  if (by !== null) return people[by]?.name ?? t('timeline.workshop');
  return t(kind === 'trained' || kind === 'stopped' ? 'timeline.training' : 'timeline.workshop');
}

/** What an edit did, set as in the diagram: one parameter, and how many more. */
export function whatOf({ kind, moves, more }: Edit, network: NetworkSpec): TemplateResult | string {
  const [move, ...others] = moves;
  const labels = move && labelsOf(network, move.parameter);
  if (move === undefined || labels === undefined) return doneTo(kind);
  const rest = others.length + more;
  return html`${labels.symbol} ${formatWeight(move.from)} → <strong>${formatWeight(move.to)}</strong>${
    rest === 0 ? '' : html` <span class="more">${t('timeline.more', { count: rest })}</span>`
  }`;
}

/** The same in plain text, with whose it is. */
export function plainOf(edit: Edit, network: NetworkSpec, people: People): string {
  const [move] = edit.moves;
  const labels = move && labelsOf(network, move.parameter);
  const what =
    move === undefined || labels === undefined
      ? doneTo(edit.kind)
      : `${labels.plain} ${formatWeight(move.from)} → ${formatWeight(move.to)}`;
  return `${isolated(authorOf(edit, people))}, ${what}`;
}

function doneTo(kind: string): string {
  if (kind === 'opened') return t('timeline.start');
  const key = `loss.edit-${kind}`;
  return t(has(key) ? key : 'loss.edit-other');
}

/** How long ago, in minutes and seconds. */
export function agoText(ms: number): string {
  const all = Math.max(0, Math.round(ms / 1_000));
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  return minutes === 0 ? t('past.seconds', { seconds }) : t('past.minutes', { minutes, seconds });
}
