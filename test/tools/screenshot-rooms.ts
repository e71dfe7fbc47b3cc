import { keysOf } from '#shared/math/parameter-key.ts';
import { createRandom } from '#shared/math/random.ts';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import type { Command } from '#shared/workshop/features.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { Person } from '../e2e/people.ts';
import { led } from './led-rooms.ts';
import { doAll, enter, fill, nameOf, openRoom, type Place, type Room } from './picture-room.ts';

/** As long as a name may be, from right to left, of one word, of wide letters, and short ones. */
const manyNames = [
  'محمد عبد الله الفيصل ٢٣',
  'Wolfeschlegelsteinhausen',
  'نور',
  '아주아주긴이름을가진학생이에요정말로길어요예',
  'WWWWWWWWWWWWWWWWWWWWWWWW',
  'דוד בן־גוריון (תל אביב)',
  'i',
  '👩‍🔬👨‍👩‍👧‍👦 Ñandú',
];

/** A room of people whose names are hard to show; each moves something, and some hold on. */
async function names(place: Place): Promise<Room> {
  const room = await openRoom(place, {
    title:
      place.language === 'ko'
        ? 'الشبكات العصبية — 딥러닝 첫걸음'
        : 'الشبكات العصبية — Deep learning, step by step',
  });
  const people = await enter(room, manyNames);
  const moved = ['W1-0-0', 'b1-1', 'W2-1-1', 'W1-1-2', 'b3-1', 'W3-0-1', 'W2-2-0', 'b2-0'];
  for (const [index, parameter] of moved.entries()) {
    await people[index]!.set(parameter, 0.35 - 0.11 * index);
  }
  for (const [index, parameter] of ['W1-0-1', 'b2-1', 'W3-1-0', 'b1-0', 'W2-0-1'].entries()) {
    await people[index]!.command({ type: 'hold', board: FIRST_BOARD, parameter });
  }
  return room;
}

/** Sixty people at one board: most have moved something, many hold on. */
async function sixty(place: Place): Promise<Room> {
  const room = await openRoom(place);
  const people = await fill(room, 60);
  const keys = keysOf(room.desk.state!.boards[FIRST_BOARD]!.network);
  for (const [index, person] of people.slice(0, 40).entries()) {
    await person.set(keys[index % keys.length]!, Math.sin(index));
  }
  for (const [index, parameter] of keys.entries()) {
    await people[index]!.command({ type: 'hold', board: FIRST_BOARD, parameter });
  }
  return room;
}

/** People arrive, and nobody has moved anything. */
async function lobby(place: Place): Promise<Room> {
  const room = await openRoom(place);
  await fill(room, 23);
  return room;
}

/** Nobody new comes in any more. */
async function locked(place: Place): Promise<Room> {
  const room = await hand(place);
  await doAll(room, [{ type: 'lock-room' }]);
  return room;
}

/** Nobody moves anything, in the middle of things. */
async function frozen(place: Place): Promise<Room> {
  const room = await names(place);
  await doAll(room, [{ type: 'freeze' }]);
  return room;
}

/** A training whose numbers grew beyond all bounds. */
async function blownUp(place: Place): Promise<Room> {
  const room = await openRoom(place);
  await fill(room, 3);
  const board = FIRST_BOARD;
  await doAll(room, [
    { type: 'set-data', board, data: { kind: 'set', name: 'xor' } },
    { type: 'set-loss', board, loss: 'half-sse' },
    {
      type: 'set-network',
      board,
      network: { inputs: 2, layers: [4, 4, 1].map((units) => ({ units, activation: 'identity' })) },
      from: [null, null, null],
    },
    { type: 'configure-training', board, settings: { optimizer: 'sgd', learningRate: 100, speed: 0 } },
    { type: 'train', board },
  ]);
  await room.desk.until(() => room.desk.state?.boards[board]?.training.blowup !== null, 'the blow-up');
  return room;
}

/** A class that moves one network by hand. */
async function hand(place: Place): Promise<Room> {
  const room = await openRoom(place);
  const people = await fill(room, 5);
  const moves: readonly (readonly [string, number])[] = [
    ['b3-0', -0.1],
    ['W3-0-0', 0.15],
    ['W2-2-1', 0.75],
    ['b1-1', -0.3],
    ['W1-1-2', -0.45],
    ['b3-1', 0.35],
  ];
  for (const [index, [parameter, value]] of moves.entries()) {
    await people[index % people.length]!.set(parameter, value);
  }
  const viewport = { width: 1440, height: 900 };
  const classmate = await Person.arrive(place.browser, { viewport, locale: room.language });
  await classmate.joins(room.url, room.code, nameOf(room.language, 11));
  return { ...room, classmate };
}

