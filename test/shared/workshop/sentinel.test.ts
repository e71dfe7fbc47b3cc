import { expect, it } from 'vitest';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import { hasAnswered, predictionOf } from '#shared/workshop/model/prediction.ts';
import { counted } from '#shared/workshop/predictions/counting.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Chance, hands, others, Play, playOn, takesBack } from './play.ts';

/** What no viewer but a board's members and the instructors may ever find in what they are sent. */
const secrets = [
  'Sentinel-Title',
  'Sentinel-Renamed',
  '4242.4242',
  '-7171.7171',
  '5353.5353',
  '1919.1919',
  'co-instructor',
  '"device"',
  'Sentinel-Waiting',
  'Sentinel-Refused',
];

/** What nobody at all is sent. */
const hidden = 'Sentinel-Origin';

const board = 'b2';

/** A board of p2 and p4 alone, with a secret in everything it holds; p4 is sent away. p3 and a stage look on. */
function planted(played: Rules, seed: number): Play {
  const chance = new Chance(seed);
  const play = new Play(played, 'Seoyeon', 'Jiho', 'Haneul');
  const teach = (command: { type: string } & Record<string, unknown>) => {
    const decision = play.does('p1', command);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
  };
  teach({ type: 'open-board', title: 'Sentinel-Title', of: 'class', as: 'present', members: ['p2', 'p4'] });
  teach({ type: 'set-parameters', board, values: [['W1-0-0', 4242.4242]] });
  play.does('p2', { type: 'set-parameters', board, values: [['b1-0', -7171.7171]] } as never);
  play.does('p2', { type: 'hold', board, parameter: 'b1-0' } as never);
  play.does('p2', { type: 'add-point', board, point: [5353.5353, 1, 0] } as never);
  teach({ type: 'set-input', board, input: [1919.1919, 0.5] });
  teach({ type: 'make-link', kind: 'co-instructor', hash: 'h'.repeat(43) });
  teach({ type: 'make-link', kind: 'device', participant: 'p3', once: true, hash: 'i'.repeat(43) });
  teach({ type: 'remove', participant: 'p4' });
  play.house = { ...play.house, originsOf: () => [hidden] };
  play.join('Troll');
  teach({ type: 'bar', participants: ['p5'] });
  teach({ type: 'set-door', door: 'approval' });
  for (const name of ['Sentinel-Waiting', 'Sentinel-Refused', 'Sentinel-Refused']) {
    play.join(name, { origin: hidden });
  }
  teach({ type: 'turn-away', participants: ['p7'] });
  teach({ type: 'bar', participants: ['p8'] });
  teach({ type: 'rename-board', board, title: 'Sentinel-Renamed' });
  teach({ type: 'open-board', title: 'Open to all', of: 'class', as: 'start' });
  playOn(play, chance, [...hands, ...takesBack, ...others], 30);
  play.does('p1', { type: 'undo', board, of: 'p2' } as never);
  teach({ type: 'reset-board', board });
  teach({ type: 'undo', board });
  teach({ type: 'close-board', board });
  teach({ type: 'reopen-board', board });
  teach({ type: 'share-board', board, members: ['p2'], see: 'members', move: 'members' });
  teach({ type: 'end' });
  return play;
}

/** Which secrets are in what these viewers are sent or hold, at every version. */
function found(played: Rules, play: Play, viewers: readonly Viewer[]): string[] {
  const leaks = new Set<string>();
  for (const { event, before, after } of play.steps) {
    for (const viewer of viewers) {
      const sent = JSON.stringify([played.show(event, before, after, viewer), played.view(after, viewer)]);
      for (const secret of [...secrets, hidden]) if (sent.includes(secret)) leaks.add(secret);
    }
  }
  return [...leaks];
}

const open = ['class', 'b2', 'b3'];
const outside: Viewer[] = [
  { id: 'p3', open },
  { id: null, open },
  { id: 'p9', open },
  { id: 'p3', open: [] },
];

/** Of those who are sent away later, only what comes after. */
const afterwards = (play: Play): Play => {
  const index = play.steps.findIndex(({ event }) => event.type === 'participant-removed');
  play.steps.splice(0, index);
  return play;
};

it('no secret is in anything that those it is not for are sent, or hold (V6)', () => {
  for (let seed = 1; seed <= 60; seed++) expect(found(rules, planted(rules, seed), outside)).toEqual([]);
});

it('whoever was sent away finds no more of it (V6)', () => {
  const play = afterwards(planted(rules, 1));
  expect(found(rules, play, [{ id: 'p4', open }])).toEqual([]);
});

it('the members find what is theirs, and the instructors everything', () => {
  const play = planted(rules, 1);
  const staffOnly = secrets.slice(-4);
  expect(found(rules, play, [{ id: 'p1', open }]).sort()).toEqual([...secrets].sort());
  expect(found(rules, play, [{ id: 'p2', open }]).sort()).toEqual(
    secrets.filter((secret) => !staffOnly.includes(secret)).sort(),
  );
});

it('whoever waits finds nothing of the room, and nobody of the others who wait (V9)', () => {
  const play = planted(rules, 1);
  const from = play.steps.findIndex(({ event }) => event.type === 'participant-waits');
  const told = play.steps.slice(from).map(({ event, before, after }) => {
    const viewer = { id: 'p6', open };
    return JSON.stringify([rules.show(event, before, after, viewer), rules.view(after, viewer)]);
  });
  const sent = told.join();
  expect(sent).toContain('Sentinel-Waiting');
  for (const word of ['Seoyeon', 'Jiho', 'Sentinel-Refused', 'Sentinel-Title', hidden, '"boards":{"']) {
    expect(sent).not.toContain(word);
  }
});

