/**
 * `npm run reference`: writes `logs/format-3.json`, workshops with every event that today's rules have, made by
 * commands through the rules, with a clock and ids of their own. Run it only for a format that no main has had
 * yet: what is kept there must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '#shared/workshop/features.ts';
import { present } from '#shared/workshop/model/people.ts';
import { expiredHolds } from '#shared/workshop/parameters/holds.ts';
import { trained, trainingStopped } from '#shared/workshop/training/events.ts';
import { house, Reference } from './reference.ts';
import { type KeptEntry, keep, replay } from './replay.ts';

/** A lesson with everything in it, to its end. */
function wholeLesson(): Reference {
  const lesson = new Reference('이수연 (Lee)', 'epoch-of-two', '참고 수업');
  const board = 'class';
  const set = (key: string, value: number, final?: true): Command => ({
    type: 'set-parameters',
    board,
    values: [[key, value]],
    ...(final && { final }),
  });
  for (const name of ['김하늘', 'Ada', '👩‍🔬', 'Grace', '박 서준']) lesson.join(name);
  lesson.does('p4', { type: 'rename', participant: 'p4', name: 'Marie 👩‍🔬' });
  lesson.does('p2', { type: 'hold', board, parameter: 'W1-0-0' });
  lesson.batch(['p2', set('W1-0-0', 0.4)], ['p3', set('b1-0', -1)], ['p2', set('W1-0-0', 0.5)]);
  lesson.batch(['p2', set('W1-0-0', 0.75, true)], ['p3', set('b1-0', -2.5, true)]);
  lesson.does('p2', { type: 'release', board, parameter: 'W1-0-0' });
  lesson.does('p2', { type: 'undo', board });
  lesson.does('p2', { type: 'redo', board });
  lesson.does('p1', { type: 'undo', board, of: 'p3' });
  lesson.does('p3', set('b1-1', 3, true));
  lesson.does('p5', set('b1-1', 4, true));
  lesson.does('p3', { type: 'undo', board });
  lesson.does('p4', set('b1-2', 40, true));
  lesson.does('p4', set('b1-2', 1.5, true));
  lesson.does('p1', { type: 'set-range', board, range: [-5, 10] });
  lesson.does('p4', { type: 'undo', board });
  lesson.does('p4', { type: 'hold', board, parameter: 'W2-0-0' });
  lesson.at += 11_000;
  lesson.happens((at) => expiredHolds(lesson.state, at));
  lesson.does('p1', { type: 'lock-parameters', board, parameters: ['W3-0-0', 'b3-1'] });
  lesson.does('p1', { type: 'unlock-parameters', board, parameters: ['b3-1'] });
  lesson.does('p1', { type: 'freeze' });
  lesson.does('p1', { type: 'set-input', board, input: [0.25, -1] });
  lesson.does('p1', { type: 'set-target', board, target: [1, 0.5] });
  lesson.does('p1', { type: 'unfreeze' });
  for (const grant of ['network', 'data', 'training'] as const) lesson.does('p1', { type: 'grant', grant });
  lesson.does('p2', {
    type: 'set-network',
    board,
    network: {
      inputs: 2,
      layers: [
        { units: 4, activation: 'leaky-relu', alpha: 0.05 },
        { units: 2, activation: 'tanh' },
      ],
    },
    from: [0, 2],
  });
  lesson.does('p2', { type: 'undo', board });
  lesson.does('p2', { type: 'redo', board });
  lesson.does('p3', { type: 'initialize', board, initializer: 'he' });
  lesson.does('p3', { type: 'set-loss', board, loss: 'half-sse' });
  lesson.does('p5', { type: 'set-data', board, data: { kind: 'set', name: 'xor' } });
  lesson.does('p5', { type: 'show-sample', board, sample: 2 });
  lesson.does('p1', { type: 'revoke', grant: 'data' });
  lesson.does('p1', {
    type: 'set-points',
    board,
    points: [
      [0.5, -0.5, 1],
      [1, 2, 0],
    ],
  });
  lesson.does('p6', { type: 'add-point', board, point: [-1.25, 0.75, 1] });
  lesson.does('p1', {
    type: 'add-points',
    board,
    points: [
      [0.25, 0.5, 1],
      [1, 2, 0],
    ],
  });
  lesson.does('p5', { type: 'add-point', board, point: [2, -2, 0] });
  lesson.does('p5', { type: 'take-points', board, point: [2, -2, 0] });
  lesson.does('p2', {
    type: 'configure-training',
    board,
    settings: { optimizer: 'adam', learningRate: 0.05, l2: 0.001 },
  });
  lesson.does('p2', { type: 'train', board, steps: 100 });
  for (const steps of [10, 20]) {
    lesson.happens((at) => {
      const parameters = lesson.state.boards[board]!.parameters.map((value) => value * 0.9 + 0.01);
      return [trained.of({ by: null, at }, { board, parameters, steps, epochs: steps, loss: 1 / steps })];
    });
  }
  lesson.does('p2', { type: 'pause-training', board });
  lesson.does('p2', { type: 'train', board });
  lesson.happens((at) => {
    const blowup = { first: { what: 'gradient' as const, key: 'W1-0-0' }, step: 21, learningRate: 0.05 };
    const { parameters } = lesson.state.boards[board]!.run!;
    return [trainingStopped.of({ by: null, at }, { board, blowup, parameters })];
  });
  lesson.does('p1', { type: 'open-board', title: '모둠 A', of: board, as: 'present', members: ['p2', 'p3'] });
  lesson.does('p1', { type: 'open-board', title: 'Everybody’s', of: board, as: 'start', move: 'nobody' });
  lesson.does('p2', { type: 'set-parameters', board: 'b2', values: [['W1-0-0', 2.5]], final: true });
  lesson.does('p1', { type: 'rename-board', board: 'b3', title: '모두의 보드' });
  lesson.does('p1', { type: 'share-board', board: 'b3', members: ['p4'], see: 'everyone', move: 'members' });
  lesson.does('p1', { type: 'close-board', board: 'b2' });
  lesson.does('p1', { type: 'reopen-board', board: 'b2' });
  lesson.does('p1', { type: 'reset-board', board });
  lesson.does('p1', { type: 'undo', board });
  lesson.does('p1', { type: 'promote', participant: 'p5' });
  lesson.does('p1', { type: 'demote', participant: 'p5' });
  lesson.does('p1', { type: 'lock-room' });
  const device = lesson.makeLink({ kind: 'device', participant: 'p4', once: true });
  lesson.enter(device);
  const guests = lesson.makeLink({ kind: 'co-instructor' });
  lesson.enter(guests, 'Rosalind');
  lesson.does('p1', { type: 'unlock-room' });
  const own = lesson.makeLink({ kind: 'device' });
  lesson.enter(own);
  lesson.does('p1', { type: 'revoke-link', link: guests });
  const here = present(lesson.state).length;
  lesson.join('늦은 손님', { ...house, maxParticipants: here });
  lesson.comeBack('p2');
  lesson.does('p1', { type: 'set-door', door: 'approval' });
  for (const name of ['다온', 'Alan', 'Troll', '다온']) lesson.join(name);
  lesson.does('p1', { type: 'turn-away', participants: ['p10'] });
  lesson.does('p1', { type: 'bar', participants: ['p8', 'p11'] });
  lesson.does('p1', { type: 'set-door', door: 'open' });
  lesson.join('Troll 2', { origin: 'reference-origin' });
  lesson.does('p1', { type: 'remove-many', participants: ['p12'] });
  lesson.does('p6', { type: 'leave' });
  lesson.does('p1', { type: 'remove', participant: 'p3' });
  lesson.does('p1', { type: 'hand-over', to: 'p2' });
  lesson.does('p2', { type: 'end' });
  return lesson;
}

