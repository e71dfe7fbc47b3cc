import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { lift, stored, UnreadableEntry } from '#shared/workshop/kernel/upcast.ts';
import { activitiesOf } from '#shared/workshop/model/activity.ts';
import { openDoor } from '#shared/workshop/model/door.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Edit } from '#shared/workshop/projections/history.ts';
import { rules } from '#shared/workshop/rules.ts';
import { makeLogs, written } from '../../reference/make-log.ts';
import { type KeptEntry, replay } from '../../reference/replay.ts';

const read = (file: string) =>
  readFileSync(resolve(import.meta.dirname, '../../reference/logs', file), 'utf8');

/** What a main before format 2 made of its logs. */
interface First {
  readonly entries: KeptEntry[];
  readonly state: Record<string, unknown> & {
    readonly instructor: string;
    readonly participants: Readonly<Record<string, object>>;
  };
  readonly history: Readonly<Record<string, readonly Edit[]>>;
  readonly observations: Readonly<Record<string, unknown>>;
  readonly ledgerCredentials: Readonly<Record<string, string>>;
}

const first = (JSON.parse(read('format-1.json')) as { workshops: Record<string, First> }).workshops;
type Logs = ReturnType<typeof makeLogs>['workshops'];
const files = readdirSync(resolve(import.meta.dirname, '../../reference/logs'));
const later = files
  .filter((file) => file !== 'format-1.json')
  .flatMap((file) =>
    Object.entries((JSON.parse(read(file)) as { workshops: Logs }).workshops).map(
      ([code, log]) => [`${code} of ${file}`, log] as const,
    ),
  );

/** Boards in the words of a main that did not keep where a training began. */
function withoutRuns(boards: WorkshopState['boards']) {
  return Object.fromEntries(Object.entries(boards).map(([id, { run: _, ...board }]) => [id, board]));
}

/** The kinds and authors of the changes of a whole board. */
function wholeChanges(history: readonly Edit[]): unknown[] {
  const whole = history.filter(({ kind }) => kind !== 'parameters' && kind !== 'trained');
  return whole.map(({ kind, by }) => [kind, by]);
}

/** Equal but for the last digits of its numbers, which another engine may make otherwise. */
function expectClose(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') expect(actual).toBeCloseTo(expected, 9);
  else if (expected === null || typeof expected !== 'object') expect(actual).toEqual(expected);
  else {
    expect(Object.keys(actual as object).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      expectClose((actual as Record<string, unknown>)[key], value);
    }
  }
}

describe.each(Object.entries(first))('workshop %s of the first format (S2)', (_code, kept) => {
  const now = replay(kept.entries);

  it('opens to the state that it had', () => {
    const { instructor, participants, ...rest } = kept.state;
    const { listings, links, parts, ...state } = now.state satisfies WorkshopState;
    // Whose the points are was not in the state then, nor where a run began.
    const boards = Object.entries(withoutRuns(state.boards)).map(([id, { pointsBy: _, ...board }]) => [
      id,
      board,
    ]);
    expect({ ...state, boards: Object.fromEntries(boards) }).toEqual({
      ...rest,
      participants: Object.fromEntries(
        Object.entries(participants).map(([id, person]) => [
          id,
          { ...person, role: id === instructor ? 'instructor' : 'student' },
        ]),
      ),
    });
    expect(links).toEqual({});
    expect(parts).toEqual({ door: openDoor });
    expect(listings).toEqual({
      class: { id: 'class', title: null, status: 'open', members: [], see: 'everyone', move: 'everyone' },
    });
  });

  // Its main put the hands of one batch into one edit, in the name of the last, ended a gesture by a pause of two
  // seconds (a set of the first format does not say where it ends), and took two trainings in a row for one.
  it('opens to a history of the same changes in the same order, each in the name of its own hand', () => {
    for (const [board, history] of Object.entries(now.history)) {
      const then = kept.history[board]!;
      expectClose(history.at(-1)?.loss, then.at(-1)?.loss);
      expect(wholeChanges(history)).toEqual(wholeChanges(then));
      const versions = history.map(({ version }) => version);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
      for (const { by, moves } of history) expect(moves.filter((move) => move.by !== by)).toEqual([]);
      for (const edit of then.flatMap(({ moves }) => moves)) {
        expect(history.some(({ kind, by }) => kind === 'parameters' && by === edit.by)).toBe(true);
      }
    }
  });

  it('opens to the observations that it had', () => expectClose(now.observations, kept.observations));

  it('knows everybody by the tokens that it knew', () => {
    const credits = Object.entries(kept.ledgerCredentials).map(([hash, participant]) => [
      hash,
      { participant },
    ]);
    expect(now.credentials).toEqual(Object.fromEntries(credits));
  });
});

