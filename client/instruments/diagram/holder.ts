import { html, nothing, type TemplateResult } from 'lit';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import { initialOf, personClass } from '../../elements/person.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { holderOf, nameOf, otherHolderOf, self } from '../board-reading.ts';
import './holder.css';
import type { Scene } from './scene.ts';
import { textWidth } from './text-width.ts';

/** Whose colour a parameter wears: of who holds it, or one's own while it is selected. */
export function personAt(view: BoardView, key: ParameterKey): Participant | undefined {
  return otherHolderOf(view, key) ?? (view.selected === key ? self(view) : holderOf(view, key));
}

/** The classes that ring a parameter's chip, and the flag with its holder's name. */
export function holderMarks(
  scene: Scene,
  key: ParameterKey,
): { classes: string; flag: TemplateResult | typeof nothing } {
  const { view, hand } = scene;
  const mine = view.selected === key;
  const holder = personAt(view, key);
  const named = holder !== undefined && isNamed(scene, key);
  const states = [
    hand.focused === key && 'focus',
    hand.hovered === key && 'hover',
    holder === undefined ? mine && 'chosen' : `held ${personClass(holder.colour)}`,
    holder !== undefined && mine && holder.id === view.you && 'own',
  ];
  return {
    classes: states.filter(Boolean).join(' '),
    flag: !named ? nothing : html`<span class="flag">${flagText(scene, holder)}</span>`,
  };
}

/** How wide the flag over a parameter is; 0 without one. */
export function flagWidthAt(scene: Scene, key: ParameterKey): number {
  const holder = personAt(scene.view, key);
  return holder === undefined || !isNamed(scene, key) ? 0 : flagWidth(scene, flagText(scene, holder));
}

/** Whether a parameter has its holder's name beside it: on a phone only what one has chosen, the rest has colours. */
function isNamed({ traits, view }: Scene, key: ParameterKey): boolean {
  return traits.medium !== 'phone' || view.selected === key;
}

/** A name as there is room for it; between narrow columns the one syllable of the person's avatar. */
function flagText(scene: Scene, person: Participant): string {
  const name = nameOf(scene.view, person);
  if (scene.layout.tier === 'full') return name;
  if (person.id === scene.view.you) return t('person.me');
  return flagWidth(scene, name) > scene.layout.gap ? initialOf(name) : name;
}

function flagWidth({ layout: { sizes } }: Scene, name: string): number {
  return Math.min(sizes.flagMost, textWidth(name, sizes.flagFont) + 2 * sizes.flagPad);
}
