import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { grants } from '#shared/workshop/model/grants.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../lessons/tiny.ts';
import { commands } from './bodies.ts';
import { AT, given, opened, pastOf, stateOf } from './given.ts';

const link: Happened = {
  type: 'link-made',
  by: 'p1',
  at: AT,
  link: 'l1',
  kind: 'device',
  participant: 'p1',
  once: false,
  until: null,
} as Happened;

const noHouse = { maxParticipants: 60, isHere: () => true, hasActed: () => true, originsOf: () => [] };

/** A room where each of the commands can come about: a second board, a link, gestures to take back. */
const worked = (
  [
    ['p1', { type: 'open-board', title: 'B', of: 'class', as: 'start' }],
    ['p2', { type: 'set-parameters', board: 'class', values: [['b1-0', 1]], final: true }],
    ['p2', { type: 'set-parameters', board: 'class', values: [['b1-0', 2]], final: true }],
    ['p2', { type: 'undo', board: 'class' }],
    ['p1', { type: 'set-parameters', board: 'class', values: [['b1-1', 2]], final: true }],
    ['p1', { type: 'undo', board: 'class' }],
    ['p1', { type: 'save-checkpoint', board: 'class', name: 'Start' }],
  ] as [string, Command][]
).reduce<Happened[]>(
  (log, [by, command]) => given(log).when(by, command).log(),
  [...opened('Seoyeon', 'Jiho'), link],
);
/** In it, the activity of the tests, whose first question is open. */
const opening = rules.decide(stateOf(worked), { type: 'open-activity', activity: 'tiny' } as Command, {
  by: 'p1',
  at: AT,
  house: { ...noHouse, lessons: tinyLessons },
});
const room = opening.ok ? [...worked, ...opening.events] : [];
const withGrants = grants.reduce((log, grant) => given(log).when('p1', { type: 'grant', grant }).log(), room);
const frozen = (log: Happened[]) => given(log).when('p1', { type: 'freeze' }).log();
const about = (command: Command) => rules.commands.get(command.type)!.rules;
const codeOf = (log: readonly Happened[], by: string | null, command: Command) => {
  const decision = rules.decide(stateOf(log), command, { by, at: AT, past: pastOf(log) });
  return decision.ok ? 'accepted' : decision.rejection.code;
};

/** What an instructor may not do in that room all the same. */
const otherwise: Readonly<Record<string, string>> = {
  leave: 'instructor-stays',
  // While the past is shown, nothing else could come about.
  'move-timeline': 'no-timeline',
};

it('every command is here', () => {
  expect(commands.map(({ type }) => type).sort()).toEqual([...rules.commands.keys()].sort());
});

describe('who may', () => {
  it.each(commands)('$type: an instructor always, frozen or not', (command) => {
    const due = otherwise[command.type] ?? 'accepted';
    expect(codeOf(room, 'p1', command)).toBe(due);
    expect(codeOf(frozen(room), 'p1', command)).toBe(due);
  });

  it.each(commands)('$type: a student as its permission says', (command) => {
    const { student } = about(command).permission;
    const allowed = student === true || student === 'own';
    expect(codeOf(room, 'p2', command)).toBe(allowed ? 'accepted' : 'not-allowed');
    expect(codeOf(withGrants, 'p2', command)).toBe(student === false ? 'not-allowed' : 'accepted');
  });

  it.each(commands)('$type: a student of a frozen room as its permission says', (command) => {
    const { student, whenFrozen } = about(command).permission;
    const code = student === false ? 'not-allowed' : whenFrozen ? 'accepted' : 'frozen';
    expect(codeOf(frozen(withGrants), 'p2', command)).toBe(code);
  });

  it.each(commands)('$type: no stage (H7)', (command) => {
    expect(codeOf(room, null, command)).toBe('not-allowed');
    expect(codeOf(frozen(withGrants), null, command)).toBe('not-allowed');
  });

  it.each(commands)(
    '$type: nobody who is gone, and nobody once the workshop has ended, but to go on with it (E1)',
    (command) => {
      const gone = given(room).when('p1', { type: 'remove', participant: 'p2' }).log();
      expect(codeOf(gone, 'p2', command)).toBe('not-joined');
      const ended = given(room).when('p1', { type: 'end' }).log();
      const code = about(command).permission.whenEnded ? 'accepted' : 'workshop-ended';
      expect(codeOf(ended, 'p1', command)).toBe(code);
    },
  );

  it.each(commands)(
    '$type: the refusal that a control asks for is the one that the command gets',
    (command) => {
      for (const log of [room, withGrants, frozen(room)]) {
        for (const by of ['p1', 'p2', 'p3', null]) {
          const asked = rules.refusal(stateOf(log), by, { ...command });
          if (asked !== undefined) expect(codeOf(log, by, command)).toBe(asked.code);
        }
      }
    },
  );
});

it('every code that a command names has a sentence', () => {
  for (const { rules: own } of rules.commands.values()) {
    for (const code of own.codes ?? []) expect(rules.sentenceOf(code)).not.toBe(rules.sentenceOf('internal'));
  }
});
