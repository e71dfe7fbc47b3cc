import type { Activity, ActivityBoard, Tried } from './activity.ts';
import { slips } from './code-losses-slips.ts';
import {
  CE,
  firstAnswer,
  hidden,
  MSE,
  secondAnswer,
  target,
  visible,
  zeroAnswer,
  zeroLoss,
} from './code-losses-tests.ts';

const start = `import numpy as np


def ${MSE}(y, t):
    return 0


def ${CE}(y, t):
    return 0


t = np.array([${target.join(', ')}])
y = np.array([${firstAnswer.join(', ')}])
print(${MSE}(y, t))
print(${CE}(y, t))
`;

/** An answer as the outputs of a network that is nothing but its biases. */
function answerBoard(id: string, title: ActivityBoard['title'], y: readonly number[]): ActivityBoard {
  return {
    id,
    title,
    start: {
      network: { inputs: 1, layers: [{ units: y.length, activation: 'identity' }] },
      loss: 'mse',
      parameters: [...y.map(() => 0), ...y],
      input: [0],
      target,
      data: { kind: 'sample' },
    },
    edits: { parameters: 'none', grants: [] },
  };
}

const first = { en: 'The first answer', ko: '첫째 답' };
const second = { en: 'The second answer', ko: '둘째 답' };

/** Both losses of an answer, as numbers. */
function lossesOf(id: string, title: ActivityBoard['title']): NonNullable<Activity['tasks']>[number] {
  return {
    id,
    title,
    kind: 'numbers',
    board: id,
    asks: [
      { en: 'mean squared error', ko: '평균 제곱 오차' },
      { en: 'cross-entropy', ko: '교차 엔트로피' },
    ],
    right: [
      { what: 'loss', loss: 'mse' },
      { what: 'loss', loss: 'cross-entropy' },
    ],
    tolerance: 0.0005,
  };
}

const right = (id: string, tries: readonly Tried[]) =>
  tries.some((tried) => tried.task === id && tried.right.every((one) => one));

const isNear = (value = Number.NaN, wanted: number) => Math.abs(value - wanted) <= 0.0005;

const [, mseFirst] = visible;
const given = (id: string) => visible.find((test) => test.id === id)!.gives;

