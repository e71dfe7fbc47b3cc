import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import { credentialOf } from '#server/auth/tokens.ts';
import type { Registry } from '#server/workshops/registry.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { participantByCredential } from '#shared/workshop/kernel/ledger.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { present } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Edit } from '#shared/workshop/projections/history.ts';
import { makeToken } from './client.ts';
import { ManualClock } from './manual-clock.ts';
import { Memory, placeOf, registryOf } from './rooms.ts';
import { startApp, startProcess, temporaryFolder } from './start.ts';

const reference = join(import.meta.dirname, '../reference/data-1');

/** A state as the Weightroom that wrote the folder had it. */
interface OldState extends Omit<WorkshopState, 'participants' | 'boards' | 'listings' | 'links' | 'parts'> {
  readonly instructor: ParticipantId;
  readonly participants: Readonly<Record<ParticipantId, Omit<Participant, 'role'>>>;
  readonly boards: Readonly<Record<string, Board>>;
}

interface Welcome {
  readonly epoch: string;
  readonly version: number;
  readonly snapshot: OldState;
  readonly observations: Readonly<Record<string, Observation>>;
  readonly history: Readonly<Record<string, ReadonlyArray<Omit<Edit, 'first'>>>>;
}

interface OldWorkshop {
  readonly version: number;
  readonly title: string;
  readonly updatedAt: number;
  readonly status: 'open' | 'ended';
  readonly welcome: Welcome | null;
  readonly http: { readonly status: number; readonly body: object };
  readonly afterHoldsRanOut?: unknown;
  /** What a hello with each token got, and one without any of them. */
  readonly answers: Readonly<Record<ParticipantId, Answer>>;
  readonly others: Readonly<Record<string, Answer>>;
}

type Answer = Readonly<Record<string, object>>;

/** What the last Weightroom before format 2 answered from the same folder. */
const expected = JSON.parse(readFileSync(join(reference, 'expected.json'), 'utf8')) as {
  readonly tokens: Readonly<Record<string, Readonly<Record<ParticipantId, string>>>>;
  readonly workshops: Readonly<Record<string, OldWorkshop>>;
};

/** The folder, opened a second after its last change. */
function openFolder(): { registry: Registry; clock: ManualClock; store: SqliteStore } {
  const ports = copyOfFolder();
  return { registry: registryOf(ports), ...ports };
}

function copyOfFolder(): { clock: ManualClock; store: SqliteStore } {
  const path = join(temporaryFolder(), 'weightroom.db');
  copyFileSync(join(reference, 'weightroom.db'), path);
  const last = Math.max(...Object.values(expected.workshops).map(({ updatedAt }) => updatedAt));
  return { clock: new ManualClock(last + 1_000), store: new SqliteStore(path) };
}

/** How those say hello who have none of the tokens. */
const hellos: Readonly<Record<string, object>> = {
  viewer: { viewer: true },
  stranger: { token: makeToken() },
  newcomer: { token: makeToken(), name: 'Newcomer' },
};

/** What is awaited, while no time passes: what waits for its turn only gets it. */
async function stillUntil<T>(awaited: Promise<T>, clock: ManualClock): Promise<T> {
  let waits = true;
  const done = awaited.finally(() => {
    waits = false;
  });
  while (waits) await clock.advance(0);
  return done;
}

/**
 * Where histories lead: their last edit and its loss. The edits of then were made by other rules (several hands
 * of one batch were one); where they led to is the same.
 */
function outcomes(histories: Readonly<Record<string, ReadonlyArray<Pick<Edit, 'kind' | 'loss'>>>>) {
  return Object.fromEntries(
    Object.entries(histories).map(([id, edits]) => [id, [edits.at(-1)?.kind, edits.at(-1)?.loss]]),
  );
}

/** A state of today in the words of then. */
function inOldWords({ participants, boards, listings: _, links: __, parts: ___, ...state }: WorkshopState) {
  const [instructor] = Object.values(participants).filter(({ role }) => role === 'instructor');
  return {
    ...state,
    instructor: instructor?.id,
    participants: Object.fromEntries(
      Object.entries(participants).map(([id, { role: _role, ...person }]) => [id, person]),
    ),
    // It did not keep where a training began, nor whose the points are.
    boards: Object.fromEntries(
      Object.entries(boards).map(([id, { run: _, pointsBy: __, ...board }]) => [id, board]),
    ),
  };
}

test.each(Object.entries(expected.workshops))(
  'a folder of the Weightroom before format 2: %s opens with the same state, history and observations',
  async (code, { version, title, status, welcome, http }) => {
    const { registry } = openFolder();
    const { room } = await placeOf(registry, code);
    const { state, history, observations } = room.workshop;
    expect({ version: state.version, title: state.title, status: state.status }).toEqual({
      version,
      title,
      status,
    });
    if (status === 'open') {
      const people = present(state).length;
      expect(http.body).toEqual({ code, title, locale: state.locale, locked: state.locked, people });
    }
    if (welcome === null || welcome === undefined) return;
    expect(inOldWords(state)).toEqual(welcome.snapshot);
    expect(state.epoch).toBe(welcome.epoch);
    const boards = Object.keys(welcome.snapshot.boards);
    expect(Object.values(state.listings)).toEqual(
      boards.map((id) => ({
        id,
        title: null,
        status: 'open',
        members: [],
        see: 'everyone',
        move: 'everyone',
      })),
    );
    expect(observations).toEqual(welcome.observations);
    expect(outcomes(history)).toEqual(outcomes(welcome.history));
  },
);

