/**
 * `node test/reference/make-shown-log.ts`: writes `logs/shown.json`, a class whose answers are shown to everybody, one by one.
 * It has been run once: what is kept there must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import type { Command } from '#shared/workshop/features.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { tiny } from '../shared/lessons/tiny.ts';
import { logsOf, written } from './make-log.ts';
import { house, Reference } from './reference.ts';

function shown(): Reference {
  const lesson = new Reference('이수연', 'epoch-of-showing');
  lesson.house = { ...house, lessons: lessonsOf([tiny]) };
  for (const name of ['김하늘', 'Ada']) lesson.join(name);
  const teaches = (command: Command) => lesson.does('p1', command);
  teaches({ type: 'open-activity', activity: 'tiny' });
  teaches({ type: 'step-activity', step: tiny.steps.findIndex(({ id }) => id === 'defend') });
  const prediction = predictionsOf(lesson.state).list.at(-1)!.id;
  const answer = (by: string, answer: number, line: string) =>
    lesson.does(by, { type: 'answer-prediction', prediction, round: 0, answer, line });
  answer('p2', 0, '편향이 먼저예요');
  answer('p3', 1, 'because it is one number');
  teaches({ type: 'reveal-prediction', prediction });
  teaches({ type: 'spotlight', on: { board: 'class', participant: 'p2', answer: prediction } });
  teaches({ type: 'set-anonymous', on: true });
  teaches({ type: 'spotlight', on: { board: 'class', participant: 'p3', answer: prediction } });
  teaches({ type: 'close-activity' });
  return lesson;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, 'logs/shown.json'), written(logsOf({ SH2345: shown() })));
}
