import { measureNow } from '../workshop/model/quantity.ts';
import type { Activity, ActivityBoard, Change, Quantity, WrongAnswer } from './activity.ts';
import { contentOfBoard } from './boards.ts';
import { DEEPEST, type DeepNetwork, deepNetwork } from './deep-network.ts';

const first: DeepNetwork = { depth: DEEPEST, activation: 'sigmoid', scale: 1 };

const deep: ActivityBoard = {
  id: 'deep',
  title: { en: 'Six layers', ko: '여섯 층' },
  start: {
    ...deepNetwork(first),
    loss: 'mse',
    input: [1, 0.5],
    target: [0, 1],
    data: { kind: 'sample' },
  },
  edits: { parameters: 'all', grants: ['network'] },
};

const into = (what: Partial<DeepNetwork>): Change => ({
  kind: 'network',
  ...deepNetwork({ ...first, ...what }),
});

const norm = (layer: number): Quantity => ({ what: 'norm', layer });
const atStart = (quantity: Quantity) => measureNow(quantity, contentOfBoard(deep));
const [front, back] = [atStart(norm(1)), atStart(norm(DEEPEST))];

/** The derivative of the sigmoid is 0.25 at most, and the gradient of layer 1 goes through five of them. */
const SIGMOIDS = DEEPEST - 1;
const ceiling = 0.25 ** SIGMOIDS;

const slip = (id: string, value: number, says: WrongAnswer['says']): WrongAnswer => ({
  id,
  on: 'task',
  task: 'ceiling',
  recognises: ({ values: [tried = 0] }) => Math.abs(tried - value) <= value * 0.05,
  says,
  example: [{ task: 'ceiling', values: [value] }],
});

