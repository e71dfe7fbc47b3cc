/**
 * `npm run conducting-log`: writes `logs/conducting.json`, a class that is conducted: who moves, where
 * everybody is, what they look at, and whose hand is up. Run it only for events that no main has had yet: what is kept
 * there must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tinyLessons } from '../shared/lessons/tiny.ts';
import { type Logs, logsOf, written } from './make-log.ts';
import { house, Reference } from './reference.ts';

/** A class of an instructor, a co-instructor and two students. */
function conducted(): Reference {
  const lesson = new Reference('이수연', 'epoch-of-conducting');
  lesson.house = { ...house, isHere: () => true, lessons: tinyLessons };
  for (const name of ['김하늘', 'Ada', '서윤']) lesson.join(name);
  lesson.does('p1', { type: 'promote', participant: 'p4' });
  lesson.does('p1', { type: 'open-board', title: '1조', of: 'class', as: 'present', members: ['p2'] });
  lesson.does('p2', { type: 'hold', board: 'class', parameter: 'W1-0-0' });
  lesson.does('p1', { type: 'lead', board: 'class', mode: 'train' });
  lesson.does('p1', { type: 'lead', board: 'class', parameter: 'W1-0-0' });
  lesson.does('p2', { type: 'look-around', on: true });
  lesson.does('p3', { type: 'look-around', on: true });
  lesson.does('p3', { type: 'look-around', on: false });
  lesson.does('p1', { type: 'look-here' });
  // Whoever holds something lets go of it, and another has it.
  lesson.does('p1', { type: 'let-move', policy: 'chosen', people: ['p3'] });
  lesson.does('p1', { type: 'hand-parameters', board: 'class', parameters: ['W1-0-0', 'b1-0'], to: 'p2' });
  lesson.batch(
    ['p2', { type: 'set-parameters', board: 'class', values: [['W1-0-0', 0.75]], final: true }],
    ['p3', { type: 'set-parameters', board: 'class', values: [['W1-1-0', -0.5]], final: true }],
  );
  lesson.does('p4', { type: 'hand-parameters', board: 'class', parameters: ['b1-0'], to: null });
  lesson.does('p3', { type: 'raise-hand', about: 'stuck' });
  lesson.does('p2', { type: 'raise-hand', about: 'question' });
  lesson.does('p2', { type: 'raise-hand', about: null });
  lesson.does('p1', { type: 'call-hand', participant: 'p3' });
  lesson.does('p2', { type: 'lower-hand', participant: 'p2' });
  lesson.does('p2', { type: 'raise-hand', about: 'show' });
  lesson.does('p1', { type: 'pick-volunteer', draw: 5, board: 'class', parameters: ['b1-1'] });
  lesson.does('p1', { type: 'pick-volunteer', draw: 5 });
  lesson.does('p1', { type: 'pick-volunteer', draw: 4 });
  // A board of one group, shown to all for a while.
  lesson.does('p1', { type: 'spotlight', on: { board: 'b2', participant: 'p2' } });
  lesson.does('p1', { type: 'spotlight', on: { board: 'class', parameter: 'W1-0-0' } });
  lesson.does('p1', { type: 'start-timer', seconds: 90 });
  lesson.does('p1', { type: 'stop-timer' });
  lesson.does('p1', { type: 'open-activity', activity: 'tiny' });
  lesson.does('p1', { type: 'set-pace', pace: 'range', range: [0, 1] });
  lesson.does('p1', { type: 'let-move', policy: 'groups' });
  lesson.does('p2', { type: 'set-parameters', board: 'b2', values: [['b1-0', 2]], final: true });
  lesson.does('p1', { type: 'start-timer', seconds: 300 });
  return lesson;
}

/** The log of a class that is conducted. */
export function conductingLog(): Logs {
  return logsOf({ CN2345: conducted() });
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, 'logs/conducting.json'), written(conductingLog()));
}