/** The two losses of the lecture, written in Python. */
export const codeLosses: Activity = {
  id: 'code-losses',
  section: '2.3',
  minutes: 25,
  boards: [
    answerBoard('first', first, firstAnswer),
    answerBoard('second', second, secondAnswer),
    answerBoard('zero', { en: 'Nothing for the right class', ko: '정답 칸이 0인 답' }, [
      ...zeroAnswer.slice(0, 2),
      0.1,
      ...zeroAnswer.slice(3, 7),
      0.6,
      ...zeroAnswer.slice(8),
    ]),
  ],
  title: { en: 'Write the losses', ko: '손실 함수를 직접 써요' },
  goal: {
    en: 'Write both losses so that they give what the server comes to for both answers.',
    ko: '두 답의 손실이 서버가 구한 값과 같아지도록 두 함수를 써요.',
  },
  steps: [
    {
      id: 'zero',
      title: { en: 'Before you write', ko: '쓰기 전에' },
      says: [
        {
          en: 'Cross-entropy takes the logarithm of what the right class got. First a guess: what if that is 0?',
          ko: '교차 엔트로피는 정답 칸의 값에 로그를 씌워요. 먼저 어림해 봐요. 그 값이 0이면 어떻게 될까요?',
        },
      ],
      board: 'zero',
      asks: 'log-zero',
    },
    {
      id: 'write',
      title: { en: 'Write both functions', ko: '두 함수 쓰기' },
      says: [
        {
          en: 'Your code runs in your own browser and nowhere else. The instructor sees whether it passes, not what you wrote.',
          ko: '코드는 내 브라우저 안에서만 돌아가요. 통과했는지만 강사에게 보이고, 쓴 내용은 보이지 않아요.',
        },
        {
          en: 'The mean of the squares: $\\frac{1}{n} \\sum_k (y_k - t_k)^2$. And the cross-entropy: $-\\sum_k t_k \\ln (y_k + 10^{-7})$.',
          ko: '제곱의 평균은 $\\frac{1}{n} \\sum_k (y_k - t_k)^2$, 교차 엔트로피는 $-\\sum_k t_k \\ln (y_k + 10^{-7})$예요.',
        },
      ],
      hint: {
        en: 'y and t are arrays: y - t, ** 2, np.log(y) work on all of their numbers at once. np.sum and np.mean make one number of them.',
        ko: 'y와 t는 배열이라 y - t, ** 2, np.log(y)가 모든 칸에 한꺼번에 적용돼요. 수 하나로 모을 때는 np.sum이나 np.mean을 써요.',
      },
      tasks: ['first', 'second'],
    },
    {
      id: 'hidden',
      title: { en: 'The hidden tests', ko: '숨은 시험' },
      says: [
        {
          en: 'Two samples come at once, and t comes in another shape. What does your code make of that?',
          ko: '표본 두 개가 한꺼번에 들어오고, t의 모양도 달라져요. 내 코드는 어떻게 할까요?',
        },
      ],
      hint: {
        en: 'y.shape tells the shape. Of one sample y.ndim is 1: with y.reshape(1, y.size) it is a batch of one.',
        ko: 'y.shape가 모양이에요. 표본 하나면 y.ndim이 1이고, y.reshape(1, y.size)로 한 행짜리 배치가 돼요.',
      },
      tasks: ['first', 'second'],
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'Two functions for the same thing: how far an answer is from its target. Which one would you train by?',
          ko: '둘 다 답이 타깃에서 얼마나 먼지를 수로 나타내요. 여러분이라면 어느 쪽으로 학습할까요?',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'A formula of one line is a line of code. What takes care is at its edges: the logarithm of 0, the mean over what, and the shapes.',
      ko: '식 한 줄은 코드로도 한 줄이에요. 조심할 곳은 가장자리예요. 0의 로그, 무엇의 평균인지, 그리고 배열의 모양이에요.',
    },
    {
      en: 'Both losses are lower for the first answer: {mse1} against {mse2}, and {ce1} against {ce2}.',
      ko: '두 손실 모두 첫째 답이 더 작아요. {mse1}과 {mse2}, {ce1}과 {ce2}예요.',
    },
  ],
  words: ['loss', 'mse', 'cross-entropy', 'one-hot', 'batch'],
  figures: {
    mse1: { board: 'first', reads: { what: 'loss', loss: 'mse' }, decimals: 4 },
    mse2: { board: 'second', reads: { what: 'loss', loss: 'mse' }, decimals: 4 },
    ce1: { board: 'first', reads: { what: 'loss', loss: 'cross-entropy' }, decimals: 4 },
    ce2: { board: 'second', reads: { what: 'loss', loss: 'cross-entropy' }, decimals: 4 },
    ce0: { board: 'zero', reads: { what: 'loss', loss: 'cross-entropy' }, decimals: 2 },
  },
  tasks: [lossesOf('first', first), lossesOf('second', second)],
  code: {
    file: 'losses.py',
    start: { en: start, ko: start },
    functions: [MSE, CE],
    visible,
    hidden,
    tolerance: 1e-6,
    slips,
    tries: [
      { task: 'first', tests: ['mse-first', 'ce-first'] },
      { task: 'second', tests: ['mse-second', 'ce-second'] },
    ],
  },
  questions: [
    {
      id: 'log-zero',
      board: 'zero',
      asks: {
        en: 'The right class gets 0. What is the cross-entropy, with $10^{-7}$ added under the logarithm?',
        ko: '정답 칸의 값이 0이에요. 로그 안에 $10^{-7}$만큼 더하면 교차 엔트로피는 얼마일까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: '0', ko: '0' }, least: -0.5, most: 0.5 },
          {
            says: { en: 'About 16', ko: '16쯤' },
            least: Math.floor(zeroLoss),
            most: Math.ceil(zeroLoss),
          },
          { says: { en: 'Infinitely large', ko: '무한대' }, least: 1e6, most: 1e9 },
        ],
      },
      change: {
        kind: 'set',
        values: [
          ['b1-2', 0],
          ['b1-7', 0.7],
        ],
      },
      reads: { what: 'loss', loss: 'cross-entropy' },
      right: { en: 'Large, but a number', ko: '크지만 수로 나옴' },
      slips: [
        {
          kind: 'times-zero',
          leads: 0,
          name: { en: '0 makes it 0', ko: '0이면 0이라고 봄' },
          says: {
            en: 'The 0 stands under the logarithm, not as a factor. The smaller a number, the further below zero its logarithm.',
            ko: '0은 곱하는 수가 아니라 로그 안에 있어요. 수가 0에 가까울수록 로그는 아래로 멀리 내려가요.',
          },
        },
        {
          kind: 'no-floor',
          leads: 2,
          name: { en: 'Without the small number', ko: '작은 수를 빼고 봄' },
          says: {
            en: 'Right without the small number. With it, the logarithm is of $10^{-7}$, and nothing is infinite.',
            ko: '작은 수가 없다면 맞아요. 더하고 나면 $10^{-7}$의 로그가 되어 무한대까지 가지 않아요.',
          },
        },
      ],
      shows: {
        en: 'It is {ce0}: large, but a number that one can go on calculating with.',
        ko: '{ce0}이 나와요. 크지만 계속 계산할 수 있는 수예요.',
      },
    },
  ],
  goals: [
    {
      id: 'first',
      says: { en: 'Both losses of the first answer', ko: '첫째 답의 두 손실' },
      reached: ({ tries }) => right('first', tries),
    },
    {
      id: 'second',
      says: { en: 'Both losses of the second answer', ko: '둘째 답의 두 손실' },
      reached: ({ tries }) => right('second', tries),
    },
  ],
  wrongs: (['half-sum', 'sum', 'half'] as const).map((slip) => {
    const leads = mseFirst!.slips.find((one) => one.slip === slip)!.leads;
    return {
      id: slip,
      on: 'task',
      task: 'first',
      recognises: ({ values }) => isNear(values[0], leads),
      says: slips.find(({ id }) => id === slip)!.says,
      example: [{ task: 'first', values: [leads, given('ce-first')] }],
    };
  }),
  solution: [
    { task: 'first', values: [given('mse-first'), given('ce-first')] },
    { task: 'second', values: [given('mse-second'), given('ce-second')] },
  ],
  defence: {
    asks: {
      en: 'A network is to tell ten digits apart. Which loss would you write into its training, and why?',
      ko: '숫자 열 가지를 구별하는 신경망을 학습시켜요. 어떤 손실을 쓰겠어요? 왜 그런가요?',
    },
    choices: [
      { en: 'The mean squared error', ko: '평균 제곱 오차' },
      { en: 'The cross-entropy', ko: '교차 엔트로피' },
    ],
  },
};
