import { html, nothing, type TemplateResult } from 'lit';
import { formatChip, signClass } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { symbol } from '../../elements/symbol.ts';
import { isLocked, parameterOf } from '../board-reading.ts';
import './bias-chips.css';
import { otherwise } from './comparison.ts';
import type { Rect } from './curve.ts';
import { holderClasses } from './holder.ts';
import { parameterSlider, readingOf } from './parameter-slider.ts';
import { placeIn } from './place.ts';
import type { Scene } from './scene.ts';
import { typingField } from './typing-field.ts';

/** The bias of a unit, as a number over its cell. */
export function biasChip(scene: Scene, layer: number, to: number): TemplateResult {
  const { view, told, hand, traits } = scene;
  const key = `b${layer}-${to}`;
  if (hand.typing === key) return html`<div class="bias typing">${typingField(view, key)}</div>`;
  const value = parameterOf(view, key);
  return html`<div
    class="bias ${holderClasses(scene, key)} ${otherwise(view, key) === undefined ? '' : 'differs'}"
    data-key=${key}
    data-testid="bias-${key}"
    data-chosen=${view.selected === key ? '' : nothing}
    ${parameterSlider(traits.interactive ? readingOf(hand.current === key ? view : told, key, hand.current === key) : undefined)}
  >
    ${isLocked(view, key) ? icon('lock') : nothing}${symbol('b')} <span class=${signClass(value)}>${formatChip(value)}</span>
  </div>`;
}

/** The bias of a unit, as a mark on its dot or slim cell. */
export function biasMark(scene: Scene, layer: number, to: number, place: Rect): TemplateResult {
  const { view, hand, traits } = scene;
  const key = `b${layer}-${to}`;
  const reachable = traits.interactive && !traits.dense;
  return html`<div
    class="bias-mark ${signClass(parameterOf(view, key))} ${holderClasses(scene, key)}"
    data-key=${key}
    ${placeIn(place)}
    ${parameterSlider(reachable ? readingOf(view, key, hand.current === key) : undefined)}
  ></div>`;
}
