import { html, nothing, type TemplateResult } from 'lit';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import '../../elements/avatar.ts';
import './spotlit-answer.css';

/** Somebody's answer that everybody is to read: their line, and whose it is; undefined where none is in the spotlight. */
export function spotlitAnswer(workshop: WorkshopState): TemplateResult | undefined {
  const { spotlight } = attentionOf(workshop);
  if (spotlight?.answer === undefined) return undefined;
  const { participant, answer } = spotlight;
  const person = participant === null ? undefined : lookup(workshop.participants, participant);
  return html`<figure class="spotlit-answer" data-testid="spotlight-answer" data-value=${answer.prediction}>
    <blockquote><bdi>${answer.line}</bdi></blockquote>
    ${
      person === undefined
        ? nothing
        : html`<figcaption>
            <wr-avatar .name=${person.name} .colour=${person.colour}></wr-avatar><bdi>${person.name}</bdi>
          </figcaption>`
    }
  </figure>`;
}
