import type { Command } from '#shared/workshop/features.ts';

type BodyOf<Type extends Command['type']> = Omit<Extract<Command, { type: Type }>, 'type'>;

/**
 * One of every command, which a class of p1 (who teaches), p2 and p3 on the board `class` can send at once, while the
 * activity of the tests is under way.
 */
export const bodies: { readonly [Type in Command['type']]: BodyOf<Type> } = {
  freeze: {},
  unfreeze: {},
  'lock-room': {},
  'unlock-room': {},
  grant: { grant: 'training' },
  revoke: { grant: 'training' },
  end: {},
  leave: {},
  rename: { participant: 'p2', name: 'A' },
  remove: { participant: 'p3' },
  'set-door': { door: 'approval' },
  admit: { participants: ['p4'] },
  'turn-away': { participants: ['p4'] },
  'remove-many': { participants: ['p3', 'p3'] },
  bar: { participants: ['p3'] },
  'hand-over': { to: 'p2' },
  promote: { participant: 'p2' },
  demote: { participant: 'p2' },
  'make-link': { kind: 'device', once: true, hash: 'h'.repeat(43) },
  'revoke-link': { link: 'l1' },
  'open-board': {
    title: 'Two',
    of: 'class',
    as: 'present',
    members: ['p2'],
    see: 'everyone',
    move: 'members',
  },
  'rename-board': { board: 'class', title: 'One' },
  'share-board': { board: 'class', members: [], see: 'everyone', move: 'nobody' },
  'close-board': { board: 'b2' },
  'reopen-board': { board: 'b2' },
  'reset-board': { board: 'class' },
  'set-parameters': { board: 'class', values: [['W1-0-0', 0.5]], final: true },
  hold: { board: 'class', parameter: 'W1-0-0' },
  release: { board: 'class', parameter: 'W1-0-0' },
  'lock-parameters': { board: 'class', parameters: ['W1-0-0'] },
  'unlock-parameters': { board: 'class', parameters: ['W1-0-0'] },
  'set-network': {
    board: 'class',
    network: { inputs: 2, layers: [{ units: 1, activation: 'leaky-relu', alpha: 0.1 }] },
    from: [null],
  },
  initialize: { board: 'class', initializer: 'xavier' },
  'set-loss': { board: 'class', loss: 'cross-entropy' },
  'set-input': { board: 'class', input: [1, 0.5] },
  'set-target': { board: 'class', target: [0, 1] },
  'set-data': { board: 'class', data: { kind: 'set', name: 'moons', samples: 100, noise: 0.1, seed: 3 } },
  'show-sample': { board: 'class', sample: 0 },
  'set-points': { board: 'class', points: [[0.5, -0.5, 1]] },
  'add-point': { board: 'class', point: [0, 0, 0] },
  'take-points': { board: 'class' },
  'configure-training': { board: 'class', settings: { optimizer: 'adam', learningRate: 0.01 } },
  train: { board: 'class', steps: 10 },
  'pause-training': { board: 'class' },
  undo: { board: 'class', of: 'p2' },
  redo: { board: 'class' },
  'open-activity': { activity: 'tiny' },
  'step-activity': { step: 1 },
  'close-activity': {},
  'try-task': { task: 'and', values: [1, 1, -1.5] },
  'open-prediction': { question: 'up' },
  'answer-prediction': { prediction: 'q1', round: 0, answer: 0.625 },
  'close-prediction': { prediction: 'q1' },
  'time-prediction': { prediction: 'q1', seconds: 60 },
  'ask-again': { prediction: 'q1' },
  'look-at-answers': { prediction: 'q1' },
  'reveal-prediction': { prediction: 'q1' },
};

/** Every command, whole. */
export const commands = Object.entries(bodies).map(([type, body]) => ({
  type,
  ...body,
})) as readonly Command[];
