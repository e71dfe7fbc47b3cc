import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PatientElement } from '../../elements/patient-element.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { editRow, latestEdits } from './edit-row.ts';
import './stage-changes.css';

const SHOWN = 4;

/** For the back row: who moved what last, and what the loss made of it. */
@customElement('wr-stage-changes')
export class StageChanges extends PatientElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined) return nothing;
    const edits = latestEdits(view, SHOWN);
    return html`<h2>${t('stage.changes')}</h2>
      ${
        edits.length === 0
          ? html`<p>${t('stage.waiting')}</p>`
          : html`<ol>
              ${repeat(
                edits,
                ({ version }) => version,
                (edit) => editRow(view, edit, { avatar: 'large' }),
              )}
            </ol>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-changes': StageChanges;
  }
}
