import { html, type TemplateResult } from 'lit';
import { personClass } from '../../elements/person.ts';
import type { AnswerState, PersonState } from './people.ts';

/** How somebody is doing, as a shape: whoever sees no colours tells them apart as well. */
export function personMark(state: PersonState | AnswerState, colour: number): TemplateResult {
  return html`<i class="person-mark ${state} ${personClass(colour)}" aria-hidden="true"></i>`;
}
