import { html, type TemplateResult } from 'lit';
import { brand } from '../elements/brand.ts';
import './class-sketch.ts';
import { SKETCHED } from './class-sketch.ts';
import '../elements/preferences.ts';
import './welcome.css';

interface Welcome {
  readonly heading: string;
  readonly entry: TemplateResult;
  /** What the picture is of. */
  readonly title: string;
  readonly detail: string;
  /** Parameters of the picture in someone's colour. */
  readonly people: number;
  readonly foot: TemplateResult;
}

/** The two halves of the pages that let people in: the form, and the network it leads to. */
export function welcome({ heading, entry, title, detail, people, foot }: Welcome): TemplateResult {
  return html`
    <div class="entry">
      <header>${brand()}<wr-preferences></wr-preferences></header>
      <main id="main" tabindex="-1">
        <h1 tabindex="-1">${heading}</h1>
        ${entry}
      </main>
    </div>
    <aside class="picture" aria-label=${title}>
      <div class="caption-block">
        <h2>${title}</h2>
        <p>${detail}</p>
        <div class="cells" aria-hidden="true">
          ${Array.from(
            { length: SKETCHED },
            (_, index) => html`<i class=${index < people ? `person-${index % 8} on` : ''}></i>`,
          )}
        </div>
      </div>
      <wr-class-sketch .people=${people}></wr-class-sketch>
      <footer>${foot}</footer>
    </aside>
  `;
}
