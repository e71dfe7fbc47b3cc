import { type ActivationName, curveOf, sigmoid } from '../math/activations.ts';
import type { NetworkSpec } from '../math/shape.ts';
import type { Activity, ActivityBoard, Change, Quantity, WrongAnswer } from './activity.ts';
import { lectureNetwork, lectureStart } from './lecture-network.ts';

/** One sigmoid whose sum is its input. Its target is 1 below its output, so that the gradient of b is the slope itself. */
const sampleAt = (a: number) => ({ input: [a], target: [sigmoid(a) - 1] }) as const;

const unit: ActivityBoard = {
  id: 'unit',
  title: { en: 'One sigmoid', ko: '시그모이드 하나' },
  start: {
    network: { inputs: 1, layers: [{ units: 1, activation: 'sigmoid' }] },
    loss: 'half-sse',
    parameters: [1, 0],
    ...sampleAt(0),
    data: { kind: 'sample' },
  },
  edits: { parameters: 'none', grants: [] },
};

const network: ActivityBoard = {
  id: 'network',
  title: { en: 'The lecture’s network', ko: '강의의 신경망' },
  start: lectureStart,
  edits: { parameters: 'none', grants: ['network'] },
};

/** The lecture's network with another activation in both hidden layers. */
function hidden(activation: ActivationName): Change {
  const { network: before, parameters } = lectureNetwork;
  const after: NetworkSpec = {
    inputs: before.inputs,
    layers: before.layers.map(({ units, activation: old }, index) => ({
      units,
      activation: index < before.layers.length - 1 ? activation : old,
    })),
  };
  return { kind: 'network', network: after, parameters: [...parameters] };
}

const slope: Quantity = { what: 'gradient', key: 'b1-0' };
const y2: Quantity = { what: 'output', unit: 1 };

/** What is read off the curves: the slopes of three of them. */
const slopes = [
  curveOf('tanh').derivative(0),
  curveOf('relu').derivative(-5),
  curveOf('leaky-relu').derivative(-5),
];

const mistaken = (id: string, values: readonly number[], says: WrongAnswer['says']): WrongAnswer => ({
  id,
  on: 'task',
  task: 'slopes',
  recognises: (tried) => tried.values.every((value, index) => Math.abs(value - values[index]!) < 1e-6),
  says,
  example: [{ task: 'slopes', values }],
});

