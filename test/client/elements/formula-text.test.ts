import { html, render } from 'lit';
import { expect, test } from 'vitest';
import '#client/theme/theme.css';
import { formulaText } from '#client/elements/formula-text.ts';

test('a particle stays on the line of the bracket before it', () => {
  const box = document.createElement('p');
  box.lang = 'ko';
  document.body.replaceChildren(box);
  render(html`${formulaText('표예요. (2×3)·(2×3)을 곱하면')}`, box);
  const words = box.firstElementChild ?? box;
  for (let width = 130; width < 320; width += 10) {
    box.style.width = `${width}px`;
    const text = [...words.childNodes].find((node) => node.textContent!.includes('을'))!;
    const at = text.textContent!.indexOf('을');
    const topOf = (index: number): number => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect().top;
    };
    expect({ width, apart: topOf(at) - topOf(text.textContent!.lastIndexOf(')', at)) }).toEqual({
      width,
      apart: 0,
    });
  }
});
