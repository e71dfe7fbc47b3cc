import { html, type TemplateResult } from 'lit';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import '../../elements/number-field.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { parameterOf } from '../board-reading.ts';
import './typing-field.css';

/** Where a parameter is typed in place; the diagram's interaction listens to its events. */
export function typingField(view: BoardView, key: ParameterKey): TemplateResult {
  return html`<wr-number-field
    class="in-place"
    .value=${parameterOf(view, key)}
    .range=${view.board.range}
    .label=${t('parameter.value', { parameter: labelsOf(view.board.network, key)?.plain ?? key })}
  ></wr-number-field>`;
}
