import { lectureStart } from '#shared/lessons/lecture-network.ts';
import { activationNames } from '#shared/math/activations.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import { look, noted } from '#shared/workshop/activities/watching.ts';
import { minuteNoted } from '#shared/workshop/attendance/noting.ts';
import { tallied } from '#shared/workshop/code/counting.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Decision } from '#shared/workshop/kernel/decision.ts';
import type { AnyCommand, House } from '#shared/workshop/kernel/definition.ts';
import type { Draft, Happened } from '#shared/workshop/kernel/log.ts';
import type { Pasts } from '#shared/workshop/kernel/past.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { enterByLink } from '#shared/workshop/links/enter.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { askKinds } from '#shared/workshop/model/ask.ts';
import { attendanceOf } from '#shared/workshop/model/attendance.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { checkpointsOn } from '#shared/workshop/model/checkpoints.ts';
import { subjects } from '#shared/workshop/model/hands.ts';
import { policies } from '#shared/workshop/model/movers.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { paces } from '#shared/workshop/model/pace.ts';
import { instructorsOf, present } from '#shared/workshop/model/people.ts';
import type { Planned } from '#shared/workshop/model/plan.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { stageViews } from '#shared/workshop/model/stage.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { expiredHolds } from '#shared/workshop/parameters/holds.ts';
import { comeBack, type JoinContext, join } from '#shared/workshop/people/join.ts';
import { allReady, counted, timedOut } from '#shared/workshop/predictions/counting.ts';
import { recordPast } from '#shared/workshop/projections/past.ts';
import { clearedLog, eraseNames } from '#shared/workshop/pseudonyms/erasing.ts';
import { openWorkshop } from '#shared/workshop/room/open.ts';
import { rules as allRules } from '#shared/workshop/rules.ts';
import { trained, trainingStopped } from '#shared/workshop/training/events.ts';
import { tinyLessons } from '../lessons/tiny.ts';
import { AT } from './given.ts';
import { thenFor } from './then.ts';

/** Seeded numbers: the same seed plays the same workshop. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 2_654_435_761 + 1;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  some<T>(list: readonly T[], share = 0.4): T[] {
    return list.filter(() => this.next() < share);
  }

  maybe(share = 0.5): boolean {
    return this.next() < share;
  }
}

/** One entry of a played log, and what it led from and to. */
export interface PlayedStep {
  readonly version: number;
  readonly event: Happened;
  readonly before: WorkshopState;
  readonly after: WorkshopState;
}

/** Where half of the people are away, half never did anything, and everybody came from an address of their own. */
const house: House = {
  maxParticipants: 60,
  isHere: (who) => Number(who.slice(1)) % 3 === 0,
  hasActed: (who) => Number(who.slice(1)) % 2 === 0,
  originsOf: (who) => [`origin-of-${who}`],
  lessons: tinyLessons,
};

/** A workshop played through its rules, as a server would: decide, then take in, one event after the other. */
export class Play {
  readonly rules: Rules;
  state: WorkshopState;
  past: Pasts = {};
  at = AT;
  readonly steps: PlayedStep[] = [];
  readonly drafts: Draft[] = [];
  house: House = house;
  /** After each version, from 1. */
  readonly states: WorkshopState[];

  constructor(rules: Rules = allRules, ...names: string[]) {
    this.rules = rules;
    const opening = openWorkshop({ locale: 'en', board: lectureStart, epoch: 'epoch', at: this.at });
    if (!opening.ok) throw new Error('it does not open');
    this.drafts.push({ event: opening.events[0]! });
    this.state = rules.evolve(null, opening.events[0]!);
    this.states = [this.state];
    for (const name of names) this.join(name);
  }

  get log(): readonly Happened[] {
    return this.drafts.map(({ event }) => event);
  }

  /** A command, decided and taken in where it may be. */
  does(by: string | null, command: AnyCommand): Decision {
    const { state, past, at } = this;
    const then = thenFor(this.rules, state, command, this.states);
    const decision = this.rules.decide(state, command, { by, at, past, house: this.house, then });
    if (decision.ok) this.take(decision.events);
    return decision;
  }