test.each(Object.entries(expected.tokens))(
  'a folder of the Weightroom before format 2: everybody in %s is who they were by their token',
  async (code, tokens) => {
    const { registry } = openFolder();
    const { ledger, state } = (await placeOf(registry, code)).room.workshop;
    for (const [id, token] of Object.entries(tokens)) {
      expect(participantByCredential(ledger, credentialOf(token))).toBe(id);
    }
    expect(Object.keys(tokens)).toEqual(Object.keys(state.participants));
    expect(participantByCredential(ledger, credentialOf('nobody’s'))).toBeUndefined();
  },
);

test('a folder of the Weightroom before format 2 is gone on with: a hold runs out, and all of it opens again', async () => {
  const { registry, clock, store } = openFolder();
  const code = Object.keys(expected.workshops)[0]!;
  const { room } = await placeOf(registry, code);
  const memory = new Memory();
  room.attend(memory);
  expect(Object.keys(room.workshop.state.boards.class!.holds)).not.toEqual([]);
  // The store takes its time to write, which the clock knows nothing of.
  for (let second = 0; second < limits.holdIdle / 1_000 + 2; second++) await clock.advance(1_000);
  expect(room.workshop.state.boards.class!.holds).toEqual({});
  const events = memory.entries.map(({ event: { at: _, ...event } }) => event);
  expect({ version: room.version, events }).toEqual(expected.workshops[code]!.afterHoldsRanOut);
  const other = await placeOf(registryOf({ store, clock }), code);
  expect(other.room.workshop).toEqual(room.workshop);
});

/** Whoever says hello to the workshop of a code, and what they say. */
const everybody = Object.entries(expected.workshops).flatMap(([code, { answers, others }]) => [
  ...Object.entries(answers).map(
    ([id, answer]) => [code, id, { token: expected.tokens[code]![id] }, answer] as const,
  ),
  ...Object.entries(others).map(
    ([who, answer]) => [code, `a ${who}`, hellos[who]!, sinceThen(code, who) ?? answer] as const,
  ),
]);

/** What is answered otherwise today: whoever only watches is not let into a locked room (H16). */
function sinceThen(code: string, who: string) {
  const locked = expected.workshops[code]!.welcome?.snapshot.locked === true;
  return who === 'viewer' && locked ? { reject: { code: 'stage-locked', id: null } } : undefined;
}

test.each(everybody)(
  'a folder of the Weightroom before format 2, over a socket: %s answers %s as it did (S2)',
  async (code, _who, hello, answer) => {
    const ports = copyOfFolder();
    const server = await startApp(ports);
    const answered = server.client().sayHello({ protocol: PROTOCOL, workshop: code, ...hello });
    const [name, body] = await stillUntil(answered, ports.clock);
    if (name !== 'welcome') {
      expect({ [name]: body }).toEqual(answer);
      return;
    }
    const { you, online, epoch, version, snapshot, observations, history } = body;
    expect({ welcome: { you, online } }).toEqual(answer);
    const then = expected.workshops[code]!.welcome!;
    expect(inOldWords(snapshot!)).toEqual(then.snapshot);
    expect({ epoch, version, observations }).toEqual({
      epoch: then.epoch,
      version: then.version,
      observations: then.observations,
    });
    expect(outcomes(history)).toEqual(outcomes(then.history));
  },
);

test.each(Object.entries(expected.workshops))(
  'a folder of the Weightroom before format 2, over HTTP: %s is looked up as it was',
  async (code, { http }) => {
    const { url } = await startApp(copyOfFolder());
    const response = await fetch(`${url}/api/workshops/${code}`);
    // What a refusal says has been put better since; what it is has not.
    const { message: _, ...body } = (await response.json()) as { readonly message?: unknown };
    const { message: __, ...then } = http.body as { readonly message?: unknown };
    expect({ status: response.status, body }).toEqual({ status: http.status, body: then });
  },
);

test('a folder of the Weightroom before format 2 is gone on with by a real server, kill -9 and all', async () => {
  const DATA_DIR = temporaryFolder();
  copyFileSync(join(reference, 'weightroom.db'), join(DATA_DIR, 'weightroom.db'));
  // The folder stays as old as it is, so that a workshop in it may be, too.
  const environment = { DATA_DIR, WORKSHOP_TTL_HOURS: '8760' };
  const first = await startProcess(environment);
  const [[code, tokens]] = Object.entries(expected.tokens) as [[string, Record<string, string>]];
  const { snapshot, version } = expected.workshops[code]!.welcome!;
  const before = first.client();
  await before.resume(code, tokens[snapshot.instructor]!);
  expect(before.you).toBe(snapshot.instructor);
  expect(before.state?.participants[snapshot.instructor]?.role).toBe('instructor');
  expect(await before.set('W1-1-1', 0.4375)).toMatchObject(['ack', {}]);
  expect((await before.command({ type: 'undo', board: 'class' }))[0]).toBe('ack');
  expect((await before.command({ type: 'redo', board: 'class' }))[0]).toBe('ack');
  await first.stop('SIGKILL');

  const second = await startProcess(environment);
  const after = second.client();
  await after.resume(code, tokens.p1!);
  expect(after.version).toBeGreaterThan(version);
  const { parameters, network } = after.state!.boards.class!;
  expect(parameters[keysOf(network).indexOf('W1-1-1')]).toBe(0.4375);
  expect(after.state!.participants).toEqual(before.state!.participants);
  expect(after.history.class!.at(-1)).toMatchObject({ by: snapshot.instructor });
});
