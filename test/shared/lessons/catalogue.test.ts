import { describe, expect, it } from 'vitest';
import type { Activity } from '#shared/lessons/activity.ts';
import { contentOfBoard } from '#shared/lessons/boards.ts';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { glossary } from '#shared/lessons/glossary.ts';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import { outputCount, parameterCount } from '#shared/math/shape.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { measureNow } from '#shared/workshop/model/quantity.ts';
import { changed, pathOf, truthOf, type Words } from '#shared/workshop/model/question.ts';
import { lengthOf } from '#shared/workshop/model/task.ts';
import { splitGraphemes } from '#shared/workshop/model/text.ts';
import { Doing } from './doing.ts';
import { tiny } from './tiny.ts';

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'en' in value && 'ko' in value;
}

/** Every text in a value, with where it stands. */
function wordsIn(value: unknown, path: string): [string, Words][] {
  if (isWords(value)) return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${path}.${key}`));
}

const names = (things: ReadonlyArray<{ readonly id: string }>) => things.map(({ id }) => id);
const marksIn = (text: string) => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);

/** The formulas' own braces are not marks: what is between `$` with a name of no figure is LaTeX. */
const liveIn = (text: string, { figures = {} }: Activity) =>
  marksIn(text).filter((name) => Object.hasOwn(figures, name) || !insideFormula(text, name));

function insideFormula(text: string, name: string): boolean {
  return text.split('$').some((part, index) => index % 2 === 1 && part.includes(`{${name}}`));
}

it('every activity has a name of its own', () => {
  expect(new Set(names(catalogue)).size).toBe(catalogue.length);
  for (const { id } of catalogue) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

/** The sections of the lecture, and an activity that a class does each with. */
const lecture: Readonly<Record<string, string>> = {
  '1': 'what-it-is-not',
  '1.1': 'one-neuron',
  '1.2': 'activation-lens',
  '1.2.1': 'why-nonlinear',
  '1.2.2': 'activation-lens',
  '1.2.3': 'gradients',
  '1.2.4': 'activation-lens',
  '1.2.5': 'activation-lens',
  '1.2.6': 'activation-lens',
  '1.3': 'matrix-shapes',
  '1.4': 'words',
  '1.5': 'five-steps',
  '1.6': 'three-layers',
  '2': 'loss-not-accuracy',
  '2.1': 'loss-not-accuracy',
  '2.2': 'two-losses',
  '2.2.1': 'two-losses',
  '2.2.2': 'two-losses',
  '2.3': 'two-losses',
};

it.each(Object.entries(lecture))('section %s of the lecture is something a class does: %s', (section, id) => {
  const covering = catalogue.filter((one) => one.section === section || one.alsoCovers?.includes(section));
  expect(names(covering)).toContain(id);
});

it('every activity belongs to a section of the lecture', () => {
  for (const { section, alsoCovers = [] } of catalogue) {
    for (const one of [section, ...alsoCovers]) expect(Object.keys(lecture)).toContain(one);
  }
});

// Beside the catalogue, the activity of the tests, which has something of everything.
describe.each([...catalogue, tiny].map((activity) => [activity.id, activity] as const))(
  'the activity %s',
  (_, activity) => {
    const { boards, steps, questions, goals, wrongs, words, figures = {}, tasks = [], defence } = activity;

    it('has a section of the lecture and a number of minutes', () => {
      expect(activity.section).toMatch(/^\d(\.\d)*$/);
      expect(activity.minutes).toBeGreaterThan(0);
      expect(activity.minutes).toBeLessThanOrEqual(60);
    });

    it.each(wordsIn(activity, activity.id))('%s says the same in both languages', (path, { en, ko }) => {
      expect(en.trim()).not.toBe('');
      expect(ko.trim()).not.toBe('');
      expect(liveIn(en, activity).toSorted()).toEqual(liveIn(ko, activity).toSorted());
      for (const text of [en, ko]) {
        expect(text.split('$').length % 2).toBe(1);
        for (const name of liveIn(text, activity)) expect(Object.keys(figures)).toContain(name);
      }
      if (en.endsWith('.')) expect(ko, path).toMatch(/요[.!]$/);
    });

    it('opens boards on which everything fits', () => {
      expect(new Set(names(boards)).size).toBe(boards.length);
      for (const board of boards) {
        const { network, parameters, input, target } = board.start;
        expect(parameters).toHaveLength(parameterCount(network));
        expect(input).toHaveLength(network.inputs);
        expect(target).toHaveLength(outputCount(network));
        for (const title of Object.values(board.title)) {
          expect(splitGraphemes(title).length).toBeLessThanOrEqual(limits.boardTitleGraphemes);
        }
        const data = dataOf(contentOfBoard(board));
        if (data !== undefined)
          expect([data.inputs, data.outputs]).toEqual([network.inputs, outputCount(network)]);
        if (typeof board.edits.parameters !== 'string') {
          for (const key of board.edits.parameters) expect(indexOfKey(network, key)).toBeDefined();
        }
      }
    });

    it('names in its steps, questions and figures only what it has', () => {
      for (const list of [steps, questions, goals, wrongs, tasks]) {
        expect(new Set(names(list)).size).toBe(list.length);
      }
      const asked = [...names(questions), 'defence'];
      for (const step of steps) {
        if (step.board !== undefined) expect(names(boards)).toContain(step.board);
        if (step.asks !== undefined) expect(asked).toContain(step.asks);
        for (const task of step.tasks ?? []) expect(names(tasks)).toContain(task);
      }
      // Nothing is asked that is in no step.
      expect(new Set(steps.flatMap(({ asks }) => asks ?? []))).toEqual(new Set(asked));
      for (const { board } of [...questions, ...Object.values(figures)])
        expect(names(boards)).toContain(board);
    });

    it('has words that are in the glossary', () => {
      expect(words.length).toBeGreaterThan(0);
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(Object.hasOwn(glossary, word)).toBe(true);
    });

    it('has figures that are numbers from the start', () => {
      const doing = new Doing(activity);
      for (const { board, reads } of Object.values(figures)) {
        expect(measureNow(reads, doing.board(board))).toSatisfy(Number.isFinite);
      }
    });

    it('has no goal reached at the start', () => {
      expect(new Doing(activity).reached).toEqual([]);
      expect(new Doing(activity).recognised).toEqual([]);
    });

    it('has every goal reached by its solution, by the server’s own math', () => {
      expect(new Doing(activity, activity.solution).reached).toEqual(names(goals));
    });

    it('recognises its known wrong answers, and reaches no goal by them', () => {
      for (const { id, example } of wrongs) {
        const doing = new Doing(activity, example);
        expect(doing.recognised).toContain(id);
        expect(doing.reached).not.toEqual(names(goals));
      }
      expect(new Doing(activity, activity.solution).recognised).toEqual([]);
    });

    it.each(questions.map((question) => [question.id, question] as const))(
      'knows what %s comes to',
      (_, question) => {
        const { answer, slips, change } = question;
        const board = new Doing(activity).board(question.board);
        const truth = truthOf(question, board);
        expect(truth.value).toSatisfy(Number.isFinite);
        expect(new Set(slips.map(({ kind }) => kind)).size).toBe(slips.length);
        const { parameters, network } = changed(board, change);
        expect(parameters).toHaveLength(parameterCount(network));
        if (answer.kind === 'number') {
          expect(answer.least).toBeLessThan(answer.most);
          expect(truth.value).toBeGreaterThanOrEqual(answer.least);
          expect(truth.value).toBeLessThanOrEqual(answer.most);
          expect(pathOf(truth.value, answer, truth)).toBe('right');
          for (const [index, leads] of truth.slips.entries())
            expect(pathOf(leads ?? Number.NaN, answer, truth)).toBe(index);
          return;
        }
        const count = answer.kind === 'direction' ? 3 : answer.choices.length;
        expect(count).toBeGreaterThanOrEqual(2);
        expect(count).toBeLessThanOrEqual(limits.choices);
        expect(truth.right.length).toBeGreaterThan(0);
        slips.forEach(({ leads }, index) => {
          expect(leads).toBeTypeOf('number');
          expect(pathOf(leads as number, answer, truth)).toBe(index);
        });
      },
    );

    it('has tasks that are tried with as many numbers as they need', () => {
      const tries = [...activity.solution, ...wrongs.flatMap(({ example }) => example)];
      for (const deed of tries) {
        if (!('task' in deed)) continue;
        const task = tasks.find(({ id }) => id === deed.task)!;
        expect(deed.values).toHaveLength(lengthOf(task));
      }
      for (const task of tasks) {
        expect(lengthOf(task)).toBeLessThanOrEqual(limits.valuesPerCommand);
        if (task.kind === 'numbers') {
          expect(names(boards)).toContain(task.board);
          expect(task.asks).toHaveLength(task.right.length);
        }
        if (task.kind !== 'pairs') continue;
        expect(task.items).toHaveLength(task.right.length);
        for (const right of task.right) expect(task.others[right]).toBeDefined();
      }
    });

    it('asks one question without a single answer', () => {
      expect(defence.choices.length).not.toBe(1);
      expect(defence.choices.length).toBeLessThanOrEqual(limits.choices);
    });
  },
);
