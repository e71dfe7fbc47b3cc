import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { BoardView } from '../../stores/board-view.ts';
import type { Edge } from './edges.ts';
import type { DiagramLayout } from './layout.ts';
import type { Traits } from './traits.ts';

/** What people are about to do in a diagram. */
export interface Hand {
  readonly hovered: ParameterKey | null;
  readonly focused: ParameterKey | null;
  readonly typing: ParameterKey | null;
  /** Where Tab leads. */
  readonly current: ParameterKey;
}

/** All that the parts of a diagram are drawn from. */
export interface Scene {
  readonly view: BoardView;
  /** What readers are told of; the parameter in hand is always told of as it is. */
  readonly told: BoardView;
  readonly traits: Traits;
  readonly layout: DiagramLayout;
  readonly edges: readonly Edge[];
  /** The |w| drawn widest. */
  readonly scale: number;
  readonly hand: Hand;
}

/** The parameters that stand out: selected, held or somebody's to move, what everybody is to look at, under the pointer or the keyboard. */
export function litKeys({ view, traits, hand }: Scene): ReadonlySet<ParameterKey> {
  const shown = [...Object.keys(view.board.holds), ...Object.keys(view.handed ?? {})].sort();
  const lit = [view.selected, view.ringed ?? null, ...shown];
  if (traits.interactive) lit.push(hand.focused, hand.hovered);
  return new Set(lit.filter((key) => key !== null));
}

/** Of these, what this person is about to move, or is to look at. */
export function ownKeys({ view, traits, hand }: Scene): ReadonlySet<ParameterKey> {
  const own = [
    view.selected,
    view.ringed ?? null,
    ...(traits.interactive ? [hand.focused, hand.hovered] : []),
  ];
  return new Set(own.filter((key) => key !== null));
}