/** A room that learns two moons, some way down the loss. */
async function lab(place: Place): Promise<Room> {
  const room = await openRoom(place);
  await fill(room, 3);
  await doAll(room, [
    { type: 'set-data', board: FIRST_BOARD, data: { kind: 'set', name: 'moons' } },
    { type: 'configure-training', board: FIRST_BOARD, settings: { optimizer: 'adam', speed: 0 } },
    { type: 'train', board: FIRST_BOARD, steps: 200 },
  ]);
  await room.desk.until(
    () => (room.desk.state?.boards[FIRST_BOARD]?.training.steps ?? 0) >= 200,
    'the steps',
  );
  return room;
}

/** Boards beside the class board: the first for two people, the second to watch, the rest for two people each. */
async function withBoards(place: Place, count: number, people: number): Promise<Room> {
  const room = await openRoom(place);
  const clients = await fill(room, people);
  const ko = place.language === 'ko';
  const others = Array.from({ length: count - 1 }, (_, k): Command => {
    const open = { type: 'open-board', of: FIRST_BOARD, as: 'present' } as const;
    if (k === 1) {
      return {
        ...open,
        title: ko ? '앞에서 보여 주는 보드' : 'Shown in front',
        see: 'everyone',
        move: 'nobody',
      };
    }
    const members = [`p${((2 * k) % people) + 2}`, `p${((2 * k + 1) % people) + 2}`];
    const title = ko ? `${k + 1}조` : `Group ${k + 1}`;
    return { ...open, title, members, see: 'members', move: 'members' };
  });
  await doAll(room, others);
  const boards = Object.keys(room.desk.state?.listings ?? {}).filter((id) => id !== FIRST_BOARD);
  for (const [k, board] of boards.entries()) {
    const values: [string, number][] = [
      ['W1-0-0', 0.9 - 0.37 * k],
      ['W2-1-0', -0.8 + 0.21 * k],
      ['b3-1', 0.6 - 0.1 * k],
    ];
    await doAll(room, [{ type: 'set-parameters', board, values }]);
  }
  const [first, , trained, closed] = boards;
  if (trained !== undefined) {
    await doAll(room, [
      { type: 'set-data', board: trained, data: { kind: 'set', name: 'xor' } },
      { type: 'configure-training', board: trained, settings: { speed: 0 } },
      { type: 'train', board: trained, steps: 300 },
    ]);
  }
  if (count >= 6) await doAll(room, [{ type: 'close-board', board: closed! }]);
  if (first !== undefined) {
    await clients[0]?.openBoards(room.code, [first]);
    await clients[0]?.command({ type: 'hold', board: first, parameter: 'W1-0-1' });
  }
  return room;
}

/** A room whose network has this shape, and parameters around `size`. */
async function shaped(place: Place, units: readonly number[], size = 1): Promise<Room> {
  const room = await openRoom(place);
  await fill(room, 3);
  const last = units.length - 1;
  const network: NetworkSpec = {
    inputs: 2,
    layers: units.map((count, l) => ({ units: count, activation: l === last ? 'identity' : 'tanh' })),
  };
  const random = createRandom(7);
  const values = layoutOf(network).flatMap(({ inputs, units: outputs }, l) => {
    const one = (key: string): [string, number] => [key, size * random.between(-1, 1)];
    const weights = Array.from({ length: inputs * outputs }, (_, k) =>
      one(`W${l + 1}-${Math.floor(k / outputs)}-${k % outputs}`),
    );
    return [...weights, ...Array.from({ length: outputs }, (_, k) => one(`b${l + 1}-${k}`))];
  });
  const board = FIRST_BOARD;
  await doAll(room, [
    { type: 'set-network', board, network, from: units.map(() => null) },
    ...Array.from(
      { length: Math.ceil(values.length / 100) },
      (_, k): Command => ({ type: 'set-parameters', board, values: values.slice(100 * k, 100 * k + 100) }),
    ),
  ]);
  return room;
}

/** Every room there are pictures of, by its name; each is made when the first picture of it is taken. */
const makers = {
  hand,
  lab,
  pair: (place: Place) => withBoards(place, 2, 3),
  six: (place: Place) => withBoards(place, 6, 10),
  crowd: (place: Place) => withBoards(place, 20, 60),
  layer1: (place: Place) => shaped(place, [2]),
  layers6: (place: Place) => shaped(place, [4, 6, 5, 4, 3, 2]),
  unit1: (place: Place) => shaped(place, [1, 1, 2]),
  units10: (place: Place) => shaped(place, [10, 10, 2]),
  huge: (place: Place) => shaped(place, [3, 2, 2], 90_000),
  names,
  sixty,
  lobby,
  locked,
  frozen,
  blownUp,
  tiny: (place: Place) => shaped(place, [3, 2, 2], 0.00004),
  ...led,
} as const satisfies Record<string, (place: Place) => Promise<Room>>;

export type RoomName = keyof typeof makers;

/** The rooms of one language. */
export class Rooms {
  readonly #place: Place;
  readonly #made = new Map<RoomName, Promise<Room>>();

  constructor(place: Place) {
    this.#place = place;
  }

  get(name: RoomName): Promise<Room> {
    const made = this.#made.get(name) ?? makers[name](this.#place);
    this.#made.set(name, made);
    return made;
  }
}
