import { html, type nothing, type TemplateResult } from 'lit';
import type { CodeTest } from '#shared/workshop/model/code.ts';
import { icon } from '../../elements/icons.ts';
import { tell } from '../../i18n/t.ts';
import { type Judged, shownNumber, shownResult, type Verdict } from './judged.ts';
import { text } from './text.ts';

/** The tests, function by function: what came, and what is right. */
export function testsOf(functions: readonly string[], verdict: Verdict): TemplateResult {
  const { visible, hidden, open, passed, total } = verdict;
  return html`<section class="tests" aria-label=${tell(text.tests)}>
    <div class="head">
      <h2>${tell(text.tests)}</h2>
      <p
        class="score"
        role="status"
        data-testid="code-result"
        data-passed=${passed}
        data-total=${total}
      >${tell(text.passed, { passed, total })}</p>
    </div>
    ${functions.map((name) =>
      table(
        name,
        visible.filter(({ test }) => test.calls === name),
      ),
    )}
    ${
      open
        ? html`<h2>${tell(text.hiddenTests)}</h2>
            ${functions.map((name) =>
              table(
                name,
                hidden.filter(({ test }) => test.calls === name),
              ),
            )}`
        : html`<p class="sealed">${icon('lock')}${tell(text.sealed, { count: hidden.length })}</p>`
    }
  </section>`;
}

/** What the functions have to give, for whoever only looks on. */
export function wantedOf(functions: readonly string[], tests: readonly CodeTest[]): TemplateResult {
  return html`<section class="tests" aria-label=${tell(text.tests)}>
    <h2>${tell(text.tests)}</h2>
    ${functions.map(
      (name) => html`<table>
        <thead>
          <tr>
            <th scope="col"><code>${name}</code></th>
            <th scope="col">${tell(text.right)}</th>
          </tr>
        </thead>
        <tbody>
          ${tests
            .filter(({ calls }) => calls === name)
            .map(
              ({ says, gives }) =>
                html`<tr><th scope="row">${tell(says)}</th><td>${shownNumber(gives)}</td></tr>`,
            )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function table(name: string, judged: readonly Judged[]): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><code>${name}</code></th>
        <th scope="col">${tell(text.yours)}</th>
        <th scope="col">${tell(text.right)}</th>
      </tr>
    </thead>
    <tbody>
      ${judged.map(
        ({ test, result, passed }) => html`<tr
          class=${result === undefined ? '' : passed ? 'passed' : 'failed'}
          data-testid="code-test-${test.id}"
        >
          <th scope="row">${mark(result === undefined ? undefined : passed)}${tell(test.says)}</th>
          <td class="yours">${shownResult(result)}</td>
          <td>${shownNumber(test.gives)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function mark(passed: boolean | undefined): TemplateResult | typeof nothing {
  if (passed === undefined) return html`<i aria-hidden="true"></i>`;
  return html`<i class=${passed ? 'ok' : 'off'}>${icon(passed ? 'check' : 'cross')}</i
    ><span class="visually-hidden">${tell(passed ? text.pass : text.fail)}: </span>`;
}