it.each([
  ['the view of an instructor', { view: (state: object) => state }],
  ['every event as it is', { show: (event: object) => event }],
] as const)('finds the secrets where %s is sent', (_what, broken) => {
  const leaky = { ...rules, ...broken } as unknown as Rules;
  expect(found(leaky, planted(rules, 1), outside).length).toBeGreaterThan(3);
});

it('an answer is in nothing that anybody else is sent or holds before the reveal, the instructors included (Q4, Q6)', () => {
  const play = new Play(rules, 'Seoyeon', 'Jiho', 'Haneul');
  const act = (by: string, command: { type: string } & Record<string, unknown>) => {
    const decision = play.does(by, command);
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
  };
  const answer = (prediction: string, round: number, given: object) =>
    act('p2', { type: 'answer-prediction', prediction, round, ...given });
  act('p1', { type: 'promote', participant: 'p4' });
  act('p1', { type: 'open-activity', activity: 'tiny' });
  answer('q1', 0, { answer: 0.7373737 });
  act('p3', { type: 'answer-prediction', prediction: 'q1', round: 0, answer: 0.5 });
  play.take(counted(play.state, play.at));
  act('p1', { type: 'close-prediction', prediction: 'q1' });
  act('p1', { type: 'ask-again', prediction: 'q1' });
  answer('q1', 1, { answer: 0.7373737 });
  act('p1', { type: 'time-prediction', prediction: 'q1', seconds: 30 });
  const sealed = play.steps.splice(0);
  act('p1', { type: 'reveal-prediction', prediction: 'q1' });
  act('p1', { type: 'step-activity', step: 3 });
  play.steps.splice(0);
  answer('q2', 0, { answer: 0, line: 'Sentinel-Line' });
  act('p1', { type: 'look-at-answers', prediction: 'q2' });
  act('p1', { type: 'close-prediction', prediction: 'q2' });
  const lines = play.steps.splice(0);
  const sent = (steps: typeof sealed, id: string | null) =>
    JSON.stringify(
      steps.map(({ event, before, after }) => {
        const viewer = { id, open: ['class', 'b2', 'b3'] };
        return [rules.show(event, before, after, viewer), rules.view(after, viewer)];
      }),
    );
  for (const [steps, secret] of [
    [sealed, '0.7373737'],
    [lines, 'Sentinel-Line'],
  ] as const) {
    for (const other of ['p1', 'p3', 'p4', null]) expect(sent(steps, other)).not.toContain(secret);
    expect(sent(steps, 'p2')).toContain(secret);
  }
  // Nor does anybody find the key to a question.
  expect(sent(sealed, 'p1')).not.toContain('"slips":[{"kind"');
});

it('who has answered is in what the instructors are sent alone, names hidden or not (Q15, M2)', () => {
  for (const anonymous of [false, true]) {
    const play = new Play(rules, 'Seoyeon', 'Jiho', 'Haneul');
    const act = (by: string, command: { type: string } & Record<string, unknown>) => {
      const decision = play.does(by, command);
      if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
    };
    act('p1', { type: 'promote', participant: 'p4' });
    act('p1', { type: 'set-anonymous', on: anonymous });
    act('p1', { type: 'open-activity', activity: 'tiny' });
    play.steps.splice(0);
    act('p2', { type: 'answer-prediction', prediction: 'q1', round: 0, answer: 0.25 });
    play.take(counted(play.state, play.at));
    const viewer = (id: string | null): Viewer => ({ id, open: ['class', 'b2'] });
    const told = (id: string | null) =>
      play.steps.map(({ event, before, after }) => rules.show(event, before, after, viewer(id)));
    const [answered, count] = [
      { type: 'prediction-answered', by: 'p2' },
      { type: 'answers-counted', by: null },
    ];
    for (const id of ['p1', 'p4']) {
      expect(told(id)).toMatchObject([{ ...answered, given: {} }, count]);
      expect(JSON.stringify(told(id))).not.toContain('0.25');
      const { rounds } = predictionOf(rules.view(play.state, viewer(id)), 'q1')!;
      expect(rounds).toEqual([{ answers: { p2: {} }, count: 1 }]);
      expect(hasAnswered(predictionOf(rules.view(play.state, viewer(id)), 'q1')!, 'p2')).toBe(true);
    }
    for (const id of ['p3', null]) {
      expect(told(id)).toMatchObject(['nothing', count]);
      expect(predictionOf(rules.view(play.state, viewer(id)), 'q1')!.rounds).toEqual([
        { answers: {}, count: 1 },
      ]);
    }
    expect(told('p2')).toMatchObject([{ ...answered, given: { answer: 0.25 } }, count]);
    // Whoever teaches no more knows no more who has.
    act('p1', { type: 'demote', participant: 'p4' });
    expect(predictionOf(rules.view(play.state, viewer('p4')), 'q1')!.rounds[0]!.answers).toEqual({});
    const { before, after, event } = play.steps.at(-1)!;
    expect(rules.show(event, before, after, viewer('p4'))).toBe('anew');
  }
});