/** One that is still going on, with things to take back, in hand and training. */
function goingOn(): Reference {
  const lesson = new Reference('Grace', 'epoch-of-three');
  const board = 'class';
  for (const name of ['하나', '두리']) lesson.join(name);
  lesson.does('p2', {
    type: 'set-parameters',
    board,
    values: [
      ['W1-0-0', 1.5],
      ['b1-2', -0.25],
    ],
    final: true,
  });
  lesson.does('p3', { type: 'set-parameters', board, values: [['b1-2', 0.5]], final: true });
  lesson.does('p2', { type: 'undo', board });
  lesson.does('p3', { type: 'hold', board, parameter: 'W3-1-1' });
  lesson.does('p3', { type: 'set-parameters', board, values: [['W3-1-1', 0.125]] });
  lesson.makeLink({ kind: 'co-instructor' });
  lesson.does('p1', { type: 'open-board', title: 'Two', of: board, as: 'present', members: ['p3'] });
  lesson.does('p1', { type: 'train', board: 'b2' });
  lesson.does('p1', { type: 'freeze' });
  return lesson;
}

/** One in which somebody took another token, and a stage has a link of its own. */
function renewed(): Reference {
  const lesson = new Reference('Emmy', 'epoch-of-renewing');
  lesson.join('하나');
  lesson.renew('p2');
  lesson.makeLink({ kind: 'stage' });
  lesson.renew('p1');
  lesson.does('p1', { type: 'freeze' });
  return lesson;
}