/** A gradient on its way back through six layers: it vanishes, it explodes, and what decides. */
export const gradients: Activity = {
  id: 'gradients',
  section: '1.2.3',
  minutes: 15,
  boards: [deep],
  title: { en: 'The gradient that does not arrive', ko: '앞층까지 오지 못하는 기울기' },
  goal: {
    en: 'Find out what shrinks a gradient on its way back, and build a deep network whose first layer still learns.',
    ko: '기울기가 왜 작아지는지 알아내고, 깊어도 첫 층까지 배우는 신경망을 만들어요.',
  },
  steps: [
    {
      id: 'backwards',
      title: { en: 'Backwards through six layers', ko: '여섯 층을 거꾸로' },
      says: [
        {
          en: 'The gradient flows backwards: from the loss to the last layer, and on from layer to layer.',
          ko: '기울기는 거꾸로 흘러요. 손실에서 마지막 층으로, 거기서 한 층씩 앞으로 와요.',
        },
        {
          en: 'This network has six layers of weights and a sigmoid after each of the first five.',
          ko: '이 신경망에는 가중치 층이 여섯 개 있고, 앞의 다섯 층 뒤에는 시그모이드가 있어요.',
        },
      ],
      asks: 'first-layer',
    },
    {
      id: 'ceiling',
      title: { en: 'At most a quarter', ko: '많아야 4분의 1' },
      says: [
        {
          en: 'At every sigmoid the gradient is multiplied by its slope. That is $0.25$ at most, at $a = 0$, and less everywhere else.',
          ko: '시그모이드를 지날 때마다 그 도함수의 값이 곱해져요. 아무리 커도 $a = 0$에서 $0.25$이고, 다른 곳에서는 더 작아요.',
        },
        {
          en: 'What is the most that five sigmoids can let through?',
          ko: '시그모이드 다섯 개가 남길 수 있는 몫은 많아야 얼마일까요?',
        },
      ],
      hint: {
        en: 'A quarter of a quarter of a quarter …, five times.',
        ko: '4분의 1의 4분의 1의 4분의 1…, 다섯 번이에요.',
      },
      tasks: ['ceiling'],
    },
    {
      id: 'relu',
      title: { en: 'Another activation', ko: '다른 활성화 함수' },
      says: [
        {
          en: 'ReLU has slope 1 wherever it lets something through. The same weights, five ReLUs in place of the sigmoids.',
          ko: 'ReLU는 값을 통과시키는 곳에서 도함수의 값이 1이에요. 가중치는 그대로 두고 시그모이드 다섯 개를 ReLU로 바꿔요.',
        },
      ],
      asks: 'relu',
    },
    {
      id: 'explode',
      title: { en: 'Larger weights', ko: '가중치를 키우면' },
      says: [
        {
          en: 'A gradient is multiplied by the weights, too, on its way back. Now every weight is four times as large.',
          ko: '기울기는 거꾸로 오면서 가중치와도 곱해져요. 이번에는 처음 가중치를 모두 4배로 키워요.',
        },
      ],
      asks: 'explode',
    },
    {
      id: 'build',
      title: { en: 'Deep, and alive', ko: '깊어도 살아 있게' },
      says: [
        {
          en: 'ReLU did it. Try depths, activations and weights: is there another way to six layers whose first gradient is neither below a tenth of the last one’s nor out of hand?',
          ko: 'ReLU로는 해냈어요. 깊이, 활성화 함수, 처음 가중치를 바꿔 보세요. 여섯 층이면서 첫 층의 기울기가 마지막 층의 10분의 1보다 크고 폭발하지도 않는 다른 길이 있나요?',
        },
      ],
      hint: {
        en: 'Look at the four pictures on the side: all of them are drawn on one scale.',
        ko: '옆의 네 그림을 견주어 보세요. 눈금이 모두 같아요.',
      },
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'You have seen what each activation does to a gradient on its way back.',
          ko: '활성화 함수마다 거꾸로 오는 기울기를 어떻게 바꾸는지 봤어요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'Each sigmoid on the way back takes at least three quarters away. After five of them the first layer hardly learns: the gradient vanishes.',
      ko: '거꾸로 가며 시그모이드를 하나 지날 때마다 적어도 4분의 3이 사라져요. 다섯 번 지나면 첫 층은 거의 배우지 못해요. 이것이 기울기 소실이에요.',
    },
    {
      en: '$0.25^n$ bounds what the sigmoids let through, not the gradient itself: the weights are multiplied in as well. Where these are large and nothing shrinks, it explodes.',
      ko: '$0.25^n$은 시그모이드가 남기는 몫의 한계일 뿐, 기울기 자체의 한계는 아니에요. 가중치도 함께 곱해지거든요. 가중치가 크고 줄여 주는 것이 없으면 폭발해요.',
    },
  ],
  words: [
    'gradient',
    'backpropagation',
    'vanishing-gradient',
    'exploding-gradient',
    'sigmoid',
    'relu',
    'tanh',
    'initialization',
  ],
  tasks: [
    {
      id: 'ceiling',
      title: {
        en: 'The most that is left after five sigmoids',
        ko: '시그모이드 다섯 개 뒤에 남는 가장 큰 몫',
      },
      kind: 'numbers',
      board: 'deep',
      asks: [{ en: 'the share $0.25^5$', ko: '남는 몫 $0.25^5$' }],
      right: [{ what: 'value', value: ceiling }],
      tolerance: 0.00005,
    },
  ],
  questions: [
    {
      id: 'first-layer',
      board: 'deep',
      asks: {
        en: 'How large is the gradient of the first layer’s weights, against the last layer’s?',
        ko: '첫 층 가중치의 기울기는 마지막 층에 견주면 얼마나 될까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'About as large', ko: '비슷해요' }, least: back / 3, most: back * 3 },
          { says: { en: 'About a tenth', ko: '10분의 1쯤' }, least: back / 30, most: back / 3.01 },
          { says: { en: 'About a hundredth', ko: '100분의 1쯤' }, least: back / 300, most: back / 30.1 },
          {
            says: { en: 'A thousandth, or less', ko: '1,000분의 1쯤이거나 더 작아요' },
            least: 0,
            most: back / 301,
          },
        ],
      },
      change: null,
      reads: norm(1),
      right: { en: 'A quarter at most, five times', ko: '많아야 4분의 1씩, 다섯 번' },
      slips: [
        {
          kind: 'passed-on',
          leads: 0,
          name: { en: 'Passed on as it is', ko: '그대로 전해진다고 봄' },
          says: {
            en: 'That every layer is told of the loss is right. But each sigmoid on the way multiplies by its slope.',
            ko: '손실이 모든 층에 전해지는 것은 맞아요. 다만 시그모이드마다 그 도함수의 값이 곱해져요.',
          },
        },
        {
          kind: 'shared-out',
          leads: 1,
          name: { en: 'Shared out', ko: '층마다 나눠 가진다고 봄' },
          says: {
            en: 'If it were shared out among six layers, it would be a sixth. It is multiplied, layer after layer, and that is far faster.',
            ko: '여섯 층이 나눠 가진다면 6분의 1쯤이겠죠. 하지만 층마다 곱해지니 훨씬 빨리 작아져요.',
          },
        },
        {
          kind: 'not-so-fast',
          leads: 2,
          name: { en: 'Smaller, but not so much', ko: '덜 줄어든다고 봄' },
          says: {
            en: 'The right direction. A quarter is only the most a sigmoid lets through, and five of them come in a row.',
            ko: '방향은 맞아요. 4분의 1은 가장 많이 남을 때의 몫이고, 그런 시그모이드를 다섯 번 지나요.',
          },
        },
      ],
      shows: {
        en: 'The bars are on a scale of powers of ten: one line down is a tenth.',
        ko: '막대의 눈금 한 칸은 10배예요. 한 칸 내려가면 10분의 1이에요.',
      },
    },
    {
      id: 'relu',
      board: 'deep',
      asks: {
        en: 'With ReLU in place of the sigmoids: how many times as large does the first layer’s gradient become?',
        ko: '시그모이드를 ReLU로 바꾸면 첫 층의 기울기는 지금의 몇 배쯤이 될까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'About 4 times', ko: '4배쯤' }, least: front * 1.2, most: front * 12 },
          { says: { en: 'About 100 times', ko: '100배쯤' }, least: front * 30, most: front * 300 },
          { says: { en: 'About 1,000 times', ko: '1,000배쯤' }, least: front * 301, most: front * 3000 },
        ],
      },
      change: into({ activation: 'relu' }),
      reads: norm(1),
      right: { en: 'Four times, five times over', ko: '4배씩 다섯 번' },
      slips: [
        {
          kind: 'once',
          leads: 0,
          name: { en: '0.25 becomes 1, once', ko: '0.25가 1이 되니 4배' },
          says: {
            en: 'From 0.25 to 1 is four times, that is right, for one layer. There are five, and four times five times over is 1,024.',
            ko: '0.25가 1이 되면 4배, 한 층이라면 맞아요. 다섯 층을 지나니 4배를 다섯 번, 1,024배예요.',
          },
        },
        {
          kind: 'too-few',
          leads: 1,
          name: { en: 'A few layers short', ko: '층을 몇 개 덜 셈함' },
          says: {
            en: 'Four times three times over is about 100. There are five sigmoids to replace.',
            ko: '4배를 세 번쯤 셈하면 100배 가까이 돼요. 바꾼 시그모이드는 다섯 개예요.',
          },
        },
      ],
      shows: {
        en: 'Where a ReLU lets something through, it multiplies by 1. The first layer’s gradient is about as large as the others’.',
        ko: 'ReLU가 값을 통과시키는 곳에서는 1이 곱해져요. 첫 층의 기울기가 다른 층과 비슷해졌어요.',
      },
    },
    {
      id: 'explode',
      board: 'deep',
      asks: {
        en: 'ReLU, and all weights four times as large. What becomes of the first layer’s gradient?',
        ko: 'ReLU에 가중치를 모두 4배로 키워요. 첫 층의 기울기는 어떻게 될까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'It stays as it is', ko: '그대로예요' }, least: 0, most: 1 },
          { says: { en: 'About 4 times', ko: '4배쯤' }, least: 1.001, most: 10 },
          { says: { en: 'More than 10,000 times', ko: '1만 배를 넘어요' }, least: 1000, most: 1e12 },
        ],
      },
      change: into({ activation: 'relu', scale: 4 }),
      reads: norm(1),
      right: { en: 'Multiplied at every layer', ko: '층마다 곱해짐' },
      slips: [
        {
          kind: 'slope-only',
          leads: 0,
          name: { en: 'The slope is still 1', ko: '도함수는 여전히 1' },
          says: {
            en: 'The slope of ReLU is still 1, true. But on its way back the gradient is multiplied by the weights, too.',
            ko: 'ReLU의 도함수가 여전히 1인 것은 맞아요. 하지만 거꾸로 오면서 가중치도 곱해져요.',
          },
        },
        {
          kind: 'once',
          leads: 1,
          name: { en: 'Four times, once', ko: '4배를 한 번만 셈함' },
          says: {
            en: 'Through one layer it would be four times. It goes through all of them, and the output has grown, too, and the error with it.',
            ko: '한 층이라면 4배예요. 모든 층을 지나면서 곱해지고, 출력이 커져서 오차까지 커졌어요.',
          },
        },
      ],
      shows: {
        en: 'Four times at every layer, forwards and backwards. The gradient explodes.',
        ko: '앞으로 갈 때도 거꾸로 올 때도 층마다 4배예요. 기울기가 폭발해요.',
      },
    },
  ],
  goals: [
    {
      id: 'ceiling',
      says: { en: '$0.25^5$ worked out', ko: '$0.25^5$ 셈하기' },
      reached: ({ tries }) =>
        tries.some(({ task, right }) => task === 'ceiling' && right.every((one) => one)),
    },
    {
      id: 'alive',
      says: {
        en: 'Six layers without ReLU whose first one learns',
        ko: 'ReLU 없이 첫 층까지 배우는 여섯 층',
      },
      reached: ({ boards: { deep: seen } }) => {
        const norms = seen?.observation.norms ?? [];
        const [one = 0, last = 0] = [norms[0]?.weights, norms.at(-1)?.weights];
        const bends = seen?.board.network.layers.slice(0, -1) ?? [];
        const other = bends.every(({ activation }) => activation !== 'relu');
        return norms.length === DEEPEST && other && one > last / 10 && one < 100;
      },
    },
  ],
  wrongs: [
    {
      id: 'exploded',
      on: 'board',
      recognises: ({ boards: { deep: seen } }) => (seen?.observation.norms[0]?.weights ?? 0) > 1000,
      says: {
        en: 'It does not vanish any more, it explodes: one step with this gradient would throw the weights far away. Start with smaller ones.',
        ko: '사라지지는 않지만 폭발했어요. 이 기울기로 한 번만 갱신해도 가중치가 멀리 튕겨요. 처음 가중치를 줄여 보세요.',
      },
      example: [{ board: 'deep', change: into({ activation: 'relu', scale: 4 }) }],
    },
    slip('times-five', 0.25 * SIGMOIDS, {
      en: 'That is 0.25 five times added. Each sigmoid multiplies what is left.',
      ko: '0.25를 다섯 번 더한 값이에요. 시그모이드마다 남은 것에 곱해져요.',
    }),
    slip('one-too-many', 0.25 ** DEEPEST, {
      en: 'Six quarters. The last layer has no sigmoid, so there are five on the way.',
      ko: '여섯 번 곱했어요. 마지막 층에는 시그모이드가 없어서 다섯 번 지나요.',
    }),
    slip('half', 0.5 ** SIGMOIDS, {
      en: 'One half is what the sigmoid gives at 0. Its slope there is a quarter.',
      ko: '2분의 1은 시그모이드가 0에서 내는 값이에요. 거기서 기울기는 4분의 1이에요.',
    }),
  ],
  solution: [
    { task: 'ceiling', values: [ceiling] },
    { board: 'deep', change: into({ activation: 'tanh' }) },
  ],
  defence: {
    asks: {
      en: 'For a deep network of your own: which activation in the hidden layers, and why?',
      ko: '깊은 신경망을 만든다면 은닉층에 무엇을 쓸까요? 왜 그런가요?',
    },
    choices: [
      { en: 'Sigmoid', ko: '시그모이드' },
      { en: 'tanh', ko: 'tanh' },
      { en: 'ReLU', ko: 'ReLU' },
    ],
  },
};
