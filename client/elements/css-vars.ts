import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';

type Values = Readonly<Record<string, string | number>>;

/**
 * Sets custom properties through the style object, which a strict `style-src` allows where a `style`
 * attribute is refused: `<i ${cssVars({ level: 0.3 })}></i>` sets `--level`.
 */
class CssVars extends AsyncDirective {
  #shown: Record<string, string> = {};

  override update(part: ElementPart, [values]: [Values]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) {
      const text = String(value);
      if (this.#shown[name] === text) continue;
      this.#shown[name] = text;
      style.setProperty(`--${name}`, text);
    }
    return noChange;
  }

  render(_values: Values): typeof noChange {
    return noChange;
  }
}

export const cssVars = directive(CssVars);