/** One with a training whose superseded states have been thinned, before a pause and after it. */
function thinned(): Reference {
  const lesson = new Reference('Emmy', 'epoch-of-four');
  const board = 'class';
  lesson.does('p1', { type: 'set-data', board, data: { kind: 'set', name: 'xor' } });
  lesson.does('p1', { type: 'train', board });
  for (let steps = 10; steps <= 80; steps += 10) {
    if (steps === 50) {
      lesson.does('p1', { type: 'pause-training', board });
      lesson.does('p1', { type: 'set-parameters', board, values: [['W1-0-0', 0.75]], final: true });
      lesson.does('p1', { type: 'train', board });
    }
    lesson.happens((at) => {
      const here = { board, steps, epochs: steps, loss: 1 / steps };
      const parameters = lesson.state.boards[board]!.parameters.map((value) => value * 0.9 + 0.01);
      const whole = steps % 40 === 0;
      return [trained.of({ by: null, at }, whole ? { ...here, parameters } : here)];
    });
  }
  return lesson;
}

/** Reference logs, with all that follows from each. */
export interface Logs {
  readonly workshops: Readonly<Record<string, { entries: KeptEntry[] } & ReturnType<typeof replay>>>;
}

/** The reference logs of today's format. */
export function makeLogs(): Logs {
  return logsOf({ TW2345: wholeLesson(), TH2345: goingOn(), RN2345: renewed(), TN2345: thinned() });
}

/** What is kept of workshops that were played. */
export function logsOf(workshops: Readonly<Record<string, Reference>>): Logs {
  return {
    workshops: Object.fromEntries(
      Object.entries(workshops).map(([code, { drafts }]) => {
        const entries = keep(drafts);
        return [code, { entries, ...replay(entries) }];
      }),
    ),
  };
}

/** As the file has it: an entry a line. */
export function written(logs: Logs): string {
  const workshops = Object.entries(logs.workshops).map(([code, { entries, ...rest }]) => {
    const lines = entries.map((entry) => `        ${JSON.stringify(entry)}`).join(',\n');
    const parts = Object.entries(rest).map(([name, value]) => `      "${name}": ${JSON.stringify(value)}`);
    return `    "${code}": {\n      "entries": [\n${lines}\n      ],\n${parts.join(',\n')}\n    }`;
  });
  return `{\n  "workshops": {\n${workshops.join(',\n')}\n  }\n}\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, 'logs/format-3.json'), written(makeLogs()));
}
