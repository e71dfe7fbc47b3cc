import { answerTwo, classTwo } from '../math/datasets/ten-classes.ts';
import { keysOf, type ParameterKey } from '../math/parameter-key.ts';
import type { NetworkSpec } from '../math/shape.ts';
import { type Measured, measureNow, type Quantity } from '../workshop/model/quantity.ts';
import { changed } from '../workshop/model/question.ts';
import type { Activity, ActivityBoard, Change } from './activity.ts';
import { contentOfBoard } from './boards.ts';

/** Ten outputs that nothing comes into: what is answered are the biases alone, one in each hand. */
const spec: NetworkSpec = { inputs: 1, layers: [{ units: classTwo.length, activation: 'identity' }] };

/** The book's other answer: what class 2 and class 7 get is exchanged. */
const answerSeven = answerTwo.with(2, answerTwo[7]).with(7, answerTwo[2]);

/** The key of what class `k` is given. */
const given = (k: number): ParameterKey => `b1-${k}` as ParameterKey;

/** The class that is right. */
const right = classTwo.indexOf(1);
const certain = answerTwo[right]!;

const answer: ActivityBoard = {
  id: 'answer',
  title: { en: 'Ten outputs', ko: '출력 열 개' },
  start: {
    network: spec,
    loss: 'cross-entropy',
    parameters: [...classTwo.map(() => 0), ...answerTwo],
    input: [0],
    target: classTwo,
    data: { kind: 'sample' },
  },
  edits: { parameters: keysOf(spec).filter((key) => key.startsWith('b')), grants: [] },
};

const answers = (values: readonly number[]): Change => ({
  kind: 'set',
  values: values.map((value, k) => [given(k), value]),
});

const mse: Measured = { what: 'loss', loss: 'mse' };
const half: Measured = { what: 'loss', loss: 'half-sse' };
const entropy: Measured = { what: 'loss', loss: 'cross-entropy' };

/** What a quantity comes to with an answer on the board. */
const comesTo = (quantity: Quantity, values: readonly number[]) =>
  measureNow(quantity, changed(contentOfBoard(answer), answers(values)));

/** The same class 2, the rest in one place: cross-entropy does not see the difference, the squares do. */
const gathered = classTwo.map((_, k) => (k === right ? certain : k === 7 ? 1 - certain : 0));

