import { expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { coalesce } from '#shared/workshop/kernel/coalesce.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import { rules } from '#shared/workshop/rules.ts';
import { given, opened, stateOf } from './given.ts';

const set: Command = { type: 'set-parameters', board: 'class', values: [['b1-0', 2]], final: true };
const does = (log: readonly Happened[], by: string, ...commands: readonly Command[]) =>
  commands.reduce<Happened[]>((sofar, command) => given(sofar).when(by, command).log(), [...log]);
const room = opened('Seoyeon', 'Jiho');
const shown = does(room, 'p1', { type: 'open-timeline', version: 2 });

it('an instructor shows everybody the boards as they were at a version, and closes it again (Z4)', () => {
  expect(timelineOf(stateOf(shown))).toMatchObject({ version: 2, by: 'p1' });
  for (const id of ['p1', 'p2', null]) {
    expect(timelineOf(rules.view(stateOf(shown), { id, open: [] }))).toMatchObject({ version: 2 });
  }
  given(room).when('p2', { type: 'open-timeline', version: 2 }).refused('not-allowed');
  given(room).when('p1', { type: 'open-timeline', version: 99 }).refused('unknown-version');
  given(room).when('p1', { type: 'move-timeline', version: 1 }).refused('no-timeline');
  const moved = does(shown, 'p1', { type: 'move-timeline', version: 3 });
  expect(timelineOf(stateOf(moved))).toMatchObject({ version: 3 });
  expect(timelineOf(stateOf(does(moved, 'p1', { type: 'close-timeline' })))).toBeNull();
});

it('while the past is shown nobody moves anything, and nothing is in a hand (Z5)', () => {
  const held = does(room, 'p2', { type: 'hold', board: 'class', parameter: 'b1-0' });
  const past = does(held, 'p1', { type: 'open-timeline', version: 2 });
  expect(stateOf(past).boards.class!.holds).toEqual({});
  for (const by of ['p1', 'p2']) {
    given(past).when(by, set).refused('the-past-is-shown');
    given(past).when(by, { type: 'undo', board: 'class' }).refused('the-past-is-shown');
  }
  given(past).when('p1', { type: 'train', board: 'class' }).refused('the-past-is-shown');
  given(past).when('p1', { type: 'reset-board', board: 'class' }).refused('the-past-is-shown');
  does(past, 'p1', { type: 'save-checkpoint', board: 'class', name: 'Here', version: 2 });
  does(does(past, 'p1', { type: 'close-timeline' }), 'p2', set);
});

it('a board goes on from a version, as it was then, and nothing leaves the log (Z6)', () => {
  const later = does(room, 'p2', set);
  const past = does(later, 'p1', { type: 'open-timeline', version: room.length });
  const resume: Command = { type: 'resume-timeline', board: 'class', version: room.length };
  const on = does(past, 'p1', resume);
  expect(on.slice(past.length)).toMatchObject([
    { type: 'board-brought-back', of: room.length },
    { type: 'timeline-closed' },
  ]);
  expect(stateOf(on).boards.class).toEqual(stateOf(room).boards.class);
  const undone = does(on, 'p1', { type: 'undo', board: 'class' });
  expect(stateOf(undone).boards.class).toEqual(stateOf(later).boards.class);
  given(past).when('p2', resume).refused('not-allowed');
  given(past)
    .when('p1', { ...resume, version: 99 } as Command)
    .refused('unknown-version');
});

it('a board that was not there yet does not go on from there (Z6)', () => {
  const two = does(room, 'p1', { type: 'open-board', title: 'Two', of: 'class', as: 'start' });
  given(two).when('p1', { type: 'resume-timeline', board: 'b2', version: 2 }).refused('unknown-version');
});

it('of several moves in one batch the last one is kept (Z4)', () => {
  const move = (version: number) => ({ type: 'timeline-moved', by: 'p1', at: 1, version }) as Happened;
  const drafts = [1, 2, 3].map((version) => ({ event: move(version), commands: [`clientAA:${version}`] }));
  expect(coalesce(rules, drafts)).toEqual([
    { event: move(3), commands: ['clientAA:1', 'clientAA:2', 'clientAA:3'] },
  ]);
});
