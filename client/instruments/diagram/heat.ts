import type { ReactiveControllerHost } from 'lit';
import { inksOf, paintSigns } from '../../charts/plane-paint.ts';
import { scaleOf } from '../../charts/plane-scale.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { shownTheme, ThemeController } from '../../theme/theme.ts';
import type { Plane, PlaneRequest } from '../../workers/plane.ts';
import { PlaneWorker } from '../../workers/plane-worker.ts';
import { rangesOf } from '../board-plane.ts';
import './heat.css';
import type { DiagramLayout } from './layout.ts';
import { textWidth } from './text-width.ts';

/** Samples along each side of a cell. */
const RESOLUTION = 24;

/**
 * Where a unit's picture of the plane goes: behind its numbers, beside them, beside fewer of their digits, or
 * nowhere, as there is no plane or no room.
 */
export type HeatPlace = 'none' | 'behind' | 'beside' | 'beside-short';

/** Where the pictures go on a board; every cell is alike, and whatever its value, it fits. */
export function heatPlace({ board }: BoardView, layout: DiagramLayout): HeatPlace {
  if (layout.tier === 'dot' || board.network.inputs !== 2 || board.data.kind === 'sample') return 'none';
  const cell = layout.units[0]?.[0];
  if (layout.tier === 'full' || cell === undefined) return 'behind';
  const room = cell.width - cell.height - 2 * layout.sizes.cellBorder;
  const fits = (text: string): boolean => textWidth(text, layout.sizes.zFont) <= room;
  if (fits('−0.0000')) return 'beside';
  return fits('−0.00') ? 'beside-short' : 'behind';
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
    if (view === undefined || layout === undefined || heatPlace(view, layout) === 'none') {
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