describe.each(later)('workshop %s, of a format since the second (S2)', (_code, { entries, ...kept }) => {
  const now = JSON.parse(JSON.stringify(replay(entries))) as typeof kept;

  it('opens to the state, the history, the identities and the past that it had', () => {
    expect(now.state).toEqual(kept.state);
    expect(now.credentials).toEqual(kept.credentials);
    expect(now.past).toEqual(kept.past);
    expectClose(now.history, kept.history);
  });

  it('opens to the observations that it had', () => expectClose(now.observations, kept.observations));

  it('is written back as it was (S1)', () => {
    for (const { version, ...body } of entries) {
      const { version: _, ...draft } = lift(rules, { version, body });
      const again = JSON.parse(JSON.stringify(stored(rules, draft))) as typeof body;
      // In today's format, where the event has had another since.
      const since = again.format !== body.format;
      expect(again).toEqual(since ? { ...body, format: again.format } : body);
    }
  });
});

it('the generator of reference logs makes the same ones every time', () => {
  expect(written(makeLogs())).toBe(written(makeLogs()));
});

// It opens to what it came to whatever has become of the lesson: the rules know no catalogue.
it('a log of every activity is kept, in which every goal is reached (A8)', () => {
  const there = files.flatMap((file) => /^activity-(.*)\.json$/.exec(file)?.[1] ?? []);
  expect(there).toEqual(expect.arrayContaining([...catalogue.map(({ id }) => id), 'tiny']));
  for (const { id } of catalogue) {
    const logs = (JSON.parse(read(`activity-${id}.json`)) as { workshops: Logs }).workshops;
    const { running } = activitiesOf(Object.values(logs)[0]!.state);
    expect(running?.id).toBe(id);
    expect(running?.reached.map(({ goal }) => goal)).toEqual(running?.text.goals.map((goal) => goal.id));
  }
});

it('every event that a log may hold is in a reference log, in the format it has today', () => {
  const kept = later.flatMap(([, { entries }]) => entries) as unknown as {
    event: { type: string };
    format?: number;
  }[];
  const there = new Set(kept.map(({ event, format = 1 }) => `${event.type} ${format}`));
  const events = [...rules.events.values()].map(({ type, format }) => `${type} ${format}`);
  expect(events.filter((event) => !there.has(event))).toEqual([]);
});

describe('an entry that nobody understands (S3)', () => {
  const at = { by: 'p1', at: 1 };
  it.each([
    ['whose event is unknown', { event: { type: 'from-tomorrow', ...at } }],
    ['of a later format', { event: { type: 'frozen', ...at }, format: 2 }],
    ['whose event is not what its format says', { event: { type: 'frozen', ...at, more: 1 } }],
    ['without a field that its event has', { event: { type: 'data-set', ...at, board: 'class' } }],
    ['that is no entry', null],
    ['that has no event', { commands: [] }],
    ['with a format that is no number', { event: { type: 'frozen', ...at }, format: '2' }],
  ])('%s is refused with its version and its event', (_what, body) => {
    expect(() => lift(rules, { version: 7, body })).toThrow(UnreadableEntry);
    expect(() => lift(rules, { version: 7, body })).toThrow(/entry 7/);
  });
});

it('an event of an older format is lifted to today’s (S2)', () => {
  const event = { type: 'parameters-set', by: 'p2', at: 1, board: 'class', values: [['b1-0', 1]] };
  expect(lift(rules, { version: 2, body: { event, commands: ['clientAA:1'] } })).toEqual({
    version: 2,
    event,
    commands: ['clientAA:1'],
  });
});
