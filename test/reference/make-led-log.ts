/**
 * `node test/reference/make-led-log.ts`: writes `logs/led.json`, a class that is led by a plan, asked on the spot, and shown
 * things on a stage. It has been run once: what is kept there must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import type { Command } from '#shared/workshop/features.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { allReady, counted } from '#shared/workshop/predictions/counting.ts';
import { tiny } from '../shared/lessons/tiny.ts';
import { logsOf, written } from './make-log.ts';
import { house, Reference } from './reference.ts';

function led(): Reference {
  const lesson = new Reference('이수연', 'epoch-of-leading');
  lesson.house = { ...house, lessons: lessonsOf([tiny]) };
  for (const name of ['김하늘', 'Ada']) lesson.join(name);
  const teaches = (command: Command) => lesson.does('p1', command);
  const asked = () => predictionsOf(lesson.state).list.at(-1)!.id;
  const answer = (by: string, value: number, round = 0) =>
    lesson.does(by, { type: 'answer-prediction', prediction: asked(), round, answer: value });
  teaches({
    type: 'set-plan',
    title: '첫 수업',
    items: [
      { kind: 'activity', activity: 'tiny', minutes: 10 },
      { kind: 'board', title: '자유 보드', minutes: 5 },
      { kind: 'ask', ask: 'ready', minutes: 1 },
      { kind: 'ask', ask: 'direction', minutes: 2 },
    ],
  });
  teaches({ type: 'go-to', item: 0 });
  answer('p2', 0.5);
  teaches({ type: 'show-on-stage', what: 'question' });
  teaches({ type: 'go-to', item: 1 });
  teaches({ type: 'show-on-stage', what: 'board', board: 'class' });
  teaches({ type: 'ask', kind: 'direction', board: 'class', parameter: 'W1-0-0', to: 4 });
  answer('p2', 1);
  answer('p3', 2);
  lesson.happens((at) => counted(lesson.state, at));
  teaches({ type: 'ask-again', prediction: asked() });
  answer('p2', 1, 1);
  teaches({ type: 'reveal-prediction', prediction: asked() });
  teaches({ type: 'ask', kind: 'number', board: 'class', parameter: 'b1-0', to: -1.5 });
  answer('p3', 0.25);
  teaches({ type: 'reveal-prediction', prediction: asked() });
  teaches({ type: 'ask', kind: 'choice', choices: 3 });
  answer('p2', 2);
  teaches({ type: 'reveal-prediction', prediction: asked(), right: 2 });
  teaches({ type: 'drop-prediction', prediction: asked() });
  teaches({ type: 'go-to', item: 2 });
  answer('p2', 0);
  answer('p3', 1);
  lesson.happens((at) => allReady(lesson.state, at, () => true));
  teaches({ type: 'set-plan', title: '', items: [{ kind: 'board', title: '자유 보드', minutes: 9 }] });
  teaches({ type: 'go-to', item: 0 });
  teaches({ type: 'go-to', item: null });
  teaches({ type: 'show-on-stage', what: 'blank' });
  return lesson;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(resolve(import.meta.dirname, 'logs/led.json'), written(logsOf({ ED2345: led() })));
}
