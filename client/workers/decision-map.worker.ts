import { computePlane, type PlaneRequest } from './plane.ts';

interface Scope {
  onmessage: ((event: MessageEvent<{ id: number; request: PlaneRequest }>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

const scope = self as unknown as Scope;

scope.onmessage = ({ data: { id, request } }) => {
  const plane = computePlane(request);
  scope.postMessage(
    { id, plane },
    plane.layers.map(({ buffer }) => buffer),
  );
};
