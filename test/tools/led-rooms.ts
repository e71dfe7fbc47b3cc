import { lecturePlans } from '#shared/lessons/plans.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { planOf } from '#shared/workshop/model/plan.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { TestClient } from '../server/client.ts';
import { doAll, enter, fill, nameOf, openRoom, type Place, type Room } from './picture-room.ts';

/** A class that an instructor leads: who is there, and the board they are at. */
interface Led extends Room {
  readonly students: readonly TestClient[];
  readonly board: BoardId;
}

/** A weight of the first layer, as the drawn pictures have it. */
const WEIGHT = 'W1-0-0';

/** Where in the plan the board is. */
const BOARD = 6;

/** The lecture of ninety minutes, with a board in the middle of it that one weight after the other is moved on. */
function lecture({ language }: Place): Command {
  const plan = lecturePlans.find(({ minutes }) => minutes === 90)!;
  const title = language === 'ko' ? '세 층을 지나는 신호' : 'A signal through three layers';
  const board = { kind: 'board', title, minutes: 8 } as const;
  const items = plan.parts.map(([activity, minutes]) => ({ kind: 'activity', activity, minutes }) as const);
  return {
    type: 'set-plan',
    title: plan.title[language],
    items: [...items.slice(0, BOARD), board, ...items.slice(BOARD)],
  };
}

/** Sixty people in the middle of the lecture, at the board of the plan, before a stage. */
async function lecturing(place: Place, people = 60): Promise<Led> {
  const room = await openRoom(place);
  const students = await fill(room, people);
  const stage = new TestClient(place.url);
  await stage.watch(room.code);
  await doAll(room, [lecture(place), { type: 'go-to', item: 0 }, { type: 'go-to', item: BOARD }]);
  const { desk } = room;
  const board = await desk.until(() => planOf(desk.state!).items[BOARD]?.board, 'the board');
  await desk.openBoards(room.code, [board]);
  await doAll(room, [
    { type: 'set-parameters', board, values: [[WEIGHT, 0.34]] },
    { type: 'lead', board, mode: 'hand', parameter: WEIGHT },
  ]);
  return { ...room, students, board };
}

/** One of them has a weight in hand, some have their hand up, one is stuck. */
async function handed(place: Place): Promise<Led> {
  const room = await lecturing(place);
  const { students, board, desk } = room;
  const [one, asks, stuck, shows] = [students[3]!, students[8]!, students[20]!, students[33]!];
  await doAll(room, [
    { type: 'let-move', policy: 'chosen', people: [one.you!] },
    { type: 'hand-parameters', board, parameters: [WEIGHT], to: one.you! },
  ]);
  await asks.command({ type: 'raise-hand', about: 'question' });
  await stuck.command({ type: 'raise-hand', about: 'stuck' });
  await shows.command({ type: 'raise-hand', about: null });
  await one.command({ type: 'set-parameters', board, values: [[WEIGHT, 0.35]] });
  await one.command({ type: 'set-parameters', board, values: [[WEIGHT, 0.34]] });
  await one.command({ type: 'hold', board, parameter: WEIGHT });
  await desk.until(() => desk.version > 0);
  return room;
}

/** The question of the drawn pictures: where the loss goes when the weight rises; most have answered. */
async function asked(place: Place): Promise<Led> {
  const room = await handed(place);
  await doAll(room, [{ type: 'ask', kind: 'direction', board: room.board, parameter: WEIGHT, to: 0.8 }]);
  await answer(room, [8, 30, 9]);
  return room;
}

/** So many of the class give each answer, of the round that is open. */
async function answer({ students, desk }: Led, counts: readonly number[]): Promise<void> {
  const open = () => predictionsOf(desk.state!).list.findLast(({ status }) => status === 'open');
  const { id, rounds } = await desk.until(open, 'the question');
  const answers = counts.flatMap((count, index) => Array.from({ length: count }, () => index));
  await Promise.all(
    answers.map((given, index) =>
      students[index]!.command({
        type: 'answer-prediction',
        prediction: id,
        round: rounds.length - 1,
        answer: given,
      }),
    ),
  );
  await desk.until(
    () => predictionsOf(desk.state!).list.at(-1)!.rounds.at(-1)!.count === answers.length,
    'the answers',
  );
}

/** What is done with the question that was asked last. */
async function does(room: Led, ...what: readonly ('close' | 'again' | 'reveal')[]): Promise<void> {
  const prediction = predictionsOf(room.desk.state!).list.at(-1)!.id;
  const commands = {
    close: { type: 'close-prediction', prediction },
    again: { type: 'ask-again', prediction },
    reveal: { type: 'reveal-prediction', prediction },
  } as const satisfies Record<string, Command>;
  await doAll(
    room,
    what.map((one) => commands[one]),
  );
}

async function closed(place: Place): Promise<Led> {
  const room = await asked(place);
  await does(room, 'close');
  return room;
}

async function again(place: Place): Promise<Led> {
  const room = await closed(place);
  await does(room, 'again');
  await answer(room, [3, 25, 12]);
  return room;
}

async function revealed(place: Place): Promise<Led> {
  const room = await closed(place);
  await does(room, 'again');
  await answer(room, [3, 13, 40]);
  await does(room, 'reveal');
  return room;
}