  join(name: string, more: Partial<JoinContext> = {}): void {
    const decision = join(this.state, { name }, { at: this.at, maxParticipants: 60, ...more });
    if (decision.ok) this.take(decision.events);
  }

  comeBack(who: string): void {
    const decision = comeBack(this.state, who, { at: this.at, maxParticipants: 60 });
    if (decision.ok) this.take(decision.events);
  }

  enter(link: string, name: string): void {
    const decision = enterByLink(this.state, { link, name }, { at: this.at, maxParticipants: 60 });
    if (decision.ok) this.take(decision.events);
  }

  take(events: readonly Happened[]): void {
    for (const event of events) {
      const before = this.state;
      this.state = this.rules.evolve(before, event);
      this.states.push(this.state);
      this.past = recordPast(this.rules, this.past, before, event, this.state.version);
      this.steps.push({ version: this.state.version, event, before, after: this.state });
      this.drafts.push({ event });
    }
  }

  /** Time passes; a batch of the log has a time of its own. */
  wait(ms: number): void {
    this.at += ms;
  }

  /** The server trains the board a little. */
  trains(board: Board, loss = 0.5): void {
    const { training } = board;
    const parameters = board.parameters.map((value) => value * 0.5 + 0.125);
    const body = {
      board: board.id,
      parameters,
      steps: training.steps + 2,
      epochs: training.epochs + 1,
      loss,
    };
    this.take([trained.of({ by: null, at: this.at }, body)]);
  }
}

/** One thing that may happen next. */
export type Act = (play: Play, chance: Chance) => void;

const anyone = ({ state }: Play, chance: Chance) => chance.one(present(state)).id;
const anyBoard = ({ state }: Play, chance: Chance) => chance.one(Object.keys(state.boards));

function does(make: (play: Play, chance: Chance) => Command): Act {
  return (play, chance) => void play.does(anyone(play, chance), make(play, chance));
}

/** An instructor does, so that it often comes about. */
function teaches(make: (play: Play, chance: Chance) => Command): Act {
  return (play, chance) => void play.does(chance.one(instructorsOf(play.state)).id, make(play, chance));
}

const see = ['everyone', 'members'] as const;
const move = ['everyone', 'members', 'nobody'] as const;

/** What changes who sees what. */
export const visibility: readonly Act[] = [
  teaches((play, chance) => ({
    type: 'open-board',
    title: `Board ${chance.below(1_000)}`,
    of: anyBoard(play, chance),
    as: chance.one(['present', 'start']),
    ...(chance.maybe() && { members: chance.some(present(play.state).map(({ id }) => id)) }),
    ...(chance.maybe() && { see: chance.one(see) }),
    ...(chance.maybe() && { move: chance.one(move) }),
  })),
  teaches((play, chance) => ({
    type: 'share-board',
    board: anyBoard(play, chance),
    members: chance.some(present(play.state).map(({ id }) => id)),
    see: chance.one(see),
    move: chance.one(move),
  })),
  teaches((play, chance) => ({ type: 'close-board', board: anyBoard(play, chance) })),
  teaches((play, chance) => ({ type: 'reopen-board', board: anyBoard(play, chance) })),
  teaches((play, chance) => ({
    type: 'rename-board',
    board: anyBoard(play, chance),
    title: `T${chance.below(99)}`,
  })),
  teaches((play, chance) => ({ type: 'promote', participant: anyone(play, chance) })),
  teaches((play, chance) => ({ type: 'demote', participant: anyone(play, chance) })),
  teaches((play, chance) => ({ type: 'hand-over', to: anyone(play, chance) })),
  teaches((play, chance) => ({ type: 'remove', participant: anyone(play, chance) })),
  does(() => ({ type: 'leave' })),
  (play, chance) => play.join(`Person ${chance.below(1_000)}`),
  teaches((play, chance) => ({
    type: 'make-link',
    hash: 'h'.repeat(43),
    ...(chance.maybe()
      ? { kind: 'co-instructor' as const }
      : { kind: 'device' as const, ...(chance.maybe() && { participant: anyone(play, chance) }) }),
    ...(chance.maybe() && { once: true as const }),
  })),
  (play, chance) => {
    const link = chance.one(Object.keys(play.state.links));
    if (link !== undefined) play.enter(link, `Guest ${chance.below(1_000)}`);
  },
  teaches((play, chance) => ({
    type: 'revoke-link',
    link: chance.one(Object.keys(play.state.links)) ?? 'l0',
  })),
];

