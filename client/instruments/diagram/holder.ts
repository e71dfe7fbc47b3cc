import { html, nothing, type TemplateResult } from 'lit';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import { initialOf, personClass } from '../../elements/person.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { holderOf, nameOf, ownerOf, self } from '../board-reading.ts';
import './holder.css';
import type { PillPlace } from './pill-places.ts';
import type { Scene } from './scene.ts';
import { textWidth } from './text-width.ts';

/** Whose colour a parameter wears: of who holds it, of whose it is to move, or one's own while it is selected. */
export function personAt(view: BoardView, key: ParameterKey): Participant | undefined {
  return holderOf(view, key) ?? ownerOf(view, key) ?? (view.selected === key ? self(view) : undefined);
}

/** The classes that ring a parameter's chip. */
export function holderClasses({ view, hand }: Scene, key: ParameterKey): string {
  const mine = view.selected === key;
  const holder = personAt(view, key);
  const states = [
    hand.focused === key && 'focus',
    hand.hovered === key && 'hover',
    view.ringed === key && 'ringed',
    holder === undefined ? mine && 'chosen' : `held ${personClass(holder.colour)}`,
    holder !== undefined && mine && holder.id === view.you && 'own',
  ];
  return states.filter(Boolean).join(' ');
}

/** The flag with its holder's name, as it was placed. */
export function holderFlag(
  scene: Scene,
  key: ParameterKey,
  place: Pick<PillPlace, 'flag' | 'written'> | undefined,
): TemplateResult | typeof nothing {
  const holder = personAt(scene.view, key);
  const text = place?.written === undefined ? undefined : flagTexts(scene, key)[place.written];
  if (holder === undefined || text === undefined) return nothing;
  return html`<span data-testid="flag-${key}" class="flag flag-${place?.flag} ${personClass(holder.colour)}" dir="auto">${text}</span>`;
}

/** What a parameter's flag may say, the fullest first: the name, its first word, the avatar's one letter. */
export function flagTexts(scene: Scene, key: ParameterKey): readonly string[] {
  const { view, layout } = scene;
  const person = personAt(view, key);
  if (person === undefined) return [];
  const small = layout.tier !== 'full';
  if (small && person.id === view.you) return [t('person.me')];
  const name = nameOf(view, person);
  const most = small ? Math.min(layout.gap, layout.sizes.flagMost) : layout.sizes.flagMost;
  const fuller = [...new Set([name, name.split(' ')[0]!])].filter((text) => flagWidth(scene, text) <= most);
  return [...fuller, initialOf(name)];
}

/** How wide (px) each of these is as a flag. */
export function flagWidths(scene: Scene, key: ParameterKey): readonly number[] {
  return flagTexts(scene, key).map((text) => flagWidth(scene, text));
}

function flagWidth({ layout: { sizes } }: Scene, text: string): number {
  return textWidth(text, sizes.flagFont) + 2 * sizes.flagPad;
}
