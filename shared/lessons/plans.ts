import type { ActivityId } from '../workshop/model/activity.ts';
import type { Words } from '../workshop/model/question.ts';

/** The lecture as a plan: which activities, in which order, for how many minutes each. */
export interface LessonPlan {
  readonly id: string;
  readonly minutes: number;
  readonly title: Words;
  readonly parts: ReadonlyArray<readonly [activity: ActivityId, minutes: number]>;
}

/** The lecture in as much time as there is: what is left out of a shorter one can be opened all the same. */
export const lecturePlans: readonly LessonPlan[] = [
  {
    id: 'lecture-45',
    minutes: 45,
    title: { en: 'The lecture in 45 minutes', ko: '강의 45분' },
    parts: [
      ['one-neuron', 8],
      ['xor-wall', 6],
      ['why-nonlinear', 6],
      ['three-layers', 12],
      ['loss-not-accuracy', 5],
      ['five-steps', 8],
    ],
  },
  {
    id: 'lecture-90',
    minutes: 90,
    title: { en: 'The lecture in 90 minutes', ko: '강의 90분' },
    parts: [
      ['one-neuron', 12],
      ['xor-wall', 9],
      ['why-nonlinear', 9],
      ['activation-lens', 10],
      ['matrix-shapes', 7],
      ['three-layers', 14],
      ['loss-not-accuracy', 8],
      ['two-losses', 11],
      ['five-steps', 10],
    ],
  },
  {
    id: 'lecture-180',
    minutes: 180,
    title: { en: 'The lecture in 180 minutes', ko: '강의 180분' },
    parts: [
      ['one-neuron', 15],
      ['xor-wall', 12],
      ['build-a-network', 10],
      ['why-nonlinear', 12],
      ['activation-lens', 14],
      ['matrix-shapes', 12],
      ['words', 8],
      ['three-layers', 18],
      ['loss-not-accuracy', 9],
      ['two-losses', 14],
      ['five-steps', 14],
      ['gradients', 14],
      ['code-losses', 20],
      ['what-it-is-not', 8],
    ],
  },
];
