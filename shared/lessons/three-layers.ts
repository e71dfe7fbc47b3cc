import type { Reading, Variant } from '../workshop/model/quantity.ts';
import { measureNow } from '../workshop/model/quantity.ts';
import type { Activity, ActivityBoard, Quantity, Question, Slip } from './activity.ts';
import { contentOfBoard } from './boards.ts';
import { lectureStart } from './lecture-network.ts';

const network: ActivityBoard = {
  id: 'network',
  title: { en: 'Three layers', ko: '세 층' },
  start: lectureStart,
  edits: { parameters: 'none', grants: [] },
};

const a = (layer: number, unit: number) => ({ what: 'a', layer, unit }) as const;
const z = (layer: number, unit: number) => ({ what: 'z', layer, unit }) as const;

/** What a quantity comes to here; nothing on this board moves. */
const here = (quantity: Quantity) => measureNow(quantity, contentOfBoard(network));

/** The bias of the asked layer left out. */
const unbiased = (reads: Reading, layer: number): Slip => ({
  kind: 'bias-forgotten',
  leads: { ...reads, variant: { unbiased: [layer] } },
  name: { en: 'The bias left out', ko: '편향을 빠뜨림' },
  says: {
    en: 'The products and their sum are right. Each neuron adds its own bias at the end, whatever came in.',
    ko: '곱한 것도 더한 것도 맞아요. 끝에 편향을 더하는 것만 빠졌어요. 뉴런마다 제 편향을 꼭 더해요.',
  },
});

/** W of the asked layer read the other way round. */
const transposed = (reads: Reading, layer: number): Slip => ({
  kind: 'transposed',
  leads: { ...reads, variant: { transposed: [layer] } },
  name: { en: 'W read the other way round', ko: 'W의 행과 열을 바꿔 읽음' },
  says: {
    en: 'The way of calculating is right, the weights are another neuron’s. A row of W is where a line comes from, a column where it goes to.',
    ko: '셈하는 법은 맞는데 다른 가중치를 곱했어요. W의 행은 선이 나오는 곳, 열은 선이 들어가는 곳이에요.',
  },
});

/** The layer before fed on a instead of z. */
const fedOn = (reads: Reading, before: number): Slip => ({
  kind: 'a-fed-on',
  leads: { ...reads, variant: { skip: [before] } },
  name: { en: '$a$ passed on as it was', ko: '$a$를 그대로 넘김' },
  says: {
    en: 'The sum is right, only the numbers passed on differ. What crosses to the next layer is $z$, not $a$.',
    ko: '셈은 맞았고, 건넨 수만 달랐어요. 다음 층으로 건너가는 것은 $a$가 아니라 $z$예요.',
  },
});

const noSigmoid = (reads: Reading, layer: number): Slip => ({
  kind: 'no-sigmoid',
  leads: { ...reads, variant: { skip: [layer] } },
  name: { en: 'The sigmoid left out', ko: '시그모이드를 빠뜨림' },
  says: {
    en: 'That is this neuron’s $a$, and it is right. A hidden neuron sends on $z = \\sigma(a)$.',
    ko: '그것은 이 뉴런의 $a$이고, 맞게 셈했어요. 은닉층의 뉴런은 $z = \\sigma(a)$를 내보내요.',
  },
});

const withSigmoid = (reads: Reading, layer: number): Slip => ({
  kind: 'sigmoid-too-many',
  leads: { ...reads, variant: { activation: [[layer, 'sigmoid']] } satisfies Variant },
  name: { en: 'A sigmoid on the output', ko: '출력에도 시그모이드를 씀' },
  says: {
    en: 'All of it is right up to the last step. The output layer of this network passes its $a$ on as it is: $y = a^{(3)}$.',
    ko: '마지막 한 걸음 전까지 다 맞아요. 이 신경망의 출력층은 $a$를 그대로 내보내요. $y = a^{(3)}$이에요.',
  },
});

