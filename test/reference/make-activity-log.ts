/**
 * `npm run activity-log -- ACTIVITY`: writes `logs/activity-ID.json`, a class that does the activity from its first step to
 * what it has seen: every question answered in two rounds and revealed, its known wrong answers, its solution. Run it
 * only for an activity that has no log yet: what is kept there must open as it is for ever.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Activity, Deed } from '#shared/lessons/activity.ts';
import { catalogue } from '#shared/lessons/catalogue.ts';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import { look, noted } from '#shared/workshop/activities/watching.ts';
import { tallied } from '#shared/workshop/code/counting.ts';
import type { Command } from '#shared/workshop/features.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { choicesOf, truthOf } from '#shared/workshop/model/question.ts';
import { counted, timedOut } from '#shared/workshop/predictions/counting.ts';
import { commandsOf } from '../shared/lessons/deeds.ts';
import { tiny } from '../shared/lessons/tiny.ts';
import { type Logs, logsOf, written } from './make-log.ts';
import { house, Reference } from './reference.ts';

const lessons = lessonsOf([...catalogue, tiny]);

/** A class of an instructor and two students, who do an activity. */
class Lesson extends Reference {
  readonly #activity: Activity;

  constructor(activity: Activity) {
    super('이수연', `epoch-of-${activity.id}`);
    this.house = { ...house, lessons };
    this.#activity = activity;
    for (const name of ['김하늘', 'Ada']) this.join(name);
  }

  play(): this {
    const { id, steps, wrongs, solution } = this.#activity;
    this.does('p1', { type: 'open-activity', activity: id });
    for (const [index, step] of steps.entries()) {
      if (index > 0) this.does('p1', { type: 'step-activity', step: index });
      const prediction = predictionsOf(this.state).list.at(-1);
      if (step.asks !== undefined && prediction?.status === 'open') this.#ask(prediction);
      // A question that nobody waits for.
      const [first] = this.#activity.questions;
      if (index === 0 && first !== undefined) {
        this.does('p1', { type: 'open-prediction', question: first.id });
        const [last] = predictionsOf(this.state).list.slice(-1);
        this.does('p1', { type: 'time-prediction', prediction: last!.id, seconds: 5 });
        this.happens((at) => timedOut(this.state, at, () => true));
      }
    }
    for (const { example } of wrongs) {
      this.#do(example);
      for (const { board } of runningOf(this.state)!.boards) this.does('p1', { type: 'reset-board', board });
    }
    this.#do(solution);
    this.#code();
    this.does('p1', { type: 'step-activity', step: steps.length });
    this.does('p1', { type: 'close-activity' });
    this.does('p1', { type: 'open-activity', activity: id });
    return this;
  }

  /** Two rounds: a slip and something else, then the right answer twice; looked at, counted and revealed. */
  #ask({ id, asking, key, board }: Prediction): void {
    const truth = key === undefined ? undefined : truthOf(key, this.state.boards[board ?? '']!);
    const right = truth === undefined ? 0 : asking.answer.kind === 'number' ? truth.value : truth.right[0]!;
    const slip = truth?.slips.find((value) => value !== null) ?? right;
    const line = asking.answer.kind === 'line';
    const chosen = !line || choicesOf(asking) > 0;
    const answers = (round: number, answer: number): Command => ({
      type: 'answer-prediction',
      prediction: id,
      round,
      ...(chosen && { answer }),
      ...(line && { line: '편향이 먼저예요 because it is one number' }),
    });
    this.does('p2', answers(0, slip));
    this.does('p3', answers(0, right));
    this.does('p3', answers(0, slip));
    this.happens((at) => counted(this.state, at));
    this.does('p1', { type: 'look-at-answers', prediction: id });
    this.does('p1', { type: 'close-prediction', prediction: id });
    this.does('p1', { type: 'ask-again', prediction: id });
    this.batch(['p2', answers(1, right)], ['p3', answers(1, right)]);
    this.does('p1', { type: 'reveal-prediction', prediction: id });
    this.#observe('p1');
  }

  /** Two report on their code, and one of them has it shown. */
  #code(): void {
    const exercise = runningOf(this.state)?.text.code;
    if (exercise === undefined) return;
    const { functions, start } = exercise;
    const some = [...functions.map((_, index) => index === 0), false];
    this.does('p1', { type: 'warm-python' });
    this.does('p2', { type: 'tell-python', ready: true });
    this.does('p3', { type: 'tell-python', ready: false });
    this.does('p2', { type: 'report-code', passed: some, shared: false, source: start.ko });
    this.happens((at) => tallied(this.state, at));
    this.does('p2', { type: 'report-code', passed: some.map(() => true), shared: true, source: start.ko });
    this.does('p3', { type: 'report-code', passed: some, shared: false, source: start.en });
    this.happens((at) => tallied(this.state, at));
    this.does('p1', { type: 'show-code', whose: 'p2' });
  }

  #do(deeds: readonly Deed[]): void {
    for (const deed of deeds) {
      if ('task' in deed) {
        this.does('p2', { type: 'try-task', task: deed.task, values: [...deed.values] });
      } else {
        const place = runningOf(this.state)!.boards.find(({ id }) => id === deed.board)!.board;
        for (const command of commandsOf(this.state.boards[place]!, deed.change)) this.does('p1', command);
      }
      this.#observe('p2');
    }
  }

  /** What the server makes of what it sees. */
  #observe(by: string): void {
    const { boards } = runningOf(this.state)!;
    const observations = Object.fromEntries(
      boards.map(({ board }) => [board, observe(this.state.boards[board]!)]),
    );
    const sight = look(this.state, observations, lessons, { board: by, task: by })!;
    if (noted(this.state, sight, 0).length > 0) this.happens((at) => noted(this.state, sight, at));
  }
}

/** The log of a class that does an activity. */
export function logOf(activity: Activity): Logs {
  return logsOf({ AC2345: new Lesson(activity).play() });
}

if (process.argv[1] === import.meta.filename) {
  const [, , id] = process.argv;
  const activity = [...catalogue, tiny].find((one) => one.id === id);
  if (activity === undefined) throw new Error(`no activity ${id}`);
  writeFileSync(resolve(import.meta.dirname, `logs/activity-${id}.json`), written(logOf(activity)));
}
