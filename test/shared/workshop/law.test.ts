import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { features } from '#shared/workshop/features.ts';
import type { Decision } from '#shared/workshop/kernel/decision.ts';
import type { AnyCommand, EventDefinition, EventRules, Feature } from '#shared/workshop/kernel/definition.ts';
import { createRules } from '#shared/workshop/kernel/rules.ts';
import { type Code, noCode } from '#shared/workshop/model/code.ts';
import { handsOf } from '#shared/workshop/model/hands.ts';
import { paceOf } from '#shared/workshop/model/pace.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { Predictions } from '#shared/workshop/model/prediction.ts';
import { hidesNames, pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import { rules } from '#shared/workshop/rules.ts';
import { type Breach, playOne, tryTheLaw, viewersOf } from './law.ts';
import {
  atTheDoor,
  Chance,
  conducting,
  hands,
  inActivities,
  inTheBooks,
  inThePast,
  others,
  Play,
  playOn,
  ranges,
  takesBack,
  takesPoints,
  visibility,
} from './play.ts';

const WORKSHOPS = 2_000;
const acts = [
  ...visibility,
  ...visibility,
  ...hands,
  ...takesBack,
  ...takesPoints,
  ...ranges,
  ...atTheDoor,
  ...others,
  ...inActivities,
  ...conducting,
  ...inThePast,
  ...inTheBooks,
];

/** The features, with the rules of one event other than they are. */
// biome-ignore lint/suspicious/noExplicitAny: any event's rules
const tampered = (type: string, change: Partial<EventRules<any>>) =>
  createRules(
    (features as readonly Feature[]).map((feature) => ({
      ...feature,
      events: feature.events.map(
        (event): EventDefinition =>
          event.type === type ? { ...event, rules: { ...event.rules, ...change } } : event,
      ),
    })),
  );

function firstBreach(played: typeof rules, workshops: number): { seed: number; breach: Breach } | undefined {
  for (let seed = 1; seed <= workshops; seed++) {
    const breach = tryTheLaw(played, playOne(played, acts, new Chance(seed)));
    if (breach !== undefined) return { seed, breach };
  }
  return undefined;
}

/** The kinds of events that happened in the workshop of each seed, from 1. */
const happened: ReadonlySet<string>[] = [];

function happenedIn(seed: number): ReadonlySet<string> {
  happened[seed] ??= new Set(
    playOne(rules, acts, new Chance(seed)).play.steps.map(({ event }) => event.type),
  );
  return happened[seed];
}

/** As `firstBreach`, of rules whose only difference is in who is shown one kind of event: others are not followed. */
function firstBreachOf(type: string, played: typeof rules, workshops: number): Breach | undefined {
  for (let seed = 1; seed <= workshops; seed++) {
    if (!happenedIn(seed).has(type)) continue;
    const breach = tryTheLaw(played, playOne(played, acts, new Chance(seed)));
    if (breach !== undefined) return breach;
  }
  return undefined;
}

it(`whoever is sent what they are shown holds their view at every version, in ${WORKSHOPS} workshops (V7)`, () => {
  const found = firstBreach(rules, WORKSHOPS);
  expect(
    found && { seed: found.seed, viewer: found.breach.viewer, event: found.breach.step.event },
  ).toBeUndefined();
});

it('those with the same sight are shown the same of an event that names none of them, and hold the same (V8)', () => {
  let compared = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const chance = new Chance(seed);
    const play = new Play(rules, 'Seoyeon', 'Jiho', 'Haneul');
    playOn(play, chance, acts, 24);
    const viewers = viewersOf(play, chance);
    for (const { event, before, after } of play.steps) {
      const bySight = new Map<string, string>();
      for (const { id, open } of viewers) {
        const viewer = { id, open: open.filter((board) => Object.hasOwn(before.listings, board)) };
        if (rules.personalTo(event).includes(id ?? '')) continue;
        const sights = `${rules.sight(before, viewer)} → ${rules.sight(after, viewer)}`;
        const got = JSON.stringify([
          rules.show(event, before, after, viewer),
          withoutOwn(rules.view(after, viewer), id),
        ]);
        const known = bySight.get(sights);
        if (known === undefined) bySight.set(sights, got);
        else {
          compared++;
          expect(got).toBe(known);
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(1_000);
});

/** Which commands changed what is on boards or which there are, and which of them while the past was shown. */
class BoardWatch extends Play {
  readonly changing = new Set<string>();
  readonly inThePast = new Set<string>();

  override does(by: string | null, command: AnyCommand): Decision {
    const before = this.state;
    const decision = super.does(by, command);
    if (!isDeepStrictEqual(onBoards(before), onBoards(this.state))) {
      this.changing.add(command.type);
      const stays = timelineOf(before) !== null && timelineOf(this.state) !== null;
      if (stays) this.inThePast.add(command.type);
    }
    return decision;
  }
}

/** What is on which boards, whoever's hands are on it. */
function onBoards({ boards }: WorkshopState) {
  return Object.entries(boards).map(([id, { holds: _, ...board }]) => [id, board]);
}

it('every command that changes boards says so by its definition, and none does while the past is shown (Z5, Z10)', () => {
  const changing = new Set<string>();
  const inThePast = new Set<string>();
  for (let seed = 1; seed <= 400; seed++) {
    const play = new BoardWatch(rules, 'Seoyeon', 'Jiho');
    playOn(play, new Chance(seed), acts, 24);
    for (const type of play.changing) changing.add(type);
    for (const type of play.inThePast) inThePast.add(type);
  }
  const saysSo = (type: string) => {
    const { onBoard, rules: own } = rules.commands.get(type)!;
    return onBoard || own.changesBoards !== undefined;
  };
  expect([...changing].filter((type) => !saysSo(type))).toEqual([]);
  expect([...inThePast]).toEqual([]);
  // It would find them.
  for (const type of ['open-activity', 'reveal-prediction', 'go-to', 'set-parameters']) {
    expect(changing).toContain(type);
  }
});

/** A view without what is its viewer's alone: their name, answers, code and hand, and what they alone are told. */
function withoutOwn(view: WorkshopState, id: string | null): unknown {
  const { predictions, activities, code, hands, pace, ...parts } = view.parts;
  const instructs = roleOf(view, id) === 'instructor';
  const without = (of: object) =>
    JSON.parse(JSON.stringify(of), (key, value) => (key === id || key === 'wrong' ? undefined : value));
  const own = without({
    // The instructors know of each other, too, that they have answered.
    predictions: instructs ? withoutWhat(predictions) : predictions,
    activities,
    code: withoutOwnCode(code),
  });
  // Where there is nothing else, there is no part; the instructors see everybody's hands.
  const classroom = { hands: handsOf(view), pace: paceOf(view) };
  const shared = instructs ? classroom : without(classroom);
  const self = id === null ? undefined : view.participants[id];
  const name = self && hidesNames(view) && self.role === 'student' ? pseudonymOf(view, self.id) : self?.name;
  const participants = { ...view.participants, ...(self && { [self.id]: { ...self, name } }) };
  return { ...view, participants, parts: { ...parts, ...own, ...shared } };
}

/** Questions with who has answered in place of what they hold of the answers. */
const withoutWhat = (predictions: unknown) =>
  predictions && {
    ...(predictions as Predictions),
    list: (predictions as Predictions).list.map((one) => ({
      ...one,
      rounds: one.rounds.map(({ answers, count }) => ({ answered: Object.keys(answers).sort(), count })),
    })),
  };

const withoutOwnCode = (code: unknown) =>
  // Where there is nothing else, there is no part.
  JSON.stringify({ ...noCode, ...(code as Code | undefined), own: {} });

describe('a rule broken on purpose breaks the law (V7)', () => {
  it.each([
    ['board-opened', { show: (event: object) => ({ ...event, content: undefined }) }],
    ['board-shared', { changesSight: undefined }],
    ['role-changed', { changesSight: undefined }],
    ['participant-removed', { changesSight: undefined }],
    ['parameters-set', { scope: () => ({ kind: 'staff' }) }],
    ['board-renamed', { scope: () => ({ kind: 'staff' }) }],
    ['participant-waits', { scope: () => ({ kind: 'room' }) }],
    ['participants-admitted', { changesSight: undefined }],
    ['participants-refused', { changesSight: undefined }],
    ['participants-barred', { show: undefined }],
    ['participants-removed', { scope: () => ({ kind: 'staff' }) }],
    ['participants-lapsed', { scope: () => ({ kind: 'staff' }) }],
    ['link-made', { scope: () => ({ kind: 'room' }) }],
    ['prediction-opened', { show: undefined }],
    ['prediction-answered', { scope: () => ({ kind: 'room' }) }],
    ['prediction-answered', { show: undefined }],
    ['prediction-revealed', { scope: () => ({ kind: 'staff' }) }],
    ['answers-looked-at', { scope: () => ({ kind: 'staff' }) }],
    ['activity-opened', { show: undefined }],
    ['task-tried', { show: undefined }],
    ['code-kept', { scope: () => ({ kind: 'room' }) }],
    ['code-reported', { scope: () => ({ kind: 'room' }) }],
    ['python-told', { scope: () => ({ kind: 'room' }) }],
    ['participant-renamed', { names: undefined }],
    ['anonymous-set', { changesSight: undefined }],
    ['names-erased', { changesSight: undefined }],
    ['attended', { show: undefined }],
    ['plan-set', { scope: () => ({ kind: 'room' }) }],
    ['plan-moved', { scope: () => ({ kind: 'room' }) }],
    ['stage-shown', { scope: () => ({ kind: 'staff' }) }],
    ['prediction-dropped', { scope: () => ({ kind: 'staff' }) }],
    ['code-shown', { scope: () => ({ kind: 'staff' }) }],
    ['movers-set', { scope: () => ({ kind: 'staff' }) }],
    ['parameters-handed', { scope: () => ({ kind: 'room' }) }],
    ['volunteer-picked', { scope: () => ({ kind: 'room' }) }],
    ['led', { scope: () => ({ kind: 'staff' }) }],
    ['looked-around', { scope: () => ({ kind: 'room' }) }],
    ['spotlighted', { scope: () => ({ kind: 'staff' }) }],
    ['hand-raised', { scope: () => ({ kind: 'room' }) }],
    ['hand-called', { scope: () => ({ kind: 'staff' }) }],
    ['checkpoint-saved', { scope: () => ({ kind: 'room' }) }],
    ['timeline-opened', { scope: () => ({ kind: 'staff' }) }],
    ['board-brought-back', { scope: () => ({ kind: 'staff' }) }],
  ] as const)('%s', (type, change) => {
    expect(firstBreachOf(type, tampered(type, change as object), 3_000)).toBeDefined();
  });

  it('a view that keeps the ways in from everybody', () => {
    const broken = {
      ...rules,
      view: (...args: Parameters<typeof rules.view>) => ({ ...rules.view(...args), links: {} }),
    };
    expect(firstBreach(broken, 400)).toBeDefined();
  });
});