const anyKey = (play: Play, board: string, chance: Chance) =>
  chance.one(keysOf(play.state.boards[board]!.network).slice(0, 4));

/** What moves parameters. */
export const hands: readonly Act[] = [
  does((play, chance) => {
    const board = anyBoard(play, chance);
    return {
      type: 'set-parameters',
      board,
      values: Array.from({ length: 1 + chance.below(2) }, () => [
        anyKey(play, board, chance),
        chance.below(4),
      ]),
      ...(chance.maybe() && { final: true as const }),
    };
  }),
  does((play, chance) => {
    const board = anyBoard(play, chance);
    return { type: 'hold', board, parameter: anyKey(play, board, chance) };
  }),
  does((play, chance) => {
    const board = anyBoard(play, chance);
    return { type: 'release', board, parameter: anyKey(play, board, chance) };
  }),
];

/** What takes back, or does again. */
export const takesBack: readonly Act[] = [
  does((play, chance) => ({ type: 'undo', board: anyBoard(play, chance) })),
  does((play, chance) => ({ type: 'redo', board: anyBoard(play, chance) })),
  teaches((play, chance) => ({ type: 'undo', board: anyBoard(play, chance), of: anyone(play, chance) })),
  teaches((play, chance) => ({ type: 'redo', board: anyBoard(play, chance), of: anyone(play, chance) })),
];

/** Everything else that happens on boards and in the room. */
export const others: readonly Act[] = [
  does((play, chance) => {
    const board = anyBoard(play, chance);
    const units = 1 + chance.below(3);
    const { inputs, layers } = play.state.boards[board]!.network;
    const [, ...rest] = layers;
    const first = { units, activation: chance.one(activationNames.filter((name) => name !== 'softmax')) };
    return {
      type: 'set-network',
      board,
      network: { inputs, layers: [first, ...rest] },
      from: [chance.maybe() ? 0 : null, ...rest.map((_, index) => index + 1)],
    };
  }),
  does((play, chance) => ({ type: 'initialize', board: anyBoard(play, chance), initializer: 'xavier' })),
  does((play, chance) => ({
    type: 'set-loss',
    board: anyBoard(play, chance),
    loss: chance.one(['mse', 'half-sse']),
  })),
  does((play, chance) => ({
    type: 'set-data',
    board: anyBoard(play, chance),
    data: chance.maybe() ? { kind: 'sample' } : { kind: 'set', name: chance.one(['xor', 'lecture-sample']) },
  })),
  does((play, chance) => ({ type: 'show-sample', board: anyBoard(play, chance), sample: chance.below(3) })),
  does((play, chance) => ({
    type: 'add-point',
    board: anyBoard(play, chance),
    point: [chance.below(9), 1, 0],
  })),
  teaches((play, chance) => ({
    type: 'set-points',
    board: anyBoard(play, chance),
    points: [[chance.below(9), 1, 1]],
  })),
  teaches((play, chance) => ({
    type: 'set-input',
    board: anyBoard(play, chance),
    input: [chance.below(9), 1],
  })),
  teaches((play, chance) => ({ type: 'reset-board', board: anyBoard(play, chance) })),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return { type: 'lock-parameters', board, parameters: [anyKey(play, board, chance)] };
  }),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return { type: 'unlock-parameters', board, parameters: [anyKey(play, board, chance)] };
  }),
  teaches((play, chance) => ({
    type: 'configure-training',
    board: anyBoard(play, chance),
    settings: { learningRate: 0.1 + chance.below(9) },
  })),
  teaches((play, chance) => ({ type: 'train', board: anyBoard(play, chance) })),
  teaches((play, chance) => ({ type: 'pause-training', board: anyBoard(play, chance) })),
  (play, chance) => {
    const board = play.state.boards[anyBoard(play, chance)]!;
    if (board.training.running) play.trains(board);
  },
  (play, chance) => {
    const board = play.state.boards[anyBoard(play, chance)]!;
    if (!board.training.running) return;
    const blowup = { first: { what: 'loss' as const }, step: 3, learningRate: 1 };
    const parameters = board.run?.parameters ?? null;
    play.take([trainingStopped.of({ by: null, at: play.at }, { board: board.id, blowup, parameters })]);
  },
  (play) => {
    play.wait(11_000);
    play.take(expiredHolds(play.state, play.at));
  },
  teaches(() => ({ type: 'freeze' })),
  teaches(() => ({ type: 'unfreeze' })),
  teaches(() => ({ type: 'lock-room' })),
  teaches(() => ({ type: 'unlock-room' })),
  teaches((_play, chance) => ({ type: 'grant', grant: chance.one(['network', 'data', 'training']) })),
  teaches((_play, chance) => ({ type: 'revoke', grant: chance.one(['network', 'data', 'training']) })),
  does((play, chance) => ({
    type: 'rename',
    participant: anyone(play, chance),
    name: `N${chance.below(999)}`,
  })),
];

