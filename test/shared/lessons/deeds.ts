import type { Change } from '#shared/lessons/activity.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { valuesOf } from '#shared/workshop/model/question.ts';

/** The commands by which a hand makes a change. */
export function commandsOf(board: Board, change: Change): Command[] {
  const { id } = board;
  switch (change.kind) {
    case 'set':
    case 'nudge':
    case 'descend':
      return [{ type: 'set-parameters', board: id, values: valuesOf(board, change), final: true }];
    case 'sample':
      return [
        { type: 'set-input', board: id, input: change.input },
        { type: 'set-target', board: id, target: change.target },
      ];
    case 'network': {
      const from = change.network.layers.map(() => null);
      const values = keysOf(change.network).map((key, index) => [key, change.parameters[index]!] as const);
      return [
        { type: 'set-network', board: id, network: change.network, from },
        { type: 'set-parameters', board: id, values, final: true },
      ];
    }
    case 'loss':
      return [{ type: 'set-loss', board: id, loss: change.loss }];
    case 'data':
      return [{ type: 'set-data', board: id, data: change.data }];
  }
}
