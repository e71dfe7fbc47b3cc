import type { LitElement } from 'lit';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import { moved } from '../../elements/format.ts';
import type { NumberField } from '../../elements/number-field.ts';
import { keyStep, scrub } from '../../elements/scrub.ts';
import { movable, parameterOf } from '../../panels/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { type Edge, nearestEdge } from './edges.ts';

const DOUBLE_TAP = 400;

/** What a diagram lets its interaction see. */
interface DiagramHost extends LitElement {
  readonly view: BoardView | undefined;
  readonly edges: readonly Edge[];
  /** Every parameter, in the order of walking. */
  readonly keys: readonly ParameterKey[];
  /** Edges are drawn together, picked by distance, and one slider stands for them all. */
  readonly crowded: boolean;
  /** How far (px) from an edge a pointer still picks it, in a crowd. */
  readonly reach: number;
  /** Whether it shows what is under the pointer. */
  readonly hovers: boolean;
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

  #keyAt(event: Event): ParameterKey | undefined {
    const target = event.target as Element;
    const marked = target.closest<HTMLElement | SVGElement>('[data-key]:not([data-virtual])')?.dataset.key;
    if (marked !== undefined || !this.#host.crowded || !(event instanceof MouseEvent)) return marked;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return nearestEdge(this.#host.edges, x, y, this.#host.reach)?.key;
  }

  readonly press = (event: PointerEvent): void => {
    const { view } = this.#host;
    if (view === undefined || view.role === 'viewer' || event.button !== 0) return;
    if ((event.target as Element).closest('wr-number-field')) return;
    const key = this.#keyAt(event);
    if (key === undefined) return;
    this.#cursor = key;
    this.#show({ typing: null });
    this.#select(key);
    this.#focusOn(key);
    this.#show({ focused: null });
    event.preventDefault();
    if (!movable(view, key)) return;
    scrub(event, parameterOf(view, key), {
      input: (value) => emitBoardEvent(this.#host, 'parameter-input', { parameter: key, value }),
      commit: (value) => emitBoardEvent(this.#host, 'parameter-commit', { parameter: key, value }),
      tap: () => this.#tap(key, event.timeStamp),
    });
  };

  /** Two taps on one parameter open its number field. */
  #tap(key: ParameterKey, at: number): void {
    const twice = this.#tapped?.key === key && at - this.#tapped.at < DOUBLE_TAP;
    this.#tapped = twice ? undefined : { key, at };
    if (twice) void this.#startTyping(key);
  }

  readonly hover = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || this.#host.crowded) return;
    this.#show({ hovered: this.#keyAt(event) ?? null });
  };

  readonly hoverNear = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || !this.#host.crowded || !this.#host.hovers || event.buttons > 0)
      return;
    this.#show({ hovered: this.#keyAt(event) ?? null });
  };

  readonly leave = (): void => this.#show({ hovered: null });

  readonly focus = (event: FocusEvent): void => {
    const target = event.target as HTMLElement | SVGElement;
    const key = target.dataset.key;
    if (key === undefined) return;
    this.#cursor = key;
    this.#show({ focused: target.matches(':focus-visible') ? key : null });
  };

  readonly blur = (): void => {
    this.settle();
    this.#show({ focused: null });
  };

  readonly key = (event: KeyboardEvent): void => {
    const { view, keys } = this.#host;
    const key = (event.target as HTMLElement | SVGElement).dataset.key;
    if (view === undefined || key === undefined) return;
    const step = keyStep(event, 'sideways');
    if (step !== undefined) {
      event.preventDefault();
      if (!movable(view, key)) return;
      this.#select(key);
      this.#moving = moved(this.#moving ?? parameterOf(view, key), step);
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
    const selector = this.#host.crowded ? '[data-virtual]' : `[role=slider][data-key="${key}"]`;
    this.#host.querySelector<SVGElement>(selector)?.focus({ preventScroll: true });
  }

  typed(
    event: CustomEvent<{ value: number }>,
    type: 'parameter-input' | 'parameter-commit',
    parameter: ParameterKey,
  ): void {
    event.stopPropagation();
    emitBoardEvent(this.#host, type, { parameter, value: event.detail.value });
  }

  /** Enter closes the field, unless it has something to say about what was typed. */
  async entered(event: KeyboardEvent, key: ParameterKey): Promise<void> {
    if (event.key !== 'Enter') return;
    const field = event.currentTarget as NumberField;
    await field.updateComplete;
    if (field.querySelector('[aria-invalid]') === null) await this.stopTyping(key);
  }

  async #startTyping(key: ParameterKey): Promise<void> {
    const { view } = this.#host;
    if (view === undefined || !movable(view, key)) return;
    this.#select(key);
    this.#show({ typing: key });
    await this.#host.updateComplete;
    await this.#host.querySelector<NumberField>('wr-number-field.in-place')?.edit();
  }

  async stopTyping(key: ParameterKey, refocus = true): Promise<void> {
    if (this.#typing !== key) return;
    this.#show({ typing: null });
    await this.#host.updateComplete;
    if (refocus) this.#focusOn(key);
  }
}
