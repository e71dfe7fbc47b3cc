import { indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { EditorView, minimalSetup } from 'codemirror';

/** Marks a line, counted from 1; null marks none. */
const markLine = StateEffect.define<number | null>();

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects, state }) {
    const effect = effects.findLast((one) => one.is(markLine));
    if (effect === undefined) return docChanged ? Decoration.none : marks;
    const line = effect.value as number | null;
    if (line === null || line < 1 || line > state.doc.lines) return Decoration.none;
    const { from, to } = state.doc.line(line);
    return from === to
      ? Decoration.none
      : Decoration.set(Decoration.mark({ class: 'wrong' }).range(from, to));
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Hue means sign, person or state; code has none.
const highlighting = HighlightStyle.define([
  { tag: tags.keyword, fontFamily: "'JetBrains Mono Bold', var(--font-mono)", fontWeight: '700' },
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: tags.string, color: 'var(--ink-2)' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: '14px', lineHeight: '24px', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '12px 0' },
  '.cm-line': { padding: '0 16px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--ink-3)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--line-2)',
  },
  '.wrong': { textDecoration: 'underline wavy var(--err)', textUnderlineOffset: '4px' },
});

/** Chrome would keep a selection's look in a `style` attribute, which our policy refuses: what is typed over one is put in here. */
function overSelection({ inputType, data }: InputEvent, view: EditorView): boolean {
  if (inputType !== 'insertText' || data === null || view.composing) return false;
  if (view.state.selection.main.empty) return false;
  view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/**
 * An editor for Python. It draws in a shadow: CodeMirror writes its style sheets itself, which the policy of our pages
 * allows in a shadow alone. Esc, then Tab leaves it.
 * @fires code-change - when something was typed
 * @fires code-run - on Ctrl Enter
 */
export class CodeEditor extends HTMLElement {
  static readonly observedAttributes = ['label'];

  #view: EditorView | undefined;
  #first = '';

  /** What is written. */
  get source(): string {
    return this.#view?.state.doc.toString() ?? this.#first;
  }

  /** Takes the place of all that is written. */
  set source(source: string) {
    this.#first = source;
    const view = this.#view;
    view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } });
  }

  /** Marks a line (from 1), or none. */
  mark(line: number | null): void {
    this.#view?.dispatch({ effects: markLine.of(line) });
  }

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true });
    const emit = (type: string) => this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
    const run = () => emit('code-run');
    this.#view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: this.#first,
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
          minimalSetup,
          keymap.of([indentWithTab]),
          lineNumbers(),
          python(),
          indentUnit.of('    '),
          EditorState.tabSize.of(4),
          Prec.highest(syntaxHighlighting(highlighting)),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': this.getAttribute('label') ?? '' }),
          EditorView.domEventHandlers({ beforeinput: overSelection }),
          EditorView.updateListener.of(({ docChanged }) => docChanged && emit('code-change')),
          look,
          marked,
        ],
      }),
    });
    this.#whenFontsCome();
  }

  /** Lines are as tall as their font: the numbers beside them are set anew once that has come. */
  #whenFontsCome(): void {
    void document.fonts.ready.then(() => this.#view?.requestMeasure());
  }

  attributeChangedCallback(): void {
    this.#view?.contentDOM.setAttribute('aria-label', this.getAttribute('label') ?? '');
  }

  disconnectedCallback(): void {
    this.#first = this.source;
    this.#view?.destroy();
    this.#view = undefined;
  }
}

customElements.define('wr-code-editor', CodeEditor);

declare global {
  interface HTMLElementTagNameMap {
    'wr-code-editor': CodeEditor;
  }
}
