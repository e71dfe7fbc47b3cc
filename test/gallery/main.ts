import { html, render, type TemplateResult } from 'lit';
import '#client/theme/theme.css';
import { setLocale } from '#client/i18n/locale.ts';
import '#client/instruments/map/decision-map.ts';
import '#client/instruments/gradients/gradient-bars.ts';
import '#client/instruments/curve/loss-curve.ts';
import '#client/instruments/loss/loss-panel.ts';
import '#client/instruments/strip/math-strip.ts';
import '#client/instruments/diagram/network-diagram.ts';
import '#client/instruments/ruler/ruler-bench.ts';
import '#client/instruments/table/weight-table.ts';
import type { BoardView } from '#client/stores/board-view.ts';
import { setTheme } from '#client/theme/theme.ts';
import './gallery.css';
import { live } from './live.ts';
import { run } from './run.ts';
import { people, type StateName, states } from './views.ts';

const query = new URLSearchParams(location.search);
const layout = query.get('layout') ?? 'board';
const locale = query.get('locale') === 'en' ? 'en' : 'ko';
setLocale(locale);
setTheme(query.get('theme') === 'dark' ? 'dark' : 'light');

const layouts: Record<string, (view: BoardView) => TemplateResult> = {
  board: (view) => html`<main class="board">
    <div class="left"></div>
    <div class="work">
      <wr-network-diagram .view=${view}></wr-network-diagram>
      <wr-ruler-bench .view=${view}></wr-ruler-bench>
    </div>
    <wr-loss-panel .view=${view}></wr-loss-panel>
    <wr-math-strip .view=${view}></wr-math-strip>
  </main>`,
  phone: (view) => html`<main class="phone">
    <wr-ruler-bench size="phone" .view=${view}></wr-ruler-bench>
    <wr-loss-panel size="phone" .view=${view}></wr-loss-panel>
    <wr-network-diagram size="phone" .view=${view}></wr-network-diagram>
  </main>`,
  stage: (view) => html`<main class="stage">
    <wr-network-diagram size="stage" .view=${view}></wr-network-diagram>
    <wr-loss-panel size="stage" .view=${view}></wr-loss-panel>
  </main>`,
  table: (view) => html`<main class="table"><wr-weight-table .view=${view}></wr-weight-table></main>`,
  instruments: (view) => html`<main class="instruments">
    <wr-decision-map .view=${view}></wr-decision-map>
    <div><wr-loss-curve .view=${view}></wr-loss-curve></div>
    <wr-gradient-bars .view=${view}></wr-gradient-bars>
  </main>`,
  all: (view) => html`${layouts.board!(view)} ${layouts.instruments!(view)} ${layouts.table!(view)}`,
  waiting: () => html`<main class="stage"><wr-network-diagram></wr-network-diagram></main>`,
};

const state = states[(query.get('state') ?? 'mine') as StateName];
const show = (view: BoardView): void => {
  render((layouts[layout] ?? layouts.board)!(view), document.body);
};
const first: BoardView = { ...state(), participants: people(locale) };
live(document.body, first, show);
if (query.has('run')) run(first, Number(query.get('run')), 5, show);
