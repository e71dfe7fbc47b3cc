import type { LitElement } from 'lit';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import { clampTo, rangeOf } from '#shared/workshop/model/range.ts';
import { moved } from '../../elements/format.ts';
import type { NumberField } from '../../elements/number-field.ts';
import { beginsNumber, keyStep, scrub } from '../../elements/scrub.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { movable, otherHolderOf, parameterOf } from '../board-reading.ts';
import { type Chip, parameterAt, tolerances } from './hit.ts';
import type { DiagramLayout } from './layout.ts';
import type { Traits } from './traits.ts';

const DOUBLE_TAP = 400;

/** What a diagram lets its interaction see. */
interface DiagramHost extends LitElement {
  readonly view: BoardView | undefined;
  readonly traits: Traits;
  readonly layout: DiagramLayout | undefined;
  /** Where bias chips and pills lie, the later on top. */
  readonly chips: readonly Chip[];
  /** Every parameter, in the order of walking. */
  readonly keys: readonly ParameterKey[];
}

/** How people pick up, move, walk through and type the parameters of a diagram. */
export class DiagramInteraction {
  readonly #host: DiagramHost;
  #hovered: ParameterKey | null = null;
  #focused: ParameterKey | null = null;
  #typing: ParameterKey | null = null;
  /** Where the keyboard is, while nothing is selected. */
  #cursor: ParameterKey | undefined;
  #moving: number | undefined;
  #tapped: { key: ParameterKey; at: number } | undefined;

  constructor(host: DiagramHost) {
    this.#host = host;
  }

  /** The parameter under the pointer. */
  get hovered(): ParameterKey | null {
    return this.#hovered;
  }

  /** The parameter with the keyboard's focus ring. */
  get focused(): ParameterKey | null {
    return this.#focused;
  }

  /** The parameter being typed in place. */
  get typing(): ParameterKey | null {
    return this.#typing;
  }

  /** Where Tab leads. */
  current(view: BoardView): ParameterKey {
    return view.selected ?? this.#cursor ?? this.#host.keys[0] ?? '';
  }

