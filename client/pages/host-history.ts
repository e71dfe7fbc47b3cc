import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { type Checkpoint, checkpointsOn } from '#shared/workshop/model/checkpoints.ts';
import { type Timeline, timelineOf } from '#shared/workshop/model/timeline.ts';
import { changesOf, type History } from '#shared/workshop/projections/history.ts';
import { type Worst, worstOf } from '#shared/workshop/projections/worst.ts';
import '../console/checkpoints-panel.ts';
import type { CheckpointsAsk, CheckpointsCommand, Pick, Picks } from '../console/checkpoints-panel.ts';
import '../console/compare-panel.ts';
import { type Comparison, compare, type Point } from '../console/comparison.ts';
import { agoText } from '../console/edit-words.ts';
import { countOf, numberOf, stopsOf } from '../console/stops.ts';
import '../console/timeline.ts';
import type { Timeline as TimelineElement } from '../console/timeline.ts';
import '../console/undo-worst.ts';
import { t } from '../console/t.ts';
import { ask } from '../elements/dialog.ts';
import '../instruments/diagram/network-diagram.ts';
import '../instruments/loss/loss-panel.ts';
import '../instruments/table/weight-table.ts';
import '../room/past-bar.ts';
import type { BoardView } from '../stores/board-view.ts';
import { sameList } from '../stores/same.ts';
import type { Present, WorkshopStore } from '../stores/workshop-store.ts';
import './host-history.css';

const none: Picks = { a: null, b: null };

