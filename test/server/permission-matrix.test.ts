import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import { type CommandDefinition, changesBoards } from '#shared/workshop/kernel/definition.ts';
import { grants } from '#shared/workshop/model/grants.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../shared/lessons/tiny.ts';
import { bodies, commands } from '../shared/workshop/bodies.ts';
import { opened, stateOf } from '../shared/workshop/given.ts';
import type { TestClient } from './client.ts';
import { type StartedApp, startApp } from './start.ts';

/** How the room stands, and with which word a student who may move nothing now is refused. */
interface Policy {
  readonly name: string;
  readonly set: readonly Command[];
  readonly frozen?: true;
  readonly moves?: string;
  /** Students are granted everything. */
  readonly granted?: true;
  /** That word is the instructors' answer, too. */
  readonly everybody?: true;
  /** The student has been handed the weight that commands of hands are about. */
  readonly handed?: true;
}

const board = 'class';
const all = grants.map((grant): Command => ({ type: 'grant', grant }));
const policies: readonly Policy[] = [
  { name: 'open', set: [] },
  { name: 'granted', set: all, granted: true },
  { name: 'frozen', set: [...all, { type: 'freeze' }], granted: true, frozen: true },
  {
    name: 'nobody',
    set: [...all, { type: 'let-move', policy: 'nobody' }],
    granted: true,
    moves: 'nobody-moves',
  },
  {
    name: 'past shown',
    set: [...all, { type: 'open-timeline', version: 2 }],
    granted: true,
    moves: 'the-past-is-shown',
    everybody: true,
  },
  {
    name: 'chosen',
    set: [...all, { type: 'let-move', policy: 'chosen', people: ['p4'] }],
    granted: true,
    moves: 'others-move',
  },
  {
    name: 'groups',
    set: [...all, { type: 'let-move', policy: 'groups' }],
    granted: true,
    moves: 'groups-move',
  },
  {
    name: 'handed',
    set: [
      ...all,
      { type: 'let-move', policy: 'nobody' },
      { type: 'hand-parameters', board, parameters: ['W1-0-0'], to: 'p2' },
    ],
    granted: true,
    moves: 'nobody-moves',
    handed: true,
  },
];

/** What refuses by who asks and how the room stands, not by what is asked. */
const words = new Set([
  ...['not-allowed', 'not-joined', 'hello-expected', 'frozen', 'workshop-ended', 'malformed', 'too-fast'],
  ...[
    'the-past-is-shown',
    'nobody-moves',
    'others-move',
    'groups-move',
    'parameter-handed',
    'board-watch-only',
    'board-rests',
  ],
]);

/** What a student is refused with, by the command's definition alone; undefined where they may. */
function dueOf(
  { rules: own, onBoard }: CommandDefinition,
  command: Command,
  policy: Policy,
): string | undefined {
  const { student, whenFrozen } = own.permission;
  const others = student === 'own' && 'participant' in command && command.participant !== 'p2';
  const isGranted = typeof student === 'boolean' || student === 'own' || policy.granted === true;
  if (student === false || others || !isGranted) return 'not-allowed';
  if (whenFrozen) return undefined;
  if (policy.frozen) return 'frozen';
  // An instructor's name in it is theirs to use.
  if (onBoard && policy.moves !== undefined) {
    return policy.handed && own.moves !== undefined ? undefined : policy.moves;
  }
  return undefined;
}

/** What makes the class again what the table is about, after a command that was let through. */
function mended(type: string, { set }: Policy): readonly Command[] {
  const people: readonly Command[] =
    type === 'promote' || type === 'hand-over'
      ? [
          { type: 'promote', participant: 'p3' },
          { type: 'demote', participant: 'p2' },
        ]
      : [];
  const parameters = ['W1-0-0'];
  return [
    ...people,
    { type: 'close-timeline' },
    { type: 'unfreeze' },
    { type: 'let-move', policy: 'everyone' },
    { type: 'share-board', board, members: [], see: 'everyone', move: 'everyone' },
    { type: 'hand-parameters', board, parameters, to: null },
    ...grants.map((grant): Command => ({ type: 'revoke', grant })),
    ...set,
  ];
}

/** Commands after which the class is another, or the policy is; in the order of asking. */
const spoiling: ReadonlySet<string> = new Set([
  ...['hand-over', 'promote', 'let-move', 'freeze', 'unfreeze', 'grant', 'revoke', 'share-board'],
  ...['hand-parameters', 'pick-volunteer', 'close-timeline', 'resume-timeline'],
  // Its board rests from then on.
  'ask',
]);

/** A command that changes boards does so in any. */
const anyState = stateOf(opened());

const freely = { burst: 100_000, perSecond: 100_000 };
const start = () => startApp({ lessons: tinyLessons }, { messages: freely, workshopMessages: freely });

interface Class {
  readonly code: string;
  readonly token: string;
  readonly clients: Readonly<
    Record<'instructor' | 'student' | 'co' | 'removed' | 'waiting' | 'stage' | 'none', TestClient>
  >;
}

