import { expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { coalesce } from '#shared/workshop/kernel/coalesce.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import { timedOut } from '#shared/workshop/predictions/counting.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../lessons/tiny.ts';
import { AT, given, opened, stateOf } from './given.ts';

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

it('nor does anything change boards without naming one, but polls are asked, answered and revealed (Z10)', () => {
  const house = { maxParticipants: 60, isHere: () => true, hasActed: () => true, originsOf: () => [] };
  const served = { ...house, lessons: tinyLessons };
  const asks = (log: readonly Happened[], by: string, command: Command) => {
    const decision = rules.decide(stateOf(log), command, { by, at: AT, house: served });
    return decision.ok ? [...log, ...decision.events] : decision.rejection.code;
  };
  const plan: Command = {
    type: 'set-plan',
    title: '',
    items: [
      { kind: 'activity', activity: 'tiny', minutes: 1 },
      { kind: 'board', title: 'Free', minutes: 1 },
    ],
  };
  const open = ([{ type: 'open-activity', activity: 'tiny' }, plan] as const).reduce<Happened[]>(
    (log, command) => asks(log, 'p1', command) as Happened[],
    room,
  );
  const past = does(open, 'p1', { type: 'open-timeline', version: 2 });
  const { board, id: waits } = predictionsOf(stateOf(past)).list[0]!;
  expect(board).not.toBeNull();
  const refused: readonly Command[] = [
    { type: 'open-activity', activity: 'tiny' },
    { type: 'step-activity', step: 1 },
    { type: 'close-activity' },
    { type: 'open-prediction', question: 'up' },
    { type: 'reveal-prediction', prediction: waits },
    { type: 'ask', kind: 'direction', board: 'class', parameter: 'b1-0', to: 2 },
    { type: 'go-to', item: 0 },
    { type: 'go-to', item: 1 },
    { type: 'open-board', title: 'Two', of: 'class', as: 'start' },
    { type: 'close-board', board: board! },
    { type: 'reopen-board', board: board! },
  ];
  for (const command of refused) {
    expect([command, asks(past, 'p1', command)]).toEqual([command, 'the-past-is-shown']);
    expect(rules.refusal(stateOf(past), 'p1', { ...command })?.code).toBe('the-past-is-shown');
    expect(asks(past, 'p2', command)).toBe('not-allowed');
  }
  expect(
    asks(past, 'p2', { type: 'answer-prediction', prediction: waits, round: 0, answer: 0.5 }),
  ).toHaveLength(past.length + 1);
  expect(asks(past, 'p1', { type: 'go-to', item: null })).toHaveLength(past.length + 1);
  const timed = asks(past, 'p1', { type: 'time-prediction', prediction: waits, seconds: 30 }) as Happened[];
  const closed = [...timed, ...timedOut(stateOf(timed), AT, () => true)];
  expect(predictionsOf(stateOf(closed)).list[0]).toMatchObject({ status: 'closed' });
  expect(stateOf(closed).boards).toEqual(stateOf(past).boards);
  const polled = asks(past, 'p1', { type: 'ask', kind: 'choice' }) as Happened[];
  const poll = predictionsOf(stateOf(polled)).list.at(-1)!.id;
  const shownToAll = asks(polled, 'p1', { type: 'reveal-prediction', prediction: poll });
  expect((shownToAll as Happened[]).at(-1)).toMatchObject({ type: 'prediction-revealed' });
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

it('a workshop that ends, or goes on after that, is not in its past (Z11)', () => {
  const ended = does(shown, 'p1', { type: 'end' });
  expect(ended.slice(shown.length).map(({ type }) => type)).toEqual(['timeline-closed', 'workshop-ended']);
  expect(timelineOf(stateOf(ended))).toBeNull();
  expect(does(room, 'p1', { type: 'end' })).toHaveLength(room.length + 1);
  // As logs from before this rule have it.
  const inThePast = [...shown, { type: 'workshop-ended', by: 'p1', at: AT } as Happened];
  const reopened = does(inThePast, 'p1', { type: 'reopen' });
  expect(timelineOf(stateOf(reopened))).toBeNull();
  expect(stateOf(reopened).status).toBe('open');
  expect(does(ended, 'p1', { type: 'reopen' })).toHaveLength(ended.length + 1);
});

it('of several moves in one batch the last one is kept (Z4)', () => {
  const move = (version: number) => ({ type: 'timeline-moved', by: 'p1', at: 1, version }) as Happened;
  const drafts = [1, 2, 3].map((version) => ({ event: move(version), commands: [`clientAA:${version}`] }));
  expect(coalesce(rules, drafts)).toEqual([
    { event: move(3), commands: ['clientAA:1', 'clientAA:2', 'clientAA:3'] },
  ]);
});
