import { type NetworkSpec, parameterCount } from '../math/shape.ts';
import { type BoardContent, freshContent, type Start } from '../workshop/model/board.ts';
import { measureNow } from '../workshop/model/quantity.ts';
import { defaultTraining } from '../workshop/model/training.ts';
import type { Activity, Change, Quantity } from './activity.ts';
import { lectureNetwork, lectureStart } from './lecture-network.ts';

/** Input and output alone: what is built on. */
const bare: Start = {
  ...lectureStart,
  network: { inputs: 2, layers: [{ units: 2, activation: 'identity' }] },
  parameters: [0, 0, 0, 0, 0, 0],
};

const built: Change = {
  kind: 'network',
  network: lectureNetwork.network,
  parameters: lectureNetwork.parameters,
};

const layers = [1, 2, 3];
const counts: readonly Quantity[] = [
  ...layers.map((layer): Quantity => ({ what: 'count', of: 'parameters', layer })),
  { what: 'count', of: 'parameters' },
];
const weights: readonly Quantity[] = [
  ...layers.map((layer): Quantity => ({ what: 'count', of: 'weights', layer })),
  { what: 'count', of: 'weights' },
];

/** Input, hidden, output: built to an order, and its parameters counted. */
export const buildANetwork: Activity = {
  id: 'build-a-network',
  section: '1.1',
  minutes: 10,
  boards: [
    {
      id: 'network',
      title: { en: 'Build here', ko: '쌓는 곳' },
      start: bare,
      edits: { parameters: 'none', grants: ['network'] },
    },
  ],
  title: { en: 'Build it, count it', ko: '쌓고, 세어 봐요' },
  goal: {
    en: 'Build the network that was ordered, and count its parameters layer by layer.',
    ko: '주문대로 신경망을 쌓고, 파라미터를 층마다 세어요.',
  },
  steps: [
    {
      id: 'build',
      title: { en: 'Build it to the order', ko: '주문서대로 쌓기' },
      says: [
        {
          en: 'A network has an input layer, hidden layers and an output layer. Every neuron is connected to every one of the layer before.',
          ko: '신경망은 입력층, 은닉층, 출력층으로 이루어져요. 뉴런마다 앞 층의 모든 뉴런과 선으로 이어져요.',
        },
        {
          en: 'The order: 2 inputs, a hidden layer of 3, another of 2, and 2 outputs.',
          ko: '주문은 이래요. 입력 2개, 은닉층에 뉴런 3개, 다음 은닉층에 2개, 그리고 출력 2개예요.',
        },
      ],
      hint: {
        en: 'Put in a hidden layer with the + between two layers, then set how many neurons it has.',
        ko: '층 사이의 +로 은닉층을 넣고, 뉴런 수를 정하면 돼요.',
      },
    },
    {
      id: 'guess',
      title: { en: 'Say how many, before counting', ko: '세기 전에 예측하기' },
      says: [
        {
          en: 'Each line has a weight, each neuron a bias. An input only hands its number on: it has none.',
          ko: '선마다 가중치가, 뉴런마다 편향이 하나씩 있어요. 입력은 수를 건네기만 해서 편향이 없어요.',
        },
      ],
      asks: 'how-many',
    },
    {
      id: 'count',
      title: { en: 'Count them layer by layer', ko: '층마다 세어 확인하기' },
      says: [
        {
          en: 'The parameters of a layer: what comes in × its neurons (weights) + its neurons (biases).',
          ko: '한 층의 파라미터는 ‘들어오는 수 × 뉴런 수’만큼의 가중치에 ‘뉴런 수’만큼의 편향을 더한 것이에요.',
        },
      ],
      hint: {
        en: 'Three numbers come into the second layer, for that is how many neurons the first one has.',
        ko: '둘째 층에는 수가 세 개 들어와요. 첫째 층의 뉴런이 세 개니까요.',
      },
      tasks: ['count'],
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'With about as many parameters, networks can be wide or deep.',
          ko: '파라미터 수가 비슷해도 신경망은 넓게도, 깊게도 쌓을 수 있어요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'Layer by layer, {p1} + {p2} + {p3} = {all}: {weights} weights and {biases} biases. Training changes these numbers and no others.',
      ko: '층마다 세면 {p1} + {p2} + {p3} = {all}, 그 가운데 가중치 {weights}개와 편향 {biases}개예요. 학습이 바꾸는 수는 이것이 전부예요.',
    },
  ],
  words: ['input', 'output', 'neuron', 'layer', 'hidden-layer', 'parameter', 'weight', 'bias'],
  figures: {
    p1: figure({ what: 'count', of: 'parameters', layer: 1 }),
    p2: figure({ what: 'count', of: 'parameters', layer: 2 }),
    p3: figure({ what: 'count', of: 'parameters', layer: 3 }),
    all: figure({ what: 'count', of: 'parameters' }),
    weights: figure({ what: 'count', of: 'weights' }),
    biases: figure({ what: 'count', of: 'biases' }),
  },
  tasks: [
    {
      id: 'count',
      title: { en: 'Parameters, layer by layer', ko: '층마다 파라미터 세기' },
      kind: 'numbers',
      board: 'network',
      asks: [
        { en: 'Layer 1', ko: '1층' },
        { en: 'Layer 2', ko: '2층' },
        { en: 'Layer 3', ko: '3층' },
        { en: 'All of them', ko: '모두 더하면' },
      ],
      right: counts,
      tolerance: 0,
    },
  ],
  questions: [
    {
      id: 'how-many',
      board: 'network',
      asks: {
        en: '2 inputs, hidden layers of 3 and 2, 2 outputs. How many parameters in all?',
        ko: '입력 2, 은닉층 3과 2, 출력 2예요. 파라미터는 모두 몇 개일까요?',
      },
      answer: { kind: 'number', tolerance: 0, least: 0, most: 40, step: 1, decimals: 0 },
      change: built,
      reads: { what: 'count', of: 'parameters' },
      right: { en: 'Lines and biases', ko: '선과 편향을 모두 셈' },
      slips: [
        {
          kind: 'weights-only',
          leads: { what: 'count', of: 'weights' },
          name: { en: 'Biases left out', ko: '편향을 빼고 셈' },
          says: {
            en: 'All the lines are counted rightly. Each neuron has a bias besides: one more for each that is not an input.',
            ko: '선은 모두 맞게 세었어요. 거기에 뉴런마다 편향이 하나씩 있으니, 입력이 아닌 뉴런의 수만큼 더해야 해요.',
          },
        },
        {
          kind: 'inputs-too',
          // One more for each input: neurons in all, without those that are in a layer.
          leads: {
            what: 'sum',
            of: [
              [1, { what: 'count', of: 'parameters' }],
              [1, { what: 'count', of: 'neurons' }],
              [-1, { what: 'count', of: 'units' }],
            ],
          },
          name: { en: 'Inputs given a bias, too', ko: '입력에도 편향을 줌' },
          says: {
            en: 'Lines and biases are all there, and two too many: an input hands its number on as it is.',
            ko: '선과 편향을 모두 세었는데 두 개가 더 들어갔어요. 입력은 수를 그대로 건네기만 해요.',
          },
        },
        {
          kind: 'neurons',
          leads: { what: 'count', of: 'neurons' },
          name: { en: 'Neurons counted', ko: '뉴런을 셈' },
          says: {
            en: 'That is how many neurons there are, inputs included. Parameters are what training changes: the numbers on the lines and in the neurons.',
            ko: '입력까지 더한 뉴런의 수예요. 파라미터는 학습이 바꾸는 수, 곧 선마다 있는 가중치와 뉴런마다 있는 편향이에요.',
          },
        },
        {
          kind: 'biases-only',
          leads: { what: 'count', of: 'biases' },
          name: { en: 'Only the biases', ko: '편향만 셈' },
          says: {
            en: 'That is one for each neuron, the biases. Each line has a number of its own, too: its weight.',
            ko: '뉴런마다 하나씩인 편향의 수예요. 선에도 하나씩 수가 있어요. 그것이 가중치예요.',
          },
        },
      ],
      shows: {
        en: '{weights} lines and {biases} neurons that are no inputs: {all} parameters.',
        ko: '선 {weights}개와 입력이 아닌 뉴런 {biases}개를 더해, 파라미터는 모두 {all}개예요.',
      },
    },
  ],
  goals: [
    {
      id: 'built',
      says: { en: 'Built to the order', ko: '주문대로 완성' },
      reached: ({ boards: { network } }) =>
        network !== undefined && isSize(network.board, sizesOf(lectureNetwork.network)),
    },
    {
      id: 'counted',
      says: { en: 'Every layer counted', ko: '층마다 맞게 세기' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'count' && right.every((one) => one)),
    },
  ],
  wrongs: [
    {
      id: 'swapped',
      on: 'board',
      recognises: ({ boards: { network } }) => network !== undefined && isSize(network.board, [2, 2, 3, 2]),
      says: {
        en: 'The two hidden layers have changed places: the order wants 3 first, then 2.',
        ko: '두 은닉층의 자리가 바뀌었어요. 주문은 3개가 먼저, 2개가 나중이에요.',
      },
      example: [{ board: 'network', change: sized([2, 2, 3, 2]) }],
    },
    {
      id: 'merged',
      on: 'board',
      recognises: ({ boards: { network } }) => network !== undefined && isSize(network.board, [2, 5, 2]),
      says: {
        en: 'Five neurons, but in one layer. The order wants two layers, one after the other.',
        ko: '뉴런은 다섯 개인데 한 층에 모여 있어요. 주문은 앞뒤로 놓인 두 층이에요.',
      },
      example: [{ board: 'network', change: sized([2, 5, 2]) }],
    },
    {
      id: 'no-biases',
      on: 'task',
      task: 'count',
      recognises: ({ values }) => isSame(values, weights),
      says: {
        en: 'These are the weights. Add a bias for each neuron of the layer.',
        ko: '가중치만 센 수예요. 그 층의 뉴런마다 편향을 하나씩 더해 보세요.',
      },
      example: [
        { board: 'network', change: built },
        { task: 'count', values: amounts(weights) },
      ],
    },
    {
      id: 'sum-off',
      on: 'task',
      task: 'count',
      recognises: ({ right: [first, second, third, all] }) => !!first && !!second && !!third && !all,
      says: {
        en: 'Each layer is right. Add the three up once more.',
        ko: '층마다 센 수는 다 맞아요. 셋을 한 번 더 더해 보세요.',
      },
      example: [
        { board: 'network', change: built },
        { task: 'count', values: [...amounts(counts).slice(0, 3), 0] },
      ],
    },
  ],
  solution: [
    { board: 'network', change: built },
    { task: 'count', values: amounts(counts) },
  ],
  defence: {
    asks: {
      en: 'From 2 inputs to 2 outputs with about as many parameters: one hidden layer of 4, or two, of 3 and 2? Why?',
      ko: '입력 2개에서 출력 2개까지, 파라미터 수는 비슷해요. 뉴런 4개짜리 은닉층 하나와 3개, 2개짜리 은닉층 둘 가운데 무엇을 고를까요? 왜 그런가요?',
    },
    choices: [
      { en: 'One hidden layer of 4', ko: '4개짜리 하나' },
      { en: 'Two, of 3 and 2', ko: '3개와 2개, 둘' },
    ],
  },
};

function figure(reads: Quantity) {
  return { board: 'network', reads, decimals: 0 };
}

/** Units from the input on. */
function sizesOf({ inputs, layers: others }: NetworkSpec): number[] {
  return [inputs, ...others.map(({ units }) => units)];
}

function isSize({ network }: BoardContent, sizes: readonly number[]): boolean {
  const own = sizesOf(network);
  return own.length === sizes.length && own.every((units, column) => units === sizes[column]);
}

/** A network of these sizes, all zeros. */
function sized([inputs = 0, ...units]: readonly number[]): Change {
  const network: NetworkSpec = {
    inputs,
    layers: units.map((count, index) => ({
      units: count,
      activation: index === units.length - 1 ? 'identity' : 'sigmoid',
    })),
  };
  return { kind: 'network', network, parameters: Array.from({ length: parameterCount(network) }, () => 0) };
}

/** What the network that was ordered has. */
function amounts(quantities: readonly Quantity[]): number[] {
  const board = freshContent(lectureStart, defaultTraining);
  return quantities.map((quantity) => measureNow(quantity, board));
}

function isSame(values: readonly number[], quantities: readonly Quantity[]): boolean {
  return amounts(quantities).every((amount, index) => amount === values[index]);
}
