import { describe, expect, test } from 'vitest';
import { computePlane, type Plane, type PlaneRequest } from '#client/workers/plane.ts';
import { PlaneWorker } from '#client/workers/plane-worker.ts';
import { trace } from '#shared/math/forward.ts';
import { curveBoard, xorBoard } from '../../gallery/views.ts';

function requestOf({ network, parameters }: ReturnType<typeof xorBoard>, resolution: number): PlaneRequest {
  const ranges = Array.from({ length: network.inputs }, () => [0, 1] as const);
  return { network, parameters, ranges, resolution, of: 'units' };
}

const host = {
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
};

describe('a plane', () => {
  test('is the forward pass of the middle of each of its cells, x₂ falling row by row', () => {
    const board = xorBoard(50);
    const { layers } = computePlane(requestOf(board, 30));
    for (const [row, column] of [
      [0, 0],
      [0, 29],
      [17, 4],
      [29, 29],
    ] as const) {
      const x = [(column + 0.5) / 30, 1 - (row + 0.5) / 30];
      const traces = trace(board.network, board.parameters, x);
      traces.forEach(({ z }, layer) => {
        const from = (row * 30 + column) * z.length;
        z.forEach((value, unit) => {
          expect(layers[layer]![from + unit]).toBeCloseTo(value, 6);
        });
      });
    }
  });

  test('of one input is a line', () => {
    const board = curveBoard();
    const { layers } = computePlane({ ...requestOf(board, 8), of: 'output' });
    expect(layers).toHaveLength(1);
    expect(layers[0]).toHaveLength(8);
    expect(layers[0]![3]).toBeCloseTo(trace(board.network, board.parameters, [3.5 / 8]).at(-1)!.z[0]!, 6);
  });
});

describe('a plane worker', () => {
  test('computes in a worker what the function computes', async () => {
    const request = requestOf(xorBoard(10), 12);
    const plane = await new Promise<Plane>((resolve) => new PlaneWorker(host, resolve).request(request));
    expect(plane).toEqual(computePlane(request));
  });

  test('has at most one under way, and of what is asked meanwhile computes the latest alone', () => {
    const asked: [PlaneRequest, (plane: Plane) => void][] = [];
    const delivered: PlaneRequest[] = [];
    const worker = new PlaneWorker(
      host,
      (_, request) => delivered.push(request),
      (request, answer) => asked.push([request, answer]),
    );
    const requests = [4, 5, 6, 7].map((resolution) => requestOf(xorBoard(0), resolution));
    for (const request of requests) worker.request(request);
    expect(asked).toHaveLength(1);
    asked[0]![1](computePlane(requests[0]!));
    expect(asked.map(([request]) => request)).toEqual([requests[0], requests[3]]);
    asked[1]![1](computePlane(requests[3]!));
    expect(delivered).toEqual([requests[0], requests[3]]);
    expect(asked).toHaveLength(2);
  });

  test('never delivers what was asked before it was dropped', () => {
    const answers: ((plane: Plane) => void)[] = [];
    const delivered: number[] = [];
    const worker = new PlaneWorker(
      host,
      (_, { resolution }) => delivered.push(resolution),
      (_, answer) => answers.push(answer),
    );
    const [old, next] = [requestOf(xorBoard(0), 4), requestOf(xorBoard(0), 5)];
    worker.request(old);
    worker.drop();
    worker.request(next);
    answers[0]!(computePlane(old));
    answers[1]!(computePlane(next));
    expect(delivered).toEqual([5]);
  });
});
