import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatCell, formatWeight, signClass } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { isLocked, parameterOf } from '../board-reading.ts';
import type { Chip } from './hit.ts';
import { holderClasses, holderFlag } from './holder.ts';
import type { PillPlace, PillWish } from './pill-places.ts';
import './pills.css';
import { placeAt } from './place.ts';
import type { Scene } from './scene.ts';
import { typingField } from './typing-field.ts';

/** A pill on the page: what it wished for, and where it came to lie. */
export type Pill = PillWish & PillPlace;

/** A parameter as a pill has room for it. */
export function pillText({ layout }: Scene, value: number): string {
  return layout.tier === 'slim' ? formatCell(value, 'short') : formatWeight(value);
}

/** Where a pill is hit. */
export function chipOf({ key, x, y, width, height }: Pill): Chip {
  return [key, { x: x - width / 2, y: y - height / 2, width, height }];
}

export function drawPills(scene: Scene, pills: readonly Pill[]): unknown {
  return repeat(
    pills,
    ({ key }) => key,
    (pill) => drawPill(scene, pill),
  );
}

function drawPill(scene: Scene, pill: Pill): TemplateResult {
  const { view, hand } = scene;
  const { key, optional } = pill;
  if (hand.typing === key) {
    return html`<div class="pill typing" ${placeAt(pill)}>${typingField(view, key)}</div>`;
  }
  const value = parameterOf(view, key);
  const waiting = view.offline && view.pending.has(key) ? 'pending' : '';
  return html`<div
    class="pill ${optional ? 'plain' : ''} ${holderClasses(scene, key)} ${waiting}"
    data-key=${key}
    data-testid="pill-${key}"
    aria-hidden="true"
    ${placeAt(pill)}
  >
    ${isLocked(view, key) ? icon('lock') : nothing}<span class=${signClass(value)}>${pillText(scene, value)}</span>${holderFlag(scene, key, pill)}
  </div>`;
}