const someone = ({ state }: Play, chance: Chance) => chance.some(Object.keys(state.participants), 0.3);

/** What happens at the door. */
export const atTheDoor: readonly Act[] = [
  teaches((_play, chance) => ({ type: 'set-door', door: chance.one(['open', 'approval', 'locked']) })),
  teaches(() => ({ type: 'set-door', door: 'approval' })),
  (play, chance) => {
    const origin = `origin-of-p${1 + chance.below(6)}`;
    play.join(`Person ${chance.below(40)}`, { origin });
  },
  teaches((play, chance) => ({ type: 'admit', participants: someone(play, chance) })),
  teaches((play, chance) => ({ type: 'turn-away', participants: someone(play, chance) })),
  teaches((play, chance) => ({
    type: 'remove-many',
    participants: someone(play, chance),
    ...(chance.maybe() && { idle: true as const }),
  })),
  teaches((play, chance) => ({ type: 'bar', participants: someone(play, chance) })),
  (play, chance) => {
    // Who is away and did nothing makes place in a room that is full.
    const here = present(play.state).length;
    const { isHere } = house;
    play.join(`Late ${chance.below(99)}`, { maxParticipants: here, isHere, hasActed: () => false });
  },
  (play, chance) => {
    const gone = Object.values(play.state.participants).filter(({ status }) => status === 'lapsed');
    if (gone.length > 0) play.comeBack(chance.one(gone).id);
  },
];

/** What hides names, erases them, and notes who is here. */
export const inTheBooks: readonly Act[] = [
  teaches((_play, chance) => ({ type: 'set-anonymous', on: chance.maybe(0.7) })),
  (play, chance) => {
    if (chance.maybe(0.1)) play.take(eraseNames(play.state, play.at));
    else play.take(clearedLog(play.state, play.at));
  },
  (play, chance) => {
    const here = present(play.state).map(({ id }) => id);
    const seen = { here: chance.some(here, 0.7), acted: chance.some(here, 0.3) };
    const minute = 1 + (attendanceOf(play.state)?.minute ?? -1) + chance.below(3);
    play.take([minuteNoted(play.state, seen, minute, play.at)]);
  },
];

/** What takes points off a board. */
export const takesPoints: readonly Act[] = [
  does((play, chance) => ({
    type: 'take-points',
    board: anyBoard(play, chance),
    ...(chance.maybe() && { point: [chance.below(9), 1, 0] as const }),
  })),
];

const anyPrediction = ({ state }: Play, chance: Chance) =>
  chance.one([...predictionsOf(state).list.map(({ id }) => id), 'q0']);

/** What a class does with its code. */
const inCode: readonly Act[] = [
  does((_play, chance) => ({
    type: 'report-code',
    passed: [chance.maybe(), chance.maybe()],
    shared: chance.maybe(),
    source: `x = ${chance.below(99)}`,
  })),
  (play, chance) => {
    const source = `y = ${chance.below(99)}`;
    const report: Command = { type: 'report-code', passed: [true, chance.maybe()], shared: true, source };
    play.does('p2', report);
    const shows: Command = { type: 'show-code', whose: chance.maybe(0.2) ? null : 'p2' };
    play.does('p1', shows);
  },
  teaches(() => ({ type: 'warm-python' })),
  does((_play, chance) => ({ type: 'tell-python', ready: chance.maybe() })),
  (play) => play.take(tallied(play.state, play.at)),
];

