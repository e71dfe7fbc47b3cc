import type { BoardView } from '#client/stores/board-view.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { withValues } from './views.ts';

/** Answers the panels' events as a page would, so that the gallery can be played with. */
export function live(root: HTMLElement, first: BoardView, show: (view: BoardView) => void): void {
  let view = first;
  const change = (next: Partial<BoardView>): void => {
    view = { ...view, ...next };
    show(view);
  };
  const set = (parameter: string, value: number, preview: boolean): void => {
    const board = withValues(view.board, { [parameter]: value });
    change({ board, observation: observe(board), preview });
  };
  root.addEventListener('parameter-select', (event) => {
    const { parameter } = (event as CustomEvent<{ parameter: string | null }>).detail;
    const others = Object.entries(view.board.holds).filter(([, { by }]) => by !== view.you);
    const holds = Object.fromEntries(others);
    if (parameter !== null && view.you !== null && !Object.hasOwn(holds, parameter)) {
      holds[parameter] = { by: view.you, touchedAt: 0 };
    }
    change({ selected: parameter, board: { ...view.board, holds } });
  });
  root.addEventListener('parameter-input', (event) => {
    const { parameter, value } = (event as CustomEvent<{ parameter: string; value: number }>).detail;
    set(parameter, value, true);
  });
  root.addEventListener('parameter-commit', (event) => {
    const { parameter, value } = (event as CustomEvent<{ parameter: string; value: number }>).detail;
    set(parameter, value, false);
  });
  show(view);
}
