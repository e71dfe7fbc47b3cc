/**
 * `node test/reference/make-history-log.ts`: writes `logs/history.json`, a class that keeps checkpoints, looks at its
 * past and goes back to it. Run it only while no main has had what is in it: it must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '#shared/workshop/features.ts';
import { logsOf, written } from './make-log.ts';
import { Reference } from './reference.ts';

function history(): Reference {
  const lesson = new Reference('Emmy', 'epoch-of-history', '지난 시점');
  const board = 'class';
  for (const name of ['하나', '두리']) lesson.join(name);
  const set = (key: string, value: number): Command => ({
    type: 'set-parameters',
    board,
    values: [[key, value]],
    final: true,
  });
  lesson.does('p1', { type: 'save-checkpoint', board, name: '수업 시작' });
  lesson.does('p2', set('W1-0-0', 0.75));
  const hurt = lesson.state.version;
  lesson.does('p2', set('b1-0', -1.5));
  lesson.does('p3', set('W3-1-1', 2));
  lesson.does('p1', { type: 'undo', board, of: 'p2', gesture: hurt });
  lesson.does('p2', { type: 'redo', board });
  lesson.does('p1', { type: 'save-checkpoint', board, name: 'Before', version: hurt });
  lesson.does('p1', { type: 'set-points', board, points: [[0.5, -0.5, 1]] });
  lesson.does('p1', { type: 'open-timeline', version: hurt });
  lesson.batch(
    ['p1', { type: 'move-timeline', version: hurt - 1 }],
    ['p1', { type: 'move-timeline', version: hurt + 1 }],
  );
  lesson.does('p1', { type: 'resume-timeline', board, version: hurt + 1 });
  lesson.does('p1', { type: 'undo', board });
  lesson.does('p1', { type: 'restore-checkpoint', board, checkpoint: 'c1' });
  lesson.does('p1', { type: 'delete-checkpoint', board, checkpoint: 'c2' });
  lesson.does('p1', { type: 'open-timeline', version: 2 });
  lesson.does('p1', { type: 'close-timeline' });
  lesson.does('p1', { type: 'open-timeline', version: hurt });
  return lesson;
}

if (process.argv[1] === import.meta.filename) {
  const logs = logsOf({ HS2345: history() });
  writeFileSync(resolve(import.meta.dirname, 'logs/history.json'), written(logs));
}