/** How a lesson is led: its plan, and what the stage shows. */
const led: readonly Act[] = [
  teaches((_play, chance) => ({
    type: 'set-plan',
    title: `Plan ${chance.below(9)}`,
    items: chance.some<Planned>(
      [
        { kind: 'activity', activity: 'tiny', minutes: 10 },
        { kind: 'board', title: 'Free', minutes: 5 },
        { kind: 'ask', ask: 'ready', minutes: 1 },
        { kind: 'ask', ask: 'choice', minutes: 1 },
      ],
      0.7,
    ),
  })),
  teaches((_play, chance) => ({ type: 'go-to', item: chance.maybe(0.1) ? null : chance.below(4) })),
  teaches((play, chance) => ({
    type: 'show-on-stage',
    what: chance.one(stageViews),
    ...(chance.maybe() && { board: anyBoard(play, chance) }),
  })),
];

/** What a class does in an activity. */
export const inActivities: readonly Act[] = [
  teaches(() => ({ type: 'open-activity', activity: 'tiny' })),
  teaches((_play, chance) => ({ type: 'step-activity', step: chance.below(5) })),
  teaches((_play, chance) => (chance.maybe(0.2) ? { type: 'close-activity' } : { type: 'unfreeze' })),
  does((_play, chance) => ({ type: 'try-task', task: 'and', values: [1, 1, chance.one([-1.5, -0.5])] })),
  does((_play, chance) => ({ type: 'try-task', task: 'pairs', values: [chance.below(2), 0] })),
  teaches((_play, chance) => ({
    type: 'open-prediction',
    question: chance.one(['z', 'up', 'right', 'defence']),
  })),
  ...Array.from({ length: 3 }, () =>
    does((play, chance) => ({
      type: 'answer-prediction',
      prediction: anyPrediction(play, chance),
      round: chance.below(2),
      answer: chance.one([0, 1, 0.625, 0.6457]),
      ...(chance.maybe() && { line: `Line ${chance.below(99)}` }),
    })),
  ),
  teaches((play, chance) => ({ type: 'close-prediction', prediction: anyPrediction(play, chance) })),
  teaches((play, chance) => ({ type: 'ask-again', prediction: anyPrediction(play, chance) })),
  teaches((play, chance) => ({ type: 'look-at-answers', prediction: anyPrediction(play, chance) })),
  teaches((play, chance) => ({
    type: 'time-prediction',
    prediction: anyPrediction(play, chance),
    seconds: 5 + chance.below(60),
  })),
  teaches((play, chance) => ({ type: 'reveal-prediction', prediction: anyPrediction(play, chance) })),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return {
      type: 'ask',
      kind: chance.one(askKinds),
      board,
      parameter: anyKey(play, board, chance),
      to: chance.below(4),
    };
  }),
  teaches((play, chance) => ({ type: 'drop-prediction', prediction: anyPrediction(play, chance) })),
  (play) => play.take(allReady(play.state, play.at, house.isHere)),
  (play, chance) => chance.one(led)(play, chance),
  (play, chance) => chance.one(inCode)(play, chance),
  (play) => play.take(counted(play.state, play.at)),
  (play) => play.take(timedOut(play.state, play.at, () => true)),
  (play) => {
    const running = runningOf(play.state);
    if (running === null) return;
    const boards = running.boards.flatMap(({ board }) => play.state.boards[board] ?? []);
    const observations = Object.fromEntries(boards.map((board) => [board.id, observe(board)]));
    const sight = look(play.state, observations, tinyLessons, { board: 'p2', task: null });
    if (sight !== undefined) play.take(noted(play.state, sight, play.at));
  },
];

