import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import { formatCell, formatWeight, signClass } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { isLocked, parameterOf } from '../board-reading.ts';

import { otherwise } from './comparison.ts';
import type { Point } from './curve.ts';
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

/** What a parameter's pill says: what it is, and what it is at the point that it is compared with. */
export function wordsOf(scene: Scene, key: ParameterKey): string {
  const was = otherwise(scene.view, key);
  const now = pillText(scene, parameterOf(scene.view, key));
  return was === undefined ? now : `${pillText(scene, was)} → ${now}`;
}

/** Where a pill is hit. */
export function chipOf(pill: Pill): Chip {
  return [pill.key, { ...cornerOf(pill), width: pill.width, height: pill.height }];
}

/** From its middle, without a transform: one that changes with every value costs more than all else of a pill. */
function cornerOf({ x, y, width, height }: Pill): Point {
  return { x: x - width / 2, y: y - height / 2 };
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
  const was = otherwise(view, key);
  const waiting = view.offline && view.pending.has(key) ? 'pending' : '';
  return html`<div
    class="pill ${optional ? 'plain' : ''} ${holderClasses(scene, key)} ${waiting} ${was === undefined ? '' : 'differs'}"
    data-key=${key}
    data-testid="pill-${key}"
    data-chosen=${view.selected === key ? '' : nothing}
    aria-hidden="true"
    ${placeAt(cornerOf(pill))}
  >
    ${isLocked(view, key) ? icon('lock') : nothing}${was === undefined ? nothing : html`<span class="was">${pillText(scene, was)} → </span>`}<span class=${signClass(value)}>${pillText(scene, value)}</span>${holderFlag(scene, key, pill)}
  </div>`;
}