/** Letters of a poll, a number, or whether all are ready: each still open. */
async function polled(place: Place): Promise<Led> {
  const room = await handed(place);
  await doAll(room, [{ type: 'ask', kind: 'choice' }]);
  await answer(room, [20, 7, 14, 6]);
  return room;
}

/** A question of an activity that fills the middle with a view of its own. */
async function own(place: Place): Promise<Led> {
  const room = await lecturing(place);
  await doAll(room, [{ type: 'go-to', item: 4 }]);
  const { desk } = room;
  const asking = await desk.until(() => predictionsOf(desk.state!).list.at(-1)?.asking, 'the question');
  const choices = asking.answer.kind === 'choice' ? asking.answer.choices.length : 0;
  await answer(room, [21, 12, 8, 6].slice(0, choices));
  return room;
}

/** Twenty-six changes by many hands, three of them kept, and everybody in the past at the fourteenth. */
async function past(place: Place): Promise<Led> {
  const room = await lecturing(place);
  const { board, students, desk } = room;
  const ko = place.language === 'ko';
  const keep = (name: string): Command => ({ type: 'save-checkpoint', board, name });
  await doAll(room, [{ type: 'let-move', policy: 'everyone' }, keep(ko ? '강의 시작' : 'Lecture start')]);
  const changes: readonly (readonly [parameter: string, value: number])[] = [
    ['W1-0-0', 0.8],
    ['W1-0-0', 0.34],
    ['W1-0-1', 0.35],
    ['b1-1', -0.2],
    ['W2-1-0', 0.65],
    ['W2-2-1', 0.8],
    ['W3-0-0', -0.1],
    ['W3-1-1', 0.55],
    ['b3-0', -0.05],
    ['b3-1', 0.25],
    ['W3-0-1', -0.45],
    ['b2-0', 0.2],
    ['W1-1-2', 0.5],
    ['W2-0-0', 0.25],
    ['b1-0', 0.15],
    ['W2-0-1', 0.45],
    ['b1-2', 0.2],
    ['W3-1-0', 0.1],
    ['W3-0-1', 0.1],
    ['b2-1', 0.3],
  ];
  let then = 0;
  for (const [index, change] of changes.entries()) {
    await students[(7 * index) % students.length]!.command({
      type: 'set-parameters',
      board,
      values: [[...change]],
    });
    if (index === 1) await doAll(room, [keep(ko ? '자유롭게 하기 전' : 'Before free play')]);
    if (index === 9) await doAll(room, [keep(ko ? '0.01 아래' : 'Under 0.01')]);
    if (index === 10) {
      await desk.until(() => desk.state?.boards[board] !== undefined);
      then = desk.version;
    }
  }
  await doAll(room, [{ type: 'open-timeline', version: then }]);
  return room;
}

/** A board in front of everybody, under a clock that runs down. */
async function spotlit(place: Place): Promise<Led> {
  const room = await handed(place);
  await doAll(room, [
    { type: 'spotlight', on: { board: room.board, parameter: WEIGHT } },
    { type: 'start-timer', seconds: 600 },
  ]);
  return room;
}

/** Names are hidden, and some wait at the door. */
async function door(place: Place): Promise<Led> {
  const room = await handed(place);
  await doAll(room, [
    { type: 'set-anonymous', on: true },
    { type: 'set-door', door: 'approval' },
  ]);
  for (const number of [41, 42, 43]) {
    const late = new TestClient(place.url);
    await late.connected();
    // Whoever waits is welcomed, too.
    await late.join(room.code, `${nameOf(place.language, number)} 2`);
  }
  return room;
}

/** The lesson is over: two questions asked twice, most of the time spent. */
async function ended(place: Place): Promise<Led> {
  const room = await revealed(place);
  await doAll(room, [{ type: 'go-to', item: 7 }, { type: 'go-to', item: 9 }, { type: 'end' }]);
  return room;
}

/** The stage as somebody wants it. */
function showing(what: 'code' | 'blank' | 'lobby' | 'board') {
  return async (place: Place): Promise<Led> => {
    const room = await handed(place);
    if (what === 'code') await doAll(room, [{ type: 'open-activity', activity: 'code-losses' }]);
    await doAll(room, [{ type: 'show-on-stage', what }]);
    return room;
  };
}

/** A question about a weight of a network whose numbers are as large as they may be. */
async function hugeAsked(place: Place): Promise<Led> {
  const room = await openRoom(place);
  const students = await enter(
    room,
    ['A', 'B', 'C'].map((name) => `${nameOf(place.language, 3)} ${name}`),
  );
  const board = FIRST_BOARD;
  await doAll(room, [
    {
      type: 'set-parameters',
      board,
      values: [
        [WEIGHT, -98765.4321],
        ['b3-1', 1e6],
        ['W3-1-1', 0.00004],
      ],
    },
    { type: 'ask', kind: 'direction', board, parameter: WEIGHT, to: 123456.789 },
  ]);
  const led = { ...room, students, board };
  await answer(led, [1, 1]);
  return led;
}

/** Classes that are led, by name. */
export const led = {
  handed,
  asked,
  closed,
  again,
  revealed,
  polled,
  own,
  past,
  spotlit,
  door,
  ended,
  few: (place: Place) => lecturing(place, 3),
  stageCode: showing('code'),
  stageBlank: showing('blank'),
  stageLobby: showing('lobby'),
  hugeAsked,
} as const satisfies Record<string, (place: Place) => Promise<Room>>;