const zTooEarly = (layer: number): Slip => ({
  kind: 'z-too-early',
  leads: z(layer, 0),
  name: { en: 'Already through the sigmoid', ko: '시그모이드까지 지나감' },
  says: {
    en: 'That is $z$, one step further. First comes the sum itself, $a$.',
    ko: '그것은 한 걸음 더 간 $z$예요. 먼저 나오는 것은 더하기만 한 $a$예요.',
  },
});

const sum = { tolerance: 0.005, least: -1, most: 2, step: 0.01, decimals: 4, kind: 'number' } as const;
const squashed = { tolerance: 0.005, least: 0, most: 1, step: 0.01, decimals: 4, kind: 'number' } as const;

const questions: readonly Question[] = [
  {
    id: 'a1',
    board: 'network',
    asks: { en: 'What is $a^{(1)}_1$?', ko: '$a^{(1)}_1$은 얼마일까요?' },
    answer: sum,
    change: null,
    reads: a(1, 0),
    right: { en: 'Products, their sum, the bias', ko: '곱하고 더하고 편향까지' },
    slips: [unbiased(a(1, 0), 1), transposed(a(1, 0), 1), zTooEarly(1)],
    shows: {
      en: '$a^{(1)}_1 = {x1} \\times {w11} + {x2} \\times {w12} + {b1} = {a1}$.',
      ko: '셈은 이래요. $a^{(1)}_1 = {x1} \\times {w11} + {x2} \\times {w12} + {b1} = {a1}$이에요.',
    },
  },
  {
    id: 'z1',
    board: 'network',
    asks: { en: 'And $z^{(1)}_1$?', ko: '그러면 $z^{(1)}_1$은 얼마일까요?' },
    answer: squashed,
    change: null,
    reads: z(1, 0),
    right: { en: 'a through the sigmoid', ko: 'a를 시그모이드에 넣음' },
    slips: [
      noSigmoid(z(1, 0), 1),
      {
        kind: 'step',
        leads: { ...z(1, 0), variant: { activation: [[1, 'step']] } },
        name: { en: 'The step function', ko: '계단 함수를 씀' },
        says: {
          en: 'The step function would give that. The sigmoid rises smoothly and is not 1 for any finite number.',
          ko: '계단 함수라면 그 값이에요. 시그모이드는 부드럽게 올라가고, 어떤 수를 넣어도 1이 되지는 않아요.',
        },
      },
    ],
    shows: {
      en: '$z^{(1)}_1 = \\sigma({a1}) = {z1}$: a little above one half, for $a$ is a little above 0.',
      ko: '$z^{(1)}_1 = \\sigma({a1}) = {z1}$, 0.5를 조금 넘어요. $a$가 0을 조금 넘으니까요.',
    },
  },
  {
    id: 'a2',
    board: 'network',
    asks: { en: 'What is $a^{(2)}_1$?', ko: '$a^{(2)}_1$은 얼마일까요?' },
    answer: sum,
    change: null,
    reads: a(2, 0),
    right: { en: 'Three z, weighted, and the bias', ko: 'z 셋에 가중치, 그리고 편향' },
    slips: [fedOn(a(2, 0), 1), unbiased(a(2, 0), 2), transposed(a(2, 0), 2), zTooEarly(2)],
    shows: {
      en: 'Three products and a bias come to $a^{(2)}_1 = {a2}$. What was multiplied is $z^{(1)}$.',
      ko: '곱 셋과 편향을 더해 $a^{(2)}_1 = {a2}$, 곱한 것은 $z^{(1)}$이에요.',
    },
  },
  {
    id: 'z2',
    board: 'network',
    asks: { en: 'What is $z^{(2)}_1$?', ko: '$z^{(2)}_1$은 얼마일까요?' },
    answer: squashed,
    change: null,
    reads: z(2, 0),
    right: { en: 'z passed on', ko: 'z를 넘김' },
    slips: [fedOn(z(2, 0), 1), noSigmoid(z(2, 0), 2), unbiased(z(2, 0), 2), transposed(z(2, 0), 2)],
    shows: {
      en: '$z^{(2)}_1 = \\sigma({a2}) = {z2}$. What crosses to the next layer is $z$, not $a$.',
      ko: '$z^{(2)}_1 = \\sigma({a2}) = {z2}$, 다음 층으로 건너가는 것은 $a$가 아니라 $z$예요.',
    },
  },
  {
    id: 'y',
    board: 'network',
    asks: { en: 'What is the output $y_2$?', ko: '출력 $y_2$는 얼마일까요?' },
    answer: sum,
    change: null,
    reads: { what: 'output', unit: 1 },
    right: { en: 'The sum, as it is', ko: '더한 값 그대로' },
    slips: [withSigmoid(z(3, 1), 3), fedOn(z(3, 1), 2), unbiased(z(3, 1), 3), transposed(z(3, 1), 3)],
    shows: {
      en: '$y_2 = {z2} \\times {w21} + {z22} \\times {w22} + {b2} = {y2}$, and that is all: the output layer has no sigmoid.',
      ko: '$y_2 = {z2} \\times {w21} + {z22} \\times {w22} + {b2} = {y2}$, 이게 끝이에요. 출력층에는 시그모이드가 없어요.',
    },
  },
];