/** One answer, two losses: what each of them looks at. */
export const twoLosses: Activity = {
  id: 'two-losses',
  section: '2.2',
  alsoCovers: ['2.2.1', '2.2.2', '2.3'],
  minutes: 15,
  boards: [answer],
  title: { en: 'One answer, two losses', ko: '한 답, 두 가지 손실' },
  goal: {
    en: 'Find out what each loss looks at, and what it does not see.',
    ko: '두 손실이 저마다 무엇을 보고 무엇을 보지 않는지 알아내요.',
  },
  steps: [
    {
      id: 'squares',
      title: { en: 'The mean of the squares', ko: '제곱해서 평균 내기' },
      says: [
        {
          en: 'Ten outputs, one for each class; the right one is class 2. The target is 1 there and 0 everywhere else: one-hot.',
          ko: '클래스마다 출력이 하나씩, 모두 열 개예요. 정답은 2번 칸이고 타깃은 거기만 1, 나머지는 0이에요. 이것을 원-핫이라고 해요.',
        },
        {
          en: 'The mean squared error takes every difference $y - t$, squares it, and takes the mean of all ten.',
          ko: '평균 제곱 오차는 칸마다 차이 $y - t$를 구해 제곱하고, 열 칸의 평균을 내요.',
        },
      ],
      hint: {
        en: 'The squares: four of $0.1^2$ or $0.05^2$ kind on the wrong classes, and $(0.6 - 1)^2$ on the right one.',
        ko: '틀린 칸에는 $0.1^2$이나 $0.05^2$이, 정답 칸에는 $(0.6 - 1)^2$이 있어요.',
      },
      asks: 'mse',
    },
    {
      id: 'entropy',
      title: { en: 'The right class alone', ko: '정답 칸 하나만' },
      says: [
        {
          en: 'Cross-entropy is $-\\sum t \\ln y$. Nine of the targets are 0, so that one term is left: minus the logarithm of what the right class was given.',
          ko: '교차 엔트로피는 $-\\sum t \\ln y$예요. 타깃 아홉 개가 0이라 한 항만 남아요. 정답 칸의 출력에 로그를 씌우고 부호를 바꾼 값이에요.',
        },
        {
          en: 'Now the book’s second answer: 0.6 for class 7, and only 0.1 for class 2.',
          ko: '이번에는 책의 둘째 답이에요. 7번 칸에 0.6을 주고 2번 칸에는 0.1만 줬어요.',
        },
      ],
      hint: {
        en: '$\\ln 0.1$ is about −2.3, $\\ln 0.6$ about −0.5.',
        ko: '$\\ln 0.1$은 약 −2.3, $\\ln 0.6$은 약 −0.5예요.',
      },
      asks: 'second',
    },
    {
      id: 'by-hand',
      title: { en: 'Half the sum', ko: '제곱합의 절반' },
      says: [
        {
          en: 'The lecture’s book writes half the sum of the squares, without the mean: $\\frac{1}{2} \\sum (y - t)^2$. Work it out from the mean of this answer.',
          ko: '강의의 책은 평균 대신 제곱합의 절반 $\\frac{1}{2} \\sum (y - t)^2$을 써요. 지금 답의 평균에서 출발해 셈해 보세요.',
        },
      ],
      hint: {
        en: 'Ten times the mean is the sum. Then half of it.',
        ko: '평균의 열 배가 합이에요. 그 반을 구해요.',
      },
      tasks: ['half'],
    },
    {
      id: 'zero',
      title: { en: 'All the way down to 0', ko: '0까지 내리면' },
      says: [
        {
          en: 'Drag the bars: both losses follow. Then the right class goes down to exactly 0, and $\\ln 0$ is no number.',
          ko: '막대를 끌면 두 손실이 함께 움직여요. 그런데 정답 칸이 딱 0이 되면 $\\ln 0$은 수가 아니에요.',
        },
      ],
      asks: 'zero',
    },
    {
      id: 'apart',
      title: { en: 'Alike for one, not for the other', ko: '하나에는 같고 하나에는 다른 답' },
      says: [
        {
          en: 'Make an answer with the cross-entropy of the first one, 0.6 on class 2, whose squared error is clearly larger: above 0.03.',
          ko: '2번 칸을 0.6에 두어 교차 엔트로피는 첫째 답과 같은데, 제곱 오차는 0.03보다 큰 답을 만들어 보세요.',
        },
      ],
      hint: {
        en: 'Cross-entropy does not see how the rest is spread. Put all of it on one wrong class.',
        ko: '교차 엔트로피는 나머지가 어떻게 퍼져 있는지 보지 않아요. 틀린 칸 하나에 몰아 보세요.',
      },
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'One loss looks at all ten classes, the other at the right one alone, and the more the surer the wrong answer is.',
          ko: '한 손실은 열 칸을 모두 보고, 다른 손실은 정답 칸만 봐요. 자신 있게 틀릴수록 더 커져요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'The same answer has another loss each time: mean squared error {mse}, half the sum of squares {half}, cross-entropy {entropy}.',
      ko: '같은 답에도 손실은 저마다 달라요. 평균 제곱 오차 {mse}, 제곱합의 절반 {half}, 교차 엔트로피 {entropy}만큼이에요.',
    },
    {
      en: 'The squares ask how far off every class is. Cross-entropy asks only how much the right class was given, and is far harder on a sure wrong answer. A little is added inside the logarithm, $10^{-7}$, so that 0 has a loss, too.',
      ko: '제곱은 칸마다 얼마나 벗어났는지 물어요. 교차 엔트로피는 정답 칸에 얼마를 줬는지만 묻고, 자신 있게 틀리면 훨씬 크게 벌해요. 0에서도 셈할 수 있게 로그 안에 $10^{-7}$을 더해 둬요.',
    },
  ],
  words: ['loss', 'mse', 'cross-entropy', 'one-hot', 'target', 'output'],
  figures: {
    mse: { board: 'answer', reads: mse, decimals: 4 },
    half: { board: 'answer', reads: half, decimals: 4 },
    entropy: { board: 'answer', reads: entropy, decimals: 4 },
    y2: { board: 'answer', reads: { what: 'output', unit: right }, decimals: 2 },
  },
  tasks: [
    {
      id: 'half',
      title: { en: 'Half the sum of squares of this answer', ko: '지금 답의 제곱합의 절반' },
      kind: 'numbers',
      board: 'answer',
      asks: [{ en: 'half the sum', ko: '제곱합의 절반' }],
      right: [half],
      tolerance: 0.0005,
    },
  ],
  questions: [
    {
      id: 'mse',
      board: 'answer',
      asks: {
        en: 'What is the mean squared error of this answer?',
        ko: '이 답의 평균 제곱 오차는 얼마일까요?',
      },
      answer: { kind: 'number', tolerance: 0.0005, least: 0, most: 0.5, step: 0.001, decimals: 4 },
      change: null,
      reads: mse,
      right: { en: 'Squared, added, divided by ten', ko: '제곱하고 더해서 10으로 나눔' },
      slips: [
        {
          kind: 'sum',
          leads: { what: 'sum', of: [[classTwo.length, mse]] },
          name: { en: 'Not divided by ten', ko: '10으로 나누지 않음' },
          says: {
            en: 'The squares and their sum are right. The mean of ten is a tenth of it.',
            ko: '제곱도 합도 맞아요. 열 칸의 평균이니 10으로 나눠요.',
          },
        },
        {
          kind: 'half',
          leads: half,
          name: { en: 'Half the sum', ko: '절반으로 셈함' },
          says: {
            en: 'That is the book’s form, half the sum, and it is right for that. The mean divides by ten instead.',
            ko: '그것은 책의 식인 제곱합의 절반이고, 그 식으로는 맞아요. 평균은 10으로 나눠요.',
          },
        },
        {
          kind: 'right-class-alone',
          leads: { what: 'value', value: (certain - 1) ** 2 / classTwo.length },
          name: { en: 'The right class alone', ko: '정답 칸만 셈함' },
          says: {
            en: 'Its square is the largest, but the wrong classes that were given something are off, too.',
            ko: '정답 칸의 제곱이 가장 크기는 해요. 그래도 틀린 칸에 준 값도 벗어난 것이라 함께 세요.',
          },
        },
      ],
      shows: {
        en: 'The squares add up to ten times {mse}. Half their sum would be {half}.',
        ko: '제곱의 합을 10으로 나누면 {mse}, 절반을 내면 {half}이에요.',
      },
    },
    {
      id: 'second',
      board: 'answer',
      asks: {
        en: 'The second answer is put on the bars. What is its cross-entropy?',
        ko: '둘째 답을 막대에 올려요. 교차 엔트로피는 얼마일까요?',
      },
      answer: { kind: 'number', tolerance: 0.05, least: 0, most: 5, step: 0.05, decimals: 2 },
      change: answers(answerSeven),
      reads: entropy,
      right: { en: '−ln of the right class', ko: '정답 칸에 −ln' },
      slips: [
        {
          kind: 'largest',
          leads: { ...entropy, when: 'before' },
          name: { en: '−ln 0.6, the largest bar', ko: '가장 큰 막대에 −ln' },
          says: {
            en: 'The logarithm is right, of the wrong bar. It is always the right class that is asked about, here class 2 with 0.1.',
            ko: '로그는 맞는데 칸이 달라요. 언제나 정답 칸을 봐요. 여기서는 0.1을 준 2번 칸이에요.',
          },
        },
        {
          kind: 'squares',
          leads: mse,
          name: { en: 'Squared', ko: '제곱으로 셈함' },
          says: {
            en: 'That is the mean squared error of the second answer. Cross-entropy takes a logarithm in place of squares.',
            ko: '그것은 둘째 답의 평균 제곱 오차예요. 교차 엔트로피는 제곱 대신 로그를 써요.',
          },
        },
      ],
      shows: {
        en: '$-\\ln {y2} = {entropy}$. The mean squared error went to {mse}.',
        ko: '$-\\ln {y2} = {entropy}$만큼이고, 평균 제곱 오차는 {mse}이 됐어요.',
      },
    },
    {
      id: 'zero',
      board: 'answer',
      asks: {
        en: 'Class 2 goes down to exactly 0. What does the cross-entropy say?',
        ko: '2번 칸을 딱 0까지 내려요. 교차 엔트로피는 어떻게 될까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'It stops at about 3', ko: '3쯤에서 멈춰요' }, least: 2.5, most: 3.5 },
          { says: { en: 'It goes above 10', ko: '10을 넘어요' }, least: 10, most: 1e6 },
          {
            says: { en: 'It cannot be calculated', ko: '계산할 수 없어요' },
            least: 1e12,
            most: 1e12,
          },
        ],
      },
      change: { kind: 'set', values: [[given(right), 0]] },
      reads: entropy,
      right: { en: 'Something is added inside the logarithm', ko: '로그 안에 조금 더해 둠' },
      slips: [
        {
          kind: 'bounded',
          leads: 0,
          name: { en: 'It levels off', ko: '완만해진다고 봄' },
          says: {
            en: 'From 0.6 to 0.1 it rose by less than 2, true. But every further tenth of the output adds another 2.3, without end.',
            ko: '0.6에서 0.1까지 2도 채 안 올랐으니 그렇게 볼 만해요. 하지만 10분의 1로 줄 때마다 2.3씩 끝없이 더해져요.',
          },
        },
        {
          kind: 'no-number',
          leads: 2,
          name: { en: 'ln 0 is no number', ko: 'ln 0은 수가 아님' },
          says: {
            en: 'Exactly right of $\\ln 0$. That is why $10^{-7}$ is added inside the logarithm.',
            ko: '$\\ln 0$이라면 바로 그래요. 그래서 로그 안에 $10^{-7}$을 더해 두었어요.',
          },
        },
      ],
      shows: {
        en: 'With $10^{-7}$ inside the logarithm it comes to {entropy}. Without it the loss would be no number, and training would be over.',
        ko: '로그 안에 $10^{-7}$이 있어서 {entropy}에서 멈춰요. 없었다면 손실이 수가 아니게 되어 학습이 끊겼을 거예요.',
      },
    },
  ],
  goals: [
    {
      id: 'half',
      says: { en: 'Half the sum of squares worked out', ko: '제곱합의 절반 셈하기' },
      reached: ({ tries }) =>
        tries.some(({ task, right: all }) => task === 'half' && all.every((one) => one)),
    },
    {
      id: 'apart',
      says: { en: 'Same cross-entropy, larger squared error', ko: '교차 엔트로피는 같고 제곱 오차는 크게' },
      reached: ({ boards: { answer: seen } }) =>
        seen !== undefined &&
        Math.abs(measureNow(entropy, seen.board) - comesTo(entropy, answerTwo)) < 0.01 &&
        measureNow(mse, seen.board) > 0.03,
    },
  ],
  wrongs: [
    {
      id: 'more-than-all',
      on: 'board',
      recognises: ({ boards: { answer: seen } }) =>
        (seen?.observation.layers.at(-1)?.z.reduce((sum, value) => sum + value, 0) ?? 0) > 1.2,
      says: {
        en: 'The outputs add up to more than 1. As shares of certainty they cannot: what one class gets, another has to give.',
        ko: '출력의 합이 1을 넘었어요. 확률로 읽으려면 합이 1이어야 해요. 한 칸을 올리면 다른 칸을 내려야 해요.',
      },
      example: [{ board: 'answer', change: { kind: 'set', values: [[given(7), 0.9]] } }],
    },
    {
      id: 'not-halved',
      on: 'task',
      task: 'half',
      recognises: ({ values: [value = 0] }) =>
        isNear(value, 2 * comesTo(half, answerTwo)) || isNear(value, 2 * comesTo(half, answerSeven)),
      says: {
        en: 'That is the sum of the squares. Now half of it.',
        ko: '그것은 제곱의 합이에요. 이제 절반만 남겨요.',
      },
      example: [{ task: 'half', values: [2 * comesTo(half, answerTwo)] }],
    },
    {
      id: 'half-the-mean',
      on: 'task',
      task: 'half',
      recognises: ({ values: [value = 0] }) =>
        isNear(value, comesTo(mse, answerTwo) / 2) || isNear(value, comesTo(mse, answerSeven) / 2),
      says: {
        en: 'That is half the mean. First go back to the sum: ten times the mean.',
        ko: '그것은 평균의 절반이에요. 먼저 평균에 10을 곱해 합으로 돌아가요.',
      },
      example: [{ task: 'half', values: [comesTo(mse, answerTwo) / 2] }],
    },
  ],
  solution: [
    { task: 'half', values: [comesTo(half, answerTwo)] },
    { board: 'answer', change: answers(gathered) },
  ],
  defence: {
    asks: {
      en: 'Telling pictures apart: which of the two losses would you train with? Why, in a line?',
      ko: '사진을 분류한다면 어느 손실로 학습할까요? 한 줄로 이유를 적어요.',
    },
    choices: [
      { en: 'Mean squared error', ko: '평균 제곱 오차' },
      { en: 'Cross-entropy', ko: '교차 엔트로피' },
    ],
  },
};

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0002;
}
