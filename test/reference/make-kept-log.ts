/**
 * `node test/reference/make-kept-log.ts`: writes `logs/kept.json`, a class whose names are hidden, whose minutes are noted,
 * that ends and goes on, and whose names are erased. It has been run once: what is kept there must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { minuteNoted } from '#shared/workshop/attendance/noting.ts';
import { clearedLog, eraseNames } from '#shared/workshop/pseudonyms/erasing.ts';
import { logsOf, written } from './make-log.ts';
import { Reference } from './reference.ts';

function kept(): Reference {
  const lesson = new Reference('이수연', 'epoch-of-keeping');
  const minute = (number: number, here: string[], acted: string[] = []) =>
    lesson.happens((at) => [minuteNoted(lesson.state, { here, acted }, number, at)]);
  lesson.join('김하늘');
  lesson.does('p1', { type: 'set-anonymous', on: true });
  lesson.join('김하늘');
  minute(0, ['p1', 'p2', 'p3'], ['p2']);
  lesson.does('p2', { type: 'rename', participant: 'p2', name: '하늘 김' });
  minute(1, ['p1', 'p3']);
  minute(3, ['p1', 'p2', 'p3'], ['p1', 'p3']);
  lesson.join('하늘김');
  lesson.does('p1', { type: 'set-anonymous', on: false });
  lesson.does('p1', { type: 'end' });
  lesson.does('p1', { type: 'reopen' });
  lesson.does('p1', { type: 'end' });
  lesson.happens((at) => eraseNames(lesson.state, at));
  lesson.happens((at) => clearedLog(lesson.state, at));
  return lesson;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, 'logs/kept.json'), written(logsOf({ KP2345: kept() })));
}