  /** Before a redraw: what is no longer there, or no longer chosen, is let go. */
  follow(view: BoardView | undefined, before: BoardView | undefined): void {
    if (this.#cursor && !this.#host.keys.includes(this.#cursor)) this.#cursor = undefined;
    if (before?.selected !== view?.selected && this.#typing !== view?.selected) this.#typing = null;
  }

  #show(change: {
    hovered?: ParameterKey | null;
    focused?: ParameterKey | null;
    typing?: null | string;
  }): void {
    const { hovered = this.#hovered, focused = this.#focused, typing = this.#typing } = change;
    if (hovered === this.#hovered && focused === this.#focused && typing === this.#typing) return;
    this.#hovered = hovered;
    this.#focused = focused;
    this.#typing = typing;
    this.#host.requestUpdate();
  }

  #select(parameter: ParameterKey | null): void {
    if (this.#host.view?.selected !== parameter)
      emitBoardEvent(this.#host, 'parameter-select', { parameter });
  }

  /** The parameter a pointer means: the chip it is on, or whatever is nearest. */
  #keyAt(event: PointerEvent): ParameterKey | undefined {
    const { layout, chips } = this.#host;
    const target = event.target as Element;
    const marked = target.closest<HTMLElement>('div[data-key]')?.dataset.key;
    if (marked !== undefined || layout === undefined) return marked;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return parameterAt(layout, chips, point, tolerances[event.pointerType === 'touch' ? 'touch' : 'fine']);
  }

  readonly press = (event: PointerEvent): void => {
    const { view, traits } = this.#host;
    if (view === undefined || !traits.interactive || event.button !== 0) return;
    if ((event.target as Element).closest('wr-number-field, button')) return;
    const key = this.#keyAt(event);
    if (key === undefined) return;
    // A finger may be about to scroll: it picks up nothing before its way is known.
    const waits = event.pointerType === 'touch';
    if (!waits) this.#pick(key);
    event.preventDefault();
    const free = movable(view, key);
    const begin = (): boolean => {
      this.#pick(key);
      if (!free) this.#tried(view, key);
      return free;
    };
    scrub(event, parameterOf(view, key), {
      ...(waits && { begin }),
      input: (value) => {
        if (free) emitBoardEvent(this.#host, 'parameter-input', { parameter: key, value });
        else this.#tried(view, key);
      },
      commit: (value) => {
        if (free) emitBoardEvent(this.#host, 'parameter-commit', { parameter: key, value });
      },
      tap: () => {
        if (waits) this.#pick(key);
        this.#tap(key, event.timeStamp);
      },
    });
  };

  /** Somebody else has it: they are to know. */
  #tried(view: BoardView, key: ParameterKey): void {
    if (view.editable && otherHolderOf(view, key) !== undefined) {
      emitBoardEvent(this.#host, 'parameter-try', { parameter: key });
    }
  }

  #pick(key: ParameterKey): void {
    this.#cursor = key;
    this.#show({ typing: null });
    this.#select(key);
    this.#focusOn(key);
    this.#show({ focused: null });
  }

  /** Two taps on one parameter open its number field. */
  #tap(key: ParameterKey, at: number): void {
    const twice = this.#tapped?.key === key && at - this.#tapped.at < DOUBLE_TAP;
    this.#tapped = twice ? undefined : { key, at };
    if (twice) void this.#startTyping(key);
  }

  readonly hover = (event: PointerEvent): void => {
    const { traits } = this.#host;
    if (event.pointerType === 'touch' || event.buttons > 0 || traits.bare || !traits.interactive) return;
    const field = (event.target as Element).closest('wr-number-field, button');
    this.#show({ hovered: field === null ? (this.#keyAt(event) ?? null) : null });
  };

  readonly leave = (): void => this.#show({ hovered: null });

  readonly focus = (event: FocusEvent): void => {
    const target = event.target as HTMLElement | SVGElement;
    const key = target.dataset.key;
    if (key === undefined) return;
    this.#cursor = key;
    this.#show({ focused: target.matches(':focus-visible') ? key : null });
  };

  readonly blur = (event: FocusEvent): void => {
    if (inPlace(event) !== null && this.#typing !== null) {
      const key = this.#typing;
      queueMicrotask(() => this.#stopTyping(key, false));
    }
    this.settle();
    this.#show({ focused: null });
  };

  readonly key = (event: KeyboardEvent): void => {
    const { view, keys } = this.#host;
    if (inPlace(event) !== null) {
      void this.#entered(event);
      return;
    }
    const key = (event.target as HTMLElement | SVGElement).dataset.key;
    if (view === undefined || key === undefined) return;
    const step = keyStep(event, 'sideways');
    if (step !== undefined) {
      event.preventDefault();
      if (!movable(view, key)) return;
      this.#select(key);
      this.#moving = clampTo(rangeOf(view.board), moved(this.#moving ?? parameterOf(view, key), step));
      emitBoardEvent(this.#host, 'parameter-input', { parameter: key, value: this.#moving });
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      void this.#walk(keys[keys.indexOf(key) + (event.key === 'ArrowDown' ? 1 : -1)]);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      void this.#walk(keys.at(event.key === 'Home' ? 0 : -1));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (movable(view, key)) void this.#startTyping(key);
      else this.#select(key);
    } else if (beginsNumber(event)) {
      event.preventDefault();
      void this.#startTyping(key, event.key);
    } else if (event.key === 'Escape') {
      emitBoardEvent(this.#host, 'parameter-select', { parameter: null });
    }
  };

  /** Takes the keyboard to another parameter without picking it up. */
  async #walk(key: ParameterKey | undefined): Promise<void> {
    if (key === undefined) return;
    this.settle();
    this.#cursor = key;
    if (this.#host.view !== undefined) this.#select(null);
    this.#show({ focused: key });
    await this.#host.updateComplete;
    this.#focusOn(key);
  }

  /** Commits what the arrow keys moved. */
  readonly settle = (event?: KeyboardEvent): void => {
    if (event !== undefined && event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const value = this.#moving;
    this.#moving = undefined;
    if (value !== undefined && this.#cursor !== undefined) {
      emitBoardEvent(this.#host, 'parameter-commit', { parameter: this.#cursor, value });
    }
  };

  #focusOn(key: ParameterKey): void {
    const selector = this.#host.traits.dense ? '[data-virtual]' : `[role=slider][data-key="${key}"]`;
    this.#host.querySelector<SVGElement>(selector)?.focus({ preventScroll: true });
  }

  /** What is typed in place is the parameter's. */
  readonly typed = (event: CustomEvent<{ value: number }>): void => {
    const parameter = this.#typing;
    if (parameter === null || inPlace(event) === null) return;
    event.stopPropagation();
    const type = event.type === 'number-input' ? 'parameter-input' : 'parameter-commit';
    emitBoardEvent(this.#host, type, { parameter, value: event.detail.value });
  };

  readonly escaped = (event: Event): void => {
    if (inPlace(event) !== null && this.#typing !== null) void this.#stopTyping(this.#typing);
  };

  /** Enter closes the field, unless it has something to say about what was typed. */
  async #entered(event: KeyboardEvent): Promise<void> {
    const [field, key] = [inPlace(event), this.#typing];
    if (event.key !== 'Enter' || field === null || key === null) return;
    await field.updateComplete;
    if (field.querySelector('[aria-invalid]') === null) await this.#stopTyping(key);
  }

  async #startTyping(key: ParameterKey, text?: string): Promise<void> {
    const { view } = this.#host;
    if (view === undefined || !movable(view, key)) return;
    this.#select(key);
    this.#show({ typing: key });
    await this.#host.updateComplete;
    await this.#host.querySelector<NumberField>('wr-number-field.in-place')?.edit(text);
  }

  async #stopTyping(key: ParameterKey, refocus = true): Promise<void> {
    if (this.#typing !== key) return;
    this.#show({ typing: null });
    await this.#host.updateComplete;
    if (refocus) this.#focusOn(key);
  }
}

/** The field in which a parameter is typed, if the event is its. */
function inPlace(event: Event): NumberField | null {
  return (event.target as Element).closest<NumberField>('wr-number-field.in-place');
}