/** What says how far hands may go, and puts several points on a board. */
export const ranges: readonly Act[] = [
  teaches((play, chance) => ({
    type: 'set-range',
    board: anyBoard(play, chance),
    range: [-chance.below(3), 1 + chance.below(3)],
  })),
  teaches((play, chance) => ({
    type: 'add-points',
    board: anyBoard(play, chance),
    points: [
      [chance.below(9), 1, 0],
      [chance.below(9), 2, 1],
    ],
  })),
];

const anyStudent = (play: Play, chance: Chance) =>
  chance.maybe(0.8) ? chance.one(['p2', 'p3']) : anyone(play, chance);

/** What conducts a class: who moves, where everybody is, what they look at, and whose hand is up. */
export const conducting: readonly Act[] = [
  teaches((play, chance) => ({
    type: 'let-move',
    policy: chance.one(policies),
    people: chance.some(present(play.state).map(({ id }) => id)),
  })),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return {
      type: 'hand-parameters',
      board,
      parameters: [anyKey(play, board, chance)],
      to: chance.maybe(0.2) ? null : anyStudent(play, chance),
    };
  }),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return {
      type: 'pick-volunteer',
      draw: chance.below(99),
      ...(chance.maybe() && { board, parameters: [anyKey(play, board, chance)] }),
    };
  }),
  teaches((_play, chance) => ({ type: 'set-pace', pace: chance.one(paces) })),
  teaches((play, chance) => ({
    type: 'lead',
    board: anyBoard(play, chance),
    ...(chance.maybe() && { mode: 'train' }),
  })),
  teaches(() => ({ type: 'look-here' })),
  does((_play, chance) => ({ type: 'look-around', on: chance.maybe() })),
  teaches((play, chance) => ({
    type: 'spotlight',
    on: chance.maybe(0.3)
      ? null
      : { board: anyBoard(play, chance), ...(chance.maybe() && { participant: anyone(play, chance) }) },
  })),
  teaches((_play, chance) => ({ type: 'start-timer', seconds: 5 + chance.below(60) })),
  teaches(() => ({ type: 'stop-timer' })),
  does((_play, chance) => ({ type: 'raise-hand', about: chance.one([...subjects, null]) })),
  does((play, chance) => ({ type: 'lower-hand', participant: anyone(play, chance) })),
  teaches((play, chance) => ({ type: 'call-hand', participant: anyone(play, chance) })),
];

const anyCheckpoint = (play: Play, board: string, chance: Chance) =>
  chance.one([...checkpointsOn(play.state, board).map(({ id }) => id), 'c0']);

/** What keeps points of the past, shows them, and goes back to them. */
export const inThePast: readonly Act[] = [
  teaches((play, chance) => ({
    type: 'save-checkpoint',
    board: anyBoard(play, chance),
    name: `C${chance.below(99)}`,
    ...(chance.maybe(0.3) && { version: 1 + chance.below(play.state.version) }),
  })),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return { type: 'delete-checkpoint', board, checkpoint: anyCheckpoint(play, board, chance) };
  }),
  teaches((play, chance) => {
    const board = anyBoard(play, chance);
    return { type: 'restore-checkpoint', board, checkpoint: anyCheckpoint(play, board, chance) };
  }),
  teaches((play, chance) => ({ type: 'open-timeline', version: 1 + chance.below(play.state.version) })),
  teaches((play, chance) => ({ type: 'move-timeline', version: 1 + chance.below(play.state.version) })),
  teaches(() => ({ type: 'close-timeline' })),
  teaches(() => ({ type: 'close-timeline' })),
  teaches((play, chance) => ({
    type: 'resume-timeline',
    board: anyBoard(play, chance),
    version: 1 + chance.below(play.state.version),
  })),
  (play, chance) => {
    const board = anyBoard(play, chance);
    const of = anyone(play, chance);
    const gestures = play.past[board]?.done[of] ?? [];
    if (gestures.length === 0) return;
    const undoes: Command = { type: 'undo', board, of, gesture: chance.one(gestures).version };
    play.does('p1', undoes);
  },
];

/** Plays so many acts. */
export function playOn(play: Play, chance: Chance, acts: readonly Act[], count: number): void {
  for (let n = 0; n < count; n++) {
    play.wait(chance.one([1, 40, 400, 3_000]));
    chance.one(acts)(play, chance);
  }
}