/** a1 → z1 → a2 → z2 → y, a number asked before each. */
export const threeLayers: Activity = {
  id: 'three-layers',
  section: '1.6',
  minutes: 20,
  boards: [network],
  title: { en: 'A signal through three layers', ko: '세 층을 지나는 신호' },
  goal: {
    en: 'Say the next number before it opens, all the way to $y$.',
    ko: '다음 수를 먼저 말하고 열어서, $y$까지 가요.',
  },
  steps: [
    {
      id: 'sum',
      title: { en: 'Layer 1, $a^{(1)}$', ko: '1층 $a^{(1)}$' },
      says: [
        {
          en: 'The signal crosses one layer at a time, from the left. A neuron first multiplies and adds up: that is $a$.',
          ko: '신호가 왼쪽에서 한 층씩 건너가요. 뉴런은 먼저 곱해서 모두 더해요. 그것이 $a$예요.',
        },
        {
          en: 'Its inputs are $x = [{x1}, {x2}]$, its weights stand on its lines, its bias above it.',
          ko: '들어오는 값은 $x = [{x1}, {x2}]$, 가중치는 선에, 편향은 뉴런 위에 적혀 있어요.',
        },
      ],
      asks: 'a1',
    },
    {
      id: 'bend',
      title: { en: 'Layer 1, $a^{(1)} \\to z^{(1)}$', ko: '1층 $a^{(1)} \\to z^{(1)}$' },
      says: [
        {
          en: 'Then $a$ goes through the activation function, here the sigmoid, and becomes $z$.',
          ko: '그다음 $a$가 활성화 함수를 지나 $z$가 돼요. 여기서는 시그모이드예요.',
        },
      ],
      hint: {
        en: '$\\sigma(0) = 0.5$, and near 0 it rises by about a quarter of what $a$ does.',
        ko: '$\\sigma(0) = 0.5$이고, 0 근처에서는 $a$가 커지는 만큼의 4분의 1쯤 올라가요.',
      },
      asks: 'z1',
    },
    {
      id: 'second-sum',
      title: { en: 'Layer 2, $a^{(2)}_1$', ko: '2층 $a^{(2)}_1$' },
      says: [
        {
          en: 'The second layer does the same with what the first one hands it.',
          ko: '둘째 층은 첫째 층이 건넨 값으로 똑같이 해요.',
        },
      ],
      hint: {
        en: 'Three lines come in, so there are three products, and one bias.',
        ko: '선이 세 개 들어오니 곱도 세 개, 그리고 편향이 하나예요.',
      },
      asks: 'a2',
    },
    {
      id: 'second-bend',
      title: { en: 'Layer 2, $z^{(2)}_1$', ko: '2층 $z^{(2)}_1$' },
      says: [
        {
          en: 'And again through the sigmoid.',
          ko: '그리고 다시 시그모이드를 지나요.',
        },
      ],
      asks: 'z2',
    },
    {
      id: 'rest',
      title: { en: 'The rest of layer 2', ko: '나머지 2층' },
      says: [
        {
          en: 'The second neuron has other weights and another bias; the way is the same. Work it out yourselves, to about three decimals.',
          ko: '둘째 뉴런은 가중치와 편향만 다르고 길은 같아요. 소수 셋째 자리쯤까지 직접 셈해 보세요.',
        },
      ],
      tasks: ['layer-2'],
    },
    {
      id: 'output',
      title: { en: 'Layer 3, up to $y$', ko: '3층 $y$까지' },
      says: [
        {
          en: 'The last layer adds up once more. It has no sigmoid: an output may be any number.',
          ko: '마지막 층에서 한 번 더 더해요. 여기에는 시그모이드가 없어요. 출력은 어떤 수든 될 수 있어요.',
        },
      ],
      asks: 'y',
    },
    {
      id: 'other-output',
      title: { en: 'The other output', ko: '나머지 출력' },
      says: [
        {
          en: '$y_2$ is known. One number is left: work out $y_1$.',
          ko: '$y_2$는 나왔어요. 이제 수가 하나 남았으니 $y_1$을 셈해 보세요.',
        },
      ],
      tasks: ['output'],
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'The whole network fits in three lines: $z^{(1)} = \\sigma(x W_1 + b_1)$, $z^{(2)} = \\sigma(z^{(1)} W_2 + b_2)$, $y = z^{(2)} W_3 + b_3$.',
          ko: '신경망 전체가 세 줄에 다 들어가요. $z^{(1)} = \\sigma(x W_1 + b_1)$, $z^{(2)} = \\sigma(z^{(1)} W_2 + b_2)$, $y = z^{(2)} W_3 + b_3$이에요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'The signal went $x \\to a^{(1)} \\to z^{(1)} \\to a^{(2)} \\to z^{(2)} \\to y$, and came out as $y = [{y1long}, {y2long}]$.',
      ko: '신호는 $x \\to a^{(1)} \\to z^{(1)} \\to a^{(2)} \\to z^{(2)} \\to y$로 건너가 $y = [{y1long}, {y2long}]$로 나왔어요.',
    },
    {
      en: 'What crosses to the next layer is $z$, never $a$; at the output the two are the same.',
      ko: '다음 층으로 건너가는 것은 $a$가 아니라 $z$예요. 출력에서만 그 둘이 같아요.',
    },
  ],
  words: ['input', 'output', 'forward-pass', 'weight', 'bias', 'activation', 'sigmoid', 'hidden-layer'],
  figures: {
    x1: figure({ what: 'input', unit: 0 }, 1),
    x2: figure({ what: 'input', unit: 1 }, 1),
    w11: figure({ what: 'parameter', key: 'W1-0-0' }, 2),
    w12: figure({ what: 'parameter', key: 'W1-1-0' }, 2),
    b1: figure({ what: 'parameter', key: 'b1-0' }, 2),
    a1: figure(a(1, 0)),
    z1: figure(z(1, 0)),
    a2: figure(a(2, 0)),
    z2: figure(z(2, 0)),
    z22: figure(z(2, 1)),
    w21: figure({ what: 'parameter', key: 'W3-0-1' }, 2),
    w22: figure({ what: 'parameter', key: 'W3-1-1' }, 2),
    b2: figure({ what: 'parameter', key: 'b3-1' }, 2),
    y2: figure({ what: 'output', unit: 1 }),
    y1long: figure({ what: 'output', unit: 0 }, 8),
    y2long: figure({ what: 'output', unit: 1 }, 8),
  },
  tasks: [
    {
      id: 'layer-2',
      title: { en: 'The second neuron of layer 2', ko: '2층의 둘째 뉴런' },
      kind: 'numbers',
      board: 'network',
      asks: [
        { en: '$a^{(2)}_2$', ko: '$a^{(2)}_2$' },
        { en: '$z^{(2)}_2$', ko: '$z^{(2)}_2$' },
      ],
      right: [a(2, 1), z(2, 1)],
      tolerance: 0.005,
    },
    {
      id: 'output',
      title: { en: 'The first output', ko: '첫째 출력' },
      kind: 'numbers',
      board: 'network',
      asks: [{ en: '$y_1$', ko: '$y_1$' }],
      right: [{ what: 'output', unit: 0 }],
      tolerance: 0.005,
    },
  ],
  questions,
  goals: [
    {
      id: 'layer-2',
      says: { en: 'Layer 2 worked out', ko: '2층까지 셈하기' },
      reached: ({ tries }) =>
        tries.some(({ task, right }) => task === 'layer-2' && right.every((one) => one)),
    },
    {
      id: 'output',
      says: { en: 'All the way to $y$', ko: '$y$까지 가기' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'output' && right.every((one) => one)),
    },
  ],
  wrongs: [
    {
      id: 'a-as-z',
      on: 'task',
      task: 'layer-2',
      recognises: ({ values: [sumOf, out], right }) => right[0] === true && out === sumOf,
      says: {
        en: '$a$ is right. To become $z$ it still has to go through the sigmoid.',
        ko: '$a$는 맞아요. $z$가 되려면 시그모이드를 한 번 지나야 해요.',
      },
      example: [{ task: 'layer-2', values: [here(a(2, 1)), here(a(2, 1))] }],
    },
    mistaken('layer-2-a-fed-on', 'layer-2', { ...a(2, 1), variant: { skip: [1] } }, 2, {
      en: 'This sum was made with $a^{(1)}$. What crosses to the next layer is $z^{(1)}$.',
      ko: '$a^{(1)}$을 넣어 셈했어요. 다음 층으로 건너가는 것은 $z^{(1)}$이에요.',
    }),
    mistaken('layer-2-no-bias', 'layer-2', { ...a(2, 1), variant: { unbiased: [2] } }, 2, {
      en: 'The three products are right. Now add this neuron’s bias.',
      ko: '곱 셋은 맞아요. 이제 이 뉴런의 편향을 더해 보세요.',
    }),
    mistaken('output-sigmoid', 'output', { ...z(3, 0), variant: { activation: [[3, 'sigmoid']] } }, 1, {
      en: 'One step too far: the output layer has no sigmoid.',
      ko: '한 걸음 더 갔어요. 출력층에는 시그모이드가 없어요.',
    }),
    mistaken('output-no-bias', 'output', { ...z(3, 0), variant: { unbiased: [3] } }, 1, {
      en: 'The two products are right. Now add the bias of $y_1$.',
      ko: '곱 둘은 맞아요. 이제 $y_1$의 편향을 더해 보세요.',
    }),
    mistaken('output-a-fed-on', 'output', { ...z(3, 0), variant: { skip: [2] } }, 1, {
      en: 'This came from $a^{(2)}$, or from a row of $W_3$ in place of a column. Take $z^{(2)}$, and the weights on the lines into $y_1$.',
      ko: '$a^{(2)}$를 넣었거나 $W_3$의 열 대신 행을 곱한 값이에요. $z^{(2)}$에 $y_1$로 들어가는 선의 가중치를 곱해 보세요.',
    }),
  ],
  solution: [
    { task: 'layer-2', values: [here(a(2, 1)), here(z(2, 1))] },
    { task: 'output', values: [here({ what: 'output', unit: 0 })] },
  ],
  defence: {
    asks: {
      en: 'The targets here are 0 and 1. Would you leave the output as it is or put a sigmoid on it? Why?',
      ko: '여기 타깃은 0과 1이에요. 출력을 이대로 둘까요, 시그모이드를 씌울까요? 왜 그런가요?',
    },
    choices: [
      { en: 'Leave it as it is', ko: '이대로 두기' },
      { en: 'Put a sigmoid on it', ko: '시그모이드 씌우기' },
    ],
  },
};

function figure(reads: Quantity, decimals = 4) {
  return { board: 'network', reads, decimals };
}

/** A task whose first number came by a known wrong way. */
function mistaken(
  id: string,
  task: string,
  reads: Quantity,
  length: 1 | 2,
  says: Activity['wrongs'][number]['says'],
): Activity['wrongs'][number] {
  const value = here(reads);
  return {
    id,
    on: 'task',
    task,
    recognises: ({ values: [first = Number.NaN] }) => Math.abs(first - value) <= 0.001,
    says,
    example: [{ task, values: Array.from({ length }, () => value) }],
  };
}
