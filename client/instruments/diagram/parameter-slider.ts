import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import { formatParameter } from '../../elements/format.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { isLocked, otherHolderOf, parameterOf } from '../board-reading.ts';

/** What a reader is told of a parameter. */
interface SliderReading {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Tab leads here. */
  readonly stop: boolean;
}

/** What a reader is told of a parameter: its name, its value and route, its lock, who else holds it. */
export function readingOf(view: BoardView, key: ParameterKey, stop: boolean): SliderReading {
  const labels = labelsOf(view.board.network, key);
  const value = parameterOf(view, key);
  const holder = otherHolderOf(view, key);
  const text = [
    t('parameter.reading', { value: formatParameter(value), route: labels?.route ?? '' }),
    ...(isLocked(view, key) ? [t('parameter.locked')] : []),
    ...(holder === undefined ? [] : [t('person.held-by', { name: holder.name })]),
  ].join(', ');
  return { label: labels?.spoken ?? '', value, text, stop };
}

function attributesOf({ label, value, text, stop }: SliderReading): Record<string, string> {
  // The ends are ±1, or as far as the value has gone.
  const reach = Math.max(1, Math.ceil(Math.abs(value)));
  return {
    role: 'slider',
    tabindex: stop ? '0' : '-1',
    'aria-label': label,
    'aria-valuemin': String(-reach),
    'aria-valuemax': String(reach),
    'aria-valuenow': String(value),
    'aria-valuetext': text,
  };
}

class ParameterSlider extends AsyncDirective {
  #shown: Record<string, string> = {};

  override update({ element }: ElementPart, [reading]: [SliderReading | undefined]): typeof noChange {
    const wanted = reading === undefined ? {} : attributesOf(reading);
    for (const name of Object.keys(this.#shown)) if (!(name in wanted)) element.removeAttribute(name);
    for (const [name, text] of Object.entries(wanted)) {
      if (this.#shown[name] !== text) element.setAttribute(name, text);
    }
    this.#shown = wanted;
    return noChange;
  }

  render(_reading: SliderReading | undefined): typeof noChange {
    return noChange;
  }
}

/** Makes an element, of HTML or SVG, the slider of a parameter; with undefined it is none. */
export const parameterSlider = directive(ParameterSlider);
