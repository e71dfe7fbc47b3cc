import type { ReactiveControllerHost } from 'lit';
import { inksOf, paintSigns } from '../../charts/plane-paint.ts';
import { scaleOf } from '../../charts/plane-scale.ts';
import { rangesOf } from '../../panels/board-plane.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { shownTheme, ThemeController } from '../../theme/theme.ts';
import type { Plane, PlaneRequest } from '../../workers/plane.ts';
import { PlaneWorker } from '../../workers/plane-worker.ts';
import type { DiagramLayout } from './layout.ts';

/** Samples along each side of a cell. */
const RESOLUTION = 24;

/** Whether a diagram's cells have room for what each unit makes of the plane, and there is a plane. */
export function showsHeat(view: BoardView, layout: DiagramLayout): boolean {
  return layout.tier === 'full' && view.board.network.inputs === 2 && view.board.data.kind !== 'sample';
}

/**
 * What each unit makes of the input plane, painted behind its numbers: blue above the middle of its
 * activation, orange below. Painted as the worker delivers, without a redraw of the diagram.
 */
export class DiagramHeat {
  readonly #host: ReactiveControllerHost & Element;
  readonly #worker: PlaneWorker;
  /** What the last request was for. */
  #asked: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    this.#worker = new PlaneWorker(host, this.#paint);
    new ThemeController(host);
  }

  /** After a redraw: asks for what is not painted yet. */
  follow(view: BoardView | undefined, layout: DiagramLayout | undefined): void {
    if (view === undefined || layout === undefined || !showsHeat(view, layout)) {
      this.#asked = [];
      this.#worker.drop();
      return;
    }
    const { network, parameters, data, points } = view.board;
    const wanted = [network, parameters, data, points, layout, shownTheme()];
    if (wanted.every((part, index) => part === this.#asked[index])) return;
    this.#asked = wanted;
    this.#worker.request({
      network,
      parameters,
      ranges: rangesOf(view.board),
      resolution: RESOLUTION,
      of: 'units',
    });
  }

  readonly #paint = ({ layers, resolution: size }: Plane, { network }: PlaneRequest): void => {
    const cells = this.#host.querySelectorAll<HTMLCanvasElement>('canvas.heat');
    if (cells[0] === undefined) return;
    const inks = inksOf(cells[0]);
    for (const canvas of cells) {
      const [layer, unit] = [Number(canvas.dataset.layer), Number(canvas.dataset.unit)];
      const spec = network.layers[layer - 1];
      const values = layers[layer - 1];
      if (spec === undefined || values === undefined) continue;
      const scale = scaleOf(spec.activation, values, unit, spec.units);
      paintSigns(canvas, values, { unit, units: spec.units, size, scale, inks });
    }
  };
}