/** What the console does with the history of the board that it shows: keys, and what it looks like. */
export class HostHistory implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #store: () => WorkshopStore | undefined;
  #picks: Picks = none;
  #following: WorkshopStore | undefined;
  #unfollow: () => void = () => {};
  #worst: { readonly of: readonly unknown[]; readonly worst: Worst | undefined } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, store: () => WorkshopStore | undefined) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#key);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#key);
    this.#unfollow();
    this.#following = undefined;
  }

  hostUpdate(): void {
    const store = this.#store();
    if (store !== this.#following) {
      this.#unfollow();
      this.#following = store;
      this.#unfollow = store?.recalls.subscribe(() => this.#host.requestUpdate()) ?? (() => {});
    }
    if (store?.shown !== undefined && this.shows && store.recalls.outlineOf(store.shown) === undefined) {
      store.recalls.outline(store.shown);
    }
  }

  /** Whether everybody is shown the past. */
  get shows(): boolean {
    return this.#timeline !== null;
  }

  get #timeline(): Timeline | null {
    const workshop = this.#store()?.workshop;
    return workshop === undefined ? null : timelineOf(workshop);
  }

  /** The console's part for now: keep a checkpoint, look back, take back what raised the loss most. */
  panel(store: WorkshopStore): TemplateResult | typeof nothing {
    const { shown } = store;
    const present = shown === undefined ? undefined : store.presentOf(shown);
    if (shown === undefined || present === undefined) return nothing;
    return html`<section class="host-history" aria-label=${t('timeline.label')} @timeline-move=${this.#move}>
      <div @pointerdown=${() => store.recalls.outline(shown)} @focusin=${() => store.recalls.outline(shown)}>
        ${this.#scrubber(store, shown, present, true)}
      </div>
      ${this.#checkpoints(store, shown, undefined)}
      ${this.#undoWorst(store, shown, present)}
    </section>`;
  }

  /** The whole page below its header, while everybody is shown the past. */
  page(store: WorkshopStore): TemplateResult | typeof nothing {
    const { shown } = store;
    const present = shown === undefined ? undefined : store.presentOf(shown);
    if (shown === undefined || present === undefined) return nothing;
    const view = store.shownBoard?.view;
    const comparison = this.#comparison(store, shown, view);
    return html`
      ${this.#bar(store, shown)}
      <main id="main" tabindex="-1" class="past-grid" data-board=${shown} @timeline-move=${this.#move}>
        <aside class="points">${this.#checkpoints(store, shown, this.#picks)}</aside>
        <section class="then in-the-past" aria-label=${t('past.title')}>
          <p class="title">
            <strong>${store.boards.find(({ id }) => id === shown)?.title ?? t('board.region')}</strong>
            ${comparison === undefined ? nothing : html`<span>${t('compare.count', { count: comparison.differences.length })}</span>`}
          </p>
          ${view?.past?.absent ? html`<p class="absent">${t('past.absent')}</p>` : this.#diagram(view, comparison)}
        </section>
        <aside class="comparison">
          <wr-compare-panel
            .comparison=${comparison}
            .names=${this.#names(store, shown)}
            .participants=${store.workshop?.participants ?? {}}
          ></wr-compare-panel>
          ${
            view?.past?.absent
              ? nothing
              : html`<wr-loss-panel .view=${view}></wr-loss-panel>
                  <section class="numbers" aria-label=${t('board.weights')}>
                    <wr-weight-table .view=${view}></wr-weight-table>
                  </section>`
          }
        </aside>
        <section class="dock" aria-label=${t('timeline.label')}>${this.#scrubber(store, shown, present, false)}</section>
      </main>
    `;
  }

  #bar(store: WorkshopStore, board: BoardId): TemplateResult {
    const { edits, index } = this.#stops(store, board);
    const edit = edits[index];
    const ago = agoText(Date.now() - (edit?.at ?? Date.now()));
    const change =
      edit === undefined
        ? ''
        : edit.kind === 'opened'
          ? t('past.start', { ago })
          : t('past.change', { index: numberOf(edits, index), count: countOf(edits), ago });
    return html`<wr-past-bar
      .words=${`${change} ${t('past.everyone')}`}
      .actions=${html`<button
          type="button"
          class="button"
          data-testid="timeline-resume"
          @click=${() => void this.#resume(store, board)}
        >
          ${t('past.resume')}
        </button>
        <button
          type="button"
          class="button primary"
          data-testid="timeline-now"
          aria-keyshortcuts="Escape"
          @click=${() => store.run({ type: 'close-timeline' })}
        >
          ${t('past.now')}<span class="kbd" aria-hidden="true">Esc</span>
        </button>`}
    ></wr-past-bar>`;
  }

  #diagram(view: BoardView | undefined, comparison: Comparison | undefined): TemplateResult {
    const against = comparison?.alike ? this.#against : undefined;
    const shown = view === undefined || against === undefined ? view : { ...view, against };
    return html`<wr-network-diagram .view=${shown}></wr-network-diagram>`;
  }

  /** The point beside the one on screen. */
  #against: BoardView['against'];

  #scrubber(store: WorkshopStore, board: BoardId, present: Present, compact: boolean): TemplateResult {
    return html`<wr-timeline
      .edits=${this.#edits(store, board)}
      .version=${this.#timeline?.version}
      .participants=${store.workshop?.participants ?? {}}
      .checkpoints=${this.#kept(store, board)}
      .network=${present.board.network}
      .tools=${compact ? undefined : this.#undoWorst(store, board, present)}
      ?compact=${compact}
    ></wr-timeline>`;
  }

  #checkpoints(store: WorkshopStore, board: BoardId, picks: Picks | undefined): TemplateResult {
    return html`<wr-checkpoints-panel
      .board=${board}
      .checkpoints=${this.#kept(store, board)}
      .edits=${this.#edits(store, board)}
      .participants=${store.workshop?.participants ?? {}}
      .version=${this.#timeline?.version}
      .picks=${picks}
      .refused=${(asked: CheckpointsAsk) => store.refusal(asked)}
      @workshop-command=${({ detail }: CustomEvent<{ command: CheckpointsCommand }>) => store.run(detail.command)}
      @compare-pick=${({ detail }: CustomEvent<{ picks: Picks }>) => {
        this.#picks = detail.picks;
        this.#host.requestUpdate();
      }}
    ></wr-checkpoints-panel>`;
  }

  #undoWorst(store: WorkshopStore, board: BoardId, present: Present): TemplateResult {
    const refused = store.refusal({ type: 'undo', board });
    const history = changesOf(present.history);
    return html`<wr-undo-worst
      .worst=${this.#worstOf(present)}
      .now=${present.loss}
      .count=${countOf(history)}
      .refused=${this.shows ? undefined : refused}
      @worst-undo=${({ detail }: CustomEvent<{ of: string; gesture: number }>) => {
        // Nobody takes anything back in the past.
        if (this.shows) store.run({ type: 'close-timeline' });
        store.boardStore(board).undo(detail.of, detail.gesture);
      }}
    ></wr-undo-worst>`;
  }

  #worstOf({ board, loss, history }: Present): Worst | undefined {
    const of = [board.parameters, board.network, loss, history];
    if (this.#worst === undefined || !sameList(of, this.#worst.of)) {
      this.#worst = { of, worst: worstOf(history, board, loss) };
    }
    return this.#worst.worst;
  }

  #kept(store: WorkshopStore, board: BoardId): readonly Checkpoint[] {
    return store.workshop === undefined ? [] : checkpointsOn(store.workshop, board);
  }

  /** Every change of a board: those that everybody has, and the older ones where they were asked for. */
  #edits(store: WorkshopStore, board: BoardId): History {
    const live = changesOf(store.presentOf(board)?.history ?? []);
    const names = new Set(live.map(({ first }) => first));
    const last = live.at(-1)?.version ?? 0;
    const older = (store.recalls.outlineOf(board) ?? []).filter(
      ({ first, version }) => !names.has(first) && version < last,
    );
    return older.length === 0 ? live : [...older, ...live].sort((a, b) => a.version - b.version);
  }

  #stops(store: WorkshopStore, board: BoardId) {
    return stopsOf(this.#edits(store, board), this.#timeline?.version);
  }

  // ---- comparing

  #point(store: WorkshopStore, board: BoardId, pick: Pick): Point | undefined {
    if (pick === 'here') {
      const view = store.shownBoard?.view;
      return (
        view && {
          version: view.past?.version ?? store.version,
          board: view.board,
          observation: view.observation,
        }
      );
    }
    const kept = this.#kept(store, board).find(({ id }) => id === pick);
    const recalled = kept && store.recalls.at(board, kept.version);
    if (!recalled?.was || !recalled.observation) return undefined;
    return { version: recalled.version, board: recalled.was, observation: recalled.observation };
  }

  #comparison(store: WorkshopStore, board: BoardId, view: BoardView | undefined): Comparison | undefined {
    const { a, b } = this.#picks;
    this.#against = undefined;
    if (a === null || b === null || view === undefined) return undefined;
    const [from, to] = [this.#point(store, board, a), this.#point(store, board, b)];
    if (from === undefined || to === undefined) return undefined;
    // The one that is on screen is drawn against the other.
    const other = a === 'here' ? to : from;
    this.#against = { network: view.board.network, parameters: other.board.parameters };
    return compare(from, to, this.#edits(store, board));
  }

  /** Which changes the two are. */
  #names(store: WorkshopStore, board: BoardId): readonly [string, string] | undefined {
    const name = (pick: Pick | null): string | undefined => {
      if (pick === null) return undefined;
      const kept = this.#kept(store, board).find(({ id }) => id === pick);
      const version = pick === 'here' ? this.#timeline?.version : kept?.version;
      if (pick !== 'here' && kept === undefined) return undefined;
      const edits = this.#edits(store, board);
      return String(numberOf(edits, stopsOf(edits, version).index));
    };
    const [a, b] = [name(this.#picks.a), name(this.#picks.b)];
    return a === undefined || b === undefined ? undefined : [a, b];
  }

  // ---- doing

  readonly #move = ({ detail }: CustomEvent<{ version: number }>): void => {
    const { version } = detail;
    this.#store()?.run({ type: this.shows ? 'move-timeline' : 'open-timeline', version });
  };

  async #resume(store: WorkshopStore, board: BoardId): Promise<void> {
    const { edits, index } = this.#stops(store, board);
    const version = this.#timeline?.version;
    if (version === undefined) return;
    const sure = await ask({
      title: t('past.resume.title'),
      body: t('past.resume.body', { count: edits.length - 1 - index }),
      confirm: t('past.resume.confirm'),
    });
    if (sure) store.run({ type: 'resume-timeline', board, version });
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.shows || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open], [popover]:popover-open') !== null) return;
    const store = this.#store();
    const scrubber = this.#host.querySelector<TimelineElement>('wr-timeline');
    if (store === undefined || scrubber === null) return;
    if (event.key === 'Escape') {
      store.run({ type: 'close-timeline' });
      event.preventDefault();
      return;
    }
    if ((event.target as Element).closest('input, textarea, select, button, [role="slider"]') !== null)
      return;
    const steps = event.shiftKey ? 5 : 1;
    const by = {
      ArrowRight: steps,
      ArrowLeft: -steps,
      Home: -scrubber.edits.length,
      End: scrubber.edits.length,
    }[event.key];
    if (by !== undefined) scrubber.step(by);
    else if (event.key === ' ') scrubber.play();
    else return;
    event.preventDefault();
  };
}