/** Eight curves and their slopes, one sum dragged along all of them. */
export const activationLens: Activity = {
  id: 'activation-lens',
  section: '1.2',
  alsoCovers: ['1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.2.6'],
  minutes: 15,
  boards: [unit, network],
  title: { en: 'Eight ways to pass it on', ko: '넘겨주는 여덟 가지 방법' },
  goal: {
    en: 'Compare what eight functions make of one sum, and what their slopes leave of a gradient.',
    ko: '합 하나를 여덟 함수가 저마다 어떻게 바꾸는지, 기울기를 얼마나 남기는지 견주어요.',
  },
  steps: [
    {
      id: 'slope',
      title: { en: 'How steep is it?', ko: '얼마나 가파를까요?' },
      says: [
        {
          en: 'An activation function decides what of a sum $a$ is passed on. Drag $a$, on any of the pictures, and watch all eight answer.',
          ko: '활성화 함수는 합 $a$에서 무엇을 넘길지 정해요. 아무 그림에서나 $a$를 끌며 여덟 함수의 답을 보세요.',
        },
        {
          en: "Training cares about the slope $h'(a)$, too: how much the answer moves when $a$ does.",
          ko: "학습에는 기울기 $h'(a)$도 중요해요. $a$가 움직일 때 답이 얼마나 움직이는지예요.",
        },
      ],
      board: 'unit',
      asks: 'steepest',
    },
    {
      id: 'far',
      title: { en: 'Far out', ko: '멀리 나가면' },
      says: [
        {
          en: 'The sigmoid is steepest at 0. To both sides it levels off, towards 0 and towards 1.',
          ko: '시그모이드는 0에서 가장 가팔라요. 양쪽으로 가면 0과 1에 붙으며 평평해져요.',
        },
      ],
      board: 'unit',
      asks: 'far',
    },
    {
      id: 'read',
      title: { en: 'Read them off', ko: '직접 읽어 보기' },
      says: [
        {
          en: 'Drag $a$ to 0 and to −5 and read three slopes. ReLU and Leaky ReLU differ in one small thing: which one, and what is it for?',
          ko: '$a$를 0과 −5로 끌어 기울기 셋을 읽어 보세요. ReLU와 리키 ReLU는 작은 것 하나가 달라요. 무엇이고, 왜 그럴까요?',
        },
        {
          en: 'The exponential costs time. Measure it, here and now, on your own machine.',
          ko: 'exp는 계산이 오래 걸려요. 지금 이 기기에서 직접 재 보세요.',
        },
      ],
      board: 'unit',
      tasks: ['slopes'],
    },
    {
      id: 'network',
      title: { en: 'In the lecture’s network', ko: '강의의 신경망에 넣으면' },
      says: [
        {
          en: 'Under each picture stands what the lecture’s network answers with that function in its hidden layers. As it is now, $y_2 = {y2}$.',
          ko: '그림마다 강의의 신경망 은닉층에 그 함수를 넣었을 때의 출력을 적어 둘게요. 지금은 $y_2 = {y2}$예요.',
        },
      ],
      hint: {
        en: 'All sums in this network are above 0. What does ReLU do with those?',
        ko: '이 신경망의 합은 모두 0보다 커요. ReLU는 그런 값을 어떻게 할까요?',
      },
      board: 'network',
      asks: 'relu',
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'Every one of them has its price: a slope that vanishes, a side that goes silent, an exponential.',
          ko: '저마다 값을 치러요. 사라지는 기울기, 조용해지는 한쪽, 비싼 exp 가운데 하나예요.',
        },
      ],
      board: 'network',
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'A gradient is multiplied by the slope of every function it passes. The sigmoid’s is 0.25 at most and nearly nothing far out; tanh reaches 1, and levels off as well.',
      ko: '기울기는 지나는 함수마다 그 기울기만큼 곱해져요. 시그모이드는 많아야 0.25이고 멀리 가면 거의 0이에요. tanh는 1까지 가지만 역시 평평해져요.',
    },
    {
      en: 'ReLU is 1 or 0: what gets through is not diminished, and the rest is silent. Leaky ReLU, ELU and Swish leave a little on that side.',
      ko: 'ReLU는 1 아니면 0이에요. 통과하면 줄지 않고, 나머지는 조용해져요. 리키 ReLU, ELU, Swish는 그쪽에도 조금 남겨 둬요.',
    },
  ],
  words: ['activation', 'derivative', 'step', 'sigmoid', 'tanh', 'relu', 'gradient'],
  figures: {
    y2: { board: 'network', reads: y2, decimals: 4 },
  },
  tasks: [
    {
      id: 'slopes',
      title: { en: 'Three slopes', ko: '기울기 셋' },
      kind: 'numbers',
      board: 'unit',
      asks: [
        { en: 'tanh at 0', ko: '0에서 tanh' },
        { en: 'ReLU at −5', ko: '−5에서 ReLU' },
        { en: 'Leaky ReLU at −5', ko: '−5에서 리키 ReLU' },
      ],
      right: slopes.map((value) => ({ what: 'value', value })),
      tolerance: 0.001,
    },
  ],
  questions: [
    {
      id: 'steepest',
      board: 'unit',
      asks: {
        en: 'What is the slope of the sigmoid at $a = 0$, where it is steepest?',
        ko: '시그모이드가 가장 가파른 $a = 0$에서 기울기는 얼마일까요?',
      },
      answer: { kind: 'number', tolerance: 0.01, least: 0, most: 1, step: 0.01, decimals: 2 },
      change: null,
      reads: slope,
      right: { en: 'σ (1 − σ) = 0.5 × 0.5', ko: 'σ (1 − σ) = 0.5 × 0.5' },
      slips: [
        {
          kind: 'its-value',
          leads: { what: 'output', unit: 0 },
          name: { en: 'The value in place of the slope', ko: '기울기 대신 값을 적음' },
          says: {
            en: 'That is how high it is at 0. The slope is how much it rises there for a step to the right.',
            ko: '그것은 0에서의 높이예요. 기울기는 오른쪽으로 갈 때 얼마나 올라가는지예요.',
          },
        },
        {
          kind: 'like-a-line',
          leads: { what: 'parameter', key: 'W1-0-0' },
          name: { en: '1, as the straight line', ko: '직선처럼 1' },
          says: {
            en: 'The straight line has slope 1. The sigmoid has to get from 0 to 1 in all, and does so much more gently.',
            ko: '직선의 기울기라면 1이에요. 시그모이드는 다 합쳐서 0에서 1까지만 가니 훨씬 완만해요.',
          },
        },
      ],
      shows: {
        en: 'At 0 the sigmoid is 0.5, and its slope is $\\sigma (1 - \\sigma)$: a quarter.',
        ko: '0에서 시그모이드는 0.5, 기울기는 $\\sigma (1 - \\sigma)$라서 4분의 1이에요.',
      },
    },
    {
      id: 'far',
      board: 'unit',
      asks: {
        en: 'And at $a = 5$: what is left of that quarter?',
        ko: '$a = 5$에서는 그 4분의 1이 얼마나 남을까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'All of it', ko: '그대로예요' }, least: 0.2, most: 0.3 },
          { says: { en: 'About half', ko: '반쯤 남아요' }, least: 0.08, most: 0.19 },
          { says: { en: 'Less than a thirtieth', ko: '30분의 1도 안 남아요' }, least: 0, most: 0.25 / 30 },
        ],
      },
      change: { kind: 'sample', ...sampleAt(5) },
      reads: slope,
      right: { en: 'Nearly flat', ko: '거의 평평함' },
      slips: [
        {
          kind: 'constant',
          leads: 0,
          name: { en: 'The same everywhere', ko: '어디서나 같다고 봄' },
          says: {
            en: 'Of a straight line that is so. A curve has another slope at each of its points.',
            ko: '직선이라면 그래요. 곡선은 점마다 기울기가 달라요.',
          },
        },
        {
          kind: 'gently',
          leads: 1,
          name: { en: 'It gets less, slowly', ko: '천천히 줄어든다고 봄' },
          says: {
            en: 'Less it gets, but fast: at 5 only 0.0067 is missing to 1, and there is nowhere left to rise.',
            ko: '줄어드는 것은 맞는데 아주 빨라요. 5에서는 1까지 0.0067밖에 안 남아서 더 오를 곳이 없어요.',
          },
        },
      ],
      shows: {
        en: 'At 5 the slope is $0.9933 \\times 0.0067$, well below 0.01. Whatever a gradient was, hardly anything of it gets through here.',
        ko: '5에서 기울기는 $0.9933 \\times 0.0067$, 0.01보다도 훨씬 작아요. 여기를 지나는 기울기는 거의 남지 않아요.',
      },
    },
    {
      id: 'relu',
      board: 'network',
      asks: {
        en: 'Both hidden layers become ReLU, the weights stay. What does $y_2$ do?',
        ko: '은닉층 둘을 ReLU로 바꾸고 가중치는 그대로 둬요. $y_2$는 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 1e-6 },
      change: hidden('relu'),
      reads: y2,
      right: { en: 'Nothing is squashed any more', ko: '더는 눌리지 않음' },
      slips: [
        {
          kind: 'same-weights',
          leads: 2,
          name: { en: 'Same weights, same answer', ko: '가중치가 같으니 그대로' },
          says: {
            en: 'The weights are the same, and so are the first sums. But what is passed on of them is not.',
            ko: '가중치도 첫 층의 합도 그대로인 것은 맞아요. 하지만 그 합에서 넘겨주는 값이 달라져요.',
          },
        },
        {
          kind: 'cut-off',
          leads: 1,
          name: { en: 'ReLU cuts off', ko: 'ReLU가 잘라 낸다고 봄' },
          says: {
            en: 'It does cut off what is below 0. Here every sum is above 0, and goes on as it is, larger than the sigmoid made it in the second layer.',
            ko: '0보다 작은 값이라면 잘라요. 여기서는 합이 모두 0보다 커서 그대로 지나가고, 둘째 층에서는 시그모이드보다 커져요.',
          },
        },
      ],
      shows: {
        en: 'Now $y_2 = {y2}$. Every sum here is above 0, so that ReLU passes it on as it is.',
        ko: '이제 $y_2 = {y2}$예요. 여기서는 합이 모두 0보다 커서 ReLU가 그대로 넘겨줘요.',
      },
    },
  ],
  goals: [
    {
      id: 'slopes',
      says: { en: 'Three slopes read off', ko: '기울기 셋 읽기' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'slopes' && right.every((one) => one)),
    },
    {
      id: 'changed',
      says: {
        en: 'Neither sigmoid nor ReLU, and something that learns',
        ko: '시그모이드도 ReLU도 아니면서 배울 수 있는 함수',
      },
      reached: ({ boards: { network: seen } }) =>
        seen?.board.network.layers
          .slice(0, -1)
          .every(({ activation }) => !['sigmoid', 'relu', 'step'].includes(activation)) === true,
    },
  ],
  wrongs: [
    {
      id: 'nothing-to-follow',
      on: 'board',
      recognises: ({ boards: { network: seen } }) =>
        seen?.board.network.layers.slice(0, -1).some(({ activation }) => activation === 'step') === true,
      says: {
        en: 'With the step function in a hidden layer nothing before it can learn: its slope is 0 everywhere, and the gradient ends there.',
        ko: '은닉층에 계단 함수를 쓰면 그 앞은 배울 수 없어요. 어디서나 기울기가 0이라 거기서 끊겨요.',
      },
      example: [{ board: 'network', change: hidden('step') }],
    },
    mistaken('relu-leaks', [1, curveOf('leaky-relu').derivative(-5), curveOf('leaky-relu').derivative(-5)], {
      en: 'Below 0 ReLU is flat, not nearly flat: its slope is exactly 0 there. The leak is what Leaky ReLU adds.',
      ko: '0 아래에서 ReLU는 거의 평평한 것이 아니라 딱 0이에요. 조금 새는 것은 리키 ReLU예요.',
    }),
    mistaken('one-as-above', [1, 1, 1], {
      en: 'Above 0 all three have been 1 somewhere. At −5 ReLU passes nothing on, and Leaky ReLU a little.',
      ko: '0보다 큰 쪽이라면 1이에요. −5에서 ReLU는 아무것도, 리키 ReLU는 조금만 넘겨요.',
    }),
  ],
  solution: [
    { task: 'slopes', values: slopes },
    { board: 'network', change: hidden('tanh') },
  ],
  defence: {
    asks: {
      en: 'Which of the eight would you put into the hidden layers of the lecture’s network, and why?',
      ko: '강의의 신경망 은닉층에 여덟 가지 가운데 무엇을 쓸까요? 왜 그런가요?',
    },
    choices: [
      { en: 'Sigmoid', ko: '시그모이드' },
      { en: 'tanh', ko: 'tanh' },
      { en: 'ReLU', ko: 'ReLU' },
      { en: 'Leaky ReLU, ELU or Swish', ko: '리키 ReLU, ELU, Swish 가운데 하나' },
    ],
  },
};