/** A class in which everybody is whom the table is about, as the policy has it. */
async function classOf(server: StartedApp, { set }: Policy): Promise<Class> {
  const { code, instructorToken: token } = await server.open();
  const names = ['instructor', 'student', 'co', 'removed', 'waiting', 'stage', 'none'] as const;
  const clients = Object.fromEntries(
    names.map((name) => [name, server.client()]),
  ) as unknown as Class['clients'];
  const { instructor, student, co, removed, waiting, stage } = clients;
  await instructor.resume(code, token);
  await student.join(code, 'Student');
  await co.join(code, 'Co');
  await instructor.command({ type: 'promote', participant: 'p3' });
  await server.client().join(code, 'Fourth');
  await removed.join(code, 'Removed');
  await instructor.command({ type: 'remove', participant: 'p5' });
  await instructor.command({ type: 'set-door', door: 'approval' });
  await waiting.join(code, 'Waiting');
  // By an instructor's token, which a locked room lets watch, too.
  await stage.watch(code, { token });
  await instructor.command({ type: 'open-activity', activity: 'tiny' });
  await instructor.openBoards(code, ['class']);
  for (const command of set) {
    const [answer, body] = await instructor.command(command);
    if (answer !== 'ack') throw new Error(`${command.type}: ${JSON.stringify(body)}`);
  }
  return { code, token, clients };
}

/** What came of a command: the word that refused it for who asks or how the room stands, if any. */
async function wordOf(client: TestClient, command: Command): Promise<string | undefined> {
  const answer = await client.command(command);
  const { code } = answer[1] as { readonly code?: string };
  return answer[0] === 'ack' || code === undefined || !words.has(code) ? undefined : code;
}

describe.each(policies)('while it is $name, over the wire', (policy) => {
  it('every command of every role is answered as its definition says (G2, H7, D4, W1, W2, Z10)', async () => {
    const { clients } = await classOf(await start(), policy);
    const wrong: unknown[] = [];
    const ask = async (role: keyof Class['clients'], command: Command, due: string | undefined) => {
      const word = await wordOf(clients[role], command);
      if (word !== due) wrong.push([command.type, role, word ?? 'accepted', due ?? 'accepted']);
    };
    const studentDue = (command: Command) => dueOf(rules.commands.get(command.type)!, command, policy);
    const staffDue = (command: Command) => {
      const definition = rules.commands.get(command.type)!;
      const changes = !definition.rules.permission.whenFrozen && changesBoards(definition, command, anyState);
      return policy.everybody && changes ? policy.moves : undefined;
    };
    // What ends the class, and who sends it, comes last.
    const lasting = commands.filter(({ type }) => type !== 'leave' && type !== 'end');
    const last: readonly Command[] = [{ type: 'end' }, { type: 'leave' }];
    for (const list of [lasting, last]) {
      await Promise.all(
        list.flatMap((command) => [
          ask('none', command, 'hello-expected'),
          ask('stage', command, 'not-allowed'),
          ask('waiting', command, 'not-joined'),
        ]),
      );
      await Promise.all(list.map((command) => ask('student', command, studentDue(command))));
      if (list === last) continue;
      const steady = list.filter(({ type }) => !spoiling.has(type));
      await Promise.all(steady.map((command) => ask('co', command, staffDue(command))));
      for (const command of [...spoiling].flatMap((one) => list.filter(({ type }) => type === one))) {
        await ask('co', command, staffDue(command));
        await Promise.all(mended(command.type, policy).map((mend) => clients.instructor.command(mend)));
      }
    }
    await ask('co', { type: 'leave' }, undefined);
    await ask('instructor', { type: 'end' }, undefined);
    expect(wrong).toEqual([]);
  });
});

describe('a forged or stale role gets nowhere', () => {
  it('by a field, a token that is over, or a seat that was another’s (K2, H4, H7)', async () => {
    const server = await start();
    const { code, token, clients } = await classOf(server, policies[0]!);
    const { instructor, student, co, removed, stage } = clients;
    for (const forged of [{ by: 'p1' }, { role: 'instructor' }, { you: 'p1' }]) {
      const id = student.nextId();
      const answer = await student.send({ id, type: 'freeze', ...forged }, id);
      expect(answer).toMatchObject(['reject', { code: 'malformed' }]);
    }
    // Whoever was removed has nothing but a token that opens nothing.
    await removed.gone();
    const back = server.client();
    const hello = { protocol: PROTOCOL, workshop: code };
    expect(await back.sayHello({ ...hello, token: removed.token })).toMatchObject([
      'bye',
      { code: 'removed' },
    ]);
    // A stage stays one, whatever it shows.
    await stage.sayHello({ ...hello, viewer: true, token });
    expect(await wordOf(stage, { type: 'freeze' })).toBe('not-allowed');
    // What a co-instructor's page could send a moment ago, it cannot any more, on the same connection.
    expect(await wordOf(co, { type: 'let-move', policy: 'everyone' })).toBeUndefined();
    await instructor.command({ type: 'demote', participant: 'p3' });
    for (const type of Object.keys(bodies) as Command['type'][]) {
      if (rules.commands.get(type)!.rules.permission.student !== false) continue;
      expect([type, await wordOf(co, { type, ...bodies[type] } as Command)]).toEqual([type, 'not-allowed']);
    }
  });

  it('once the workshop has ended, nobody’s token or seat does anything (B2)', async () => {
    const server = await start();
    const { code, token, clients } = await classOf(server, policies[0]!);
    await clients.instructor.command({ type: 'end' });
    await Promise.all([clients.student.gone(), clients.co.gone(), clients.instructor.gone()]);
    for (const [one, expected] of [
      [token, 'workshop-ended'],
      [clients.student.token, 'workshop-ended'],
    ] as const) {
      const answer = await server.client().sayHello({ protocol: PROTOCOL, workshop: code, token: one });
      expect(answer).toMatchObject(['bye', { code: expected }]);
    }
  });
});
