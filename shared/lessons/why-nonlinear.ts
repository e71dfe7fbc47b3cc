import { collapse } from '../math/collapse.ts';
import { matrixProduct } from '../math/product.ts';
import { layoutOf, type NetworkSpec } from '../math/shape.ts';
import { measureNow } from '../workshop/model/quantity.ts';
import type { Activity, ActivityBoard, Quantity, WrongAnswer } from './activity.ts';
import { contentOfBoard } from './boards.ts';
import { lectureNetwork, lectureStart } from './lecture-network.ts';

/** The lecture's network with nothing that bends. */
const straight: NetworkSpec = {
  inputs: 2,
  layers: lectureNetwork.network.layers.map(({ units }) => ({ units, activation: 'identity' })),
};

/** The same, one layer of it (from 0) a sigmoid. */
const bent = (at: number): NetworkSpec => ({
  inputs: 2,
  layers: straight.layers.map((layer, index) => (index === at ? { ...layer, activation: 'sigmoid' } : layer)),
});

/** y = a(a(a(x))): three neurons in a row. */
const chain: ActivityBoard = {
  id: 'chain',
  title: { en: 'Three times the same number', ko: '수 하나로 세 번' },
  start: {
    network: { inputs: 1, layers: [1, 1, 1].map((units) => ({ units, activation: 'identity' })) },
    loss: 'mse',
    parameters: [0.8, 0, 0.8, 0, 0.8, 0],
    input: [1],
    target: [0],
    data: { kind: 'sample' },
  },
  edits: { parameters: 'none', grants: [] },
};

const network: ActivityBoard = {
  id: 'network',
  title: { en: 'Three layers, no bend', ko: '휘지 않는 세 층' },
  start: { ...lectureStart, network: straight },
  edits: { parameters: 'all', grants: ['network'] },
};

const y = (unit: number): Quantity => ({ what: 'output', unit });
const straightened = (unit: number): Quantity => ({
  what: 'output',
  unit,
  variant: { skip: straight.layers.map((_, index) => index + 1) },
});
const atStart = (quantity: Quantity) => measureNow(quantity, contentOfBoard(network));

/** x·W + b with the one matrix, done in a known wrong way. */
function slipped(way: 'no-bias' | 'transposed'): number[] {
  const { spec, parameters } = collapse(straight, lectureNetwork.parameters);
  const { inputs, units, weights, biases } = layoutOf(spec)[0]!;
  const w = Array.from({ length: inputs }, (_, i) =>
    Array.from({ length: units }, (_, j) =>
      way === 'transposed' ? parameters[weights + j * units + i]! : parameters[weights + i * units + j]!,
    ),
  );
  const [products = []] = matrixProduct([[...lectureNetwork.input]], w);
  return products.map((value, j) => value + (way === 'no-bias' ? 0 : parameters[biases + j]!));
}

/** A try at both outputs that came by a known wrong way. */
function mistaken(way: 'no-bias' | 'transposed', says: WrongAnswer['says']): WrongAnswer {
  const values = slipped(way);
  return {
    id: way,
    on: 'task',
    task: 'merge',
    recognises: (tried) => tried.values.every((value, index) => Math.abs(value - values[index]!) <= 0.001),
    says,
    example: [{ task: 'merge', values }],
  };
}

/** Linear layers, however many, are one; a bend between them is what layers are for. */
export const whyNonlinear: Activity = {
  id: 'why-nonlinear',
  section: '1.2.1',
  minutes: 15,
  boards: [chain, network],
  title: { en: 'Straight stays straight', ko: '직선은 쌓아도 직선이에요' },
  goal: {
    en: 'Fold three layers into one matrix, then make it impossible.',
    ko: '세 층을 행렬 하나로 접고, 그다음 접을 수 없게 만들어요.',
  },
  steps: [
    {
      id: 'cubed',
      title: { en: 'One number, three times', ko: '수 하나로 세 번' },
      says: [
        {
          en: 'The simplest network there is: three layers of one neuron, and each one multiplies by $a$ and does nothing else.',
          ko: '가장 작은 신경망이에요. 뉴런이 하나씩인 층이 셋 있고, 층마다 $a$를 곱하기만 해요.',
        },
        {
          en: 'In goes $x = {x}$, and $a = {a}$ three times.',
          ko: '$x = {x}$에서 출발해 $a = {a}$를 세 번 지나요.',
        },
      ],
      board: 'chain',
      asks: 'cubed',
    },
    {
      id: 'merge',
      title: { en: 'Three layers, one matrix', ko: '세 층을 행렬 하나로' },
      says: [
        {
          en: 'The lecture’s network, its sigmoids taken out. Multiplied in advance, its three matrices are one: $W = W^{(1)} W^{(2)} W^{(3)}$. The three biases become one, too.',
          ko: '강의의 신경망에서 시그모이드를 뺐어요. 행렬 셋을 먼저 곱해 두면 $W = W^{(1)} W^{(2)} W^{(3)}$ 하나예요. 편향 셋도 $b$ 하나로 모여요.',
        },
        {
          en: 'Work out $y = xW + b$ with the one matrix alone. The three layers stay covered until then.',
          ko: '행렬 하나만 써서 $y = xW + b$를 셈해 보세요. 세 층의 답은 그때까지 가려 둘게요.',
        },
      ],
      hint: {
        en: 'For $y_1$ take the first column of $W$: each $x$ times the weight beside it, then the first number of $b$.',
        ko: '$y_1$에는 $W$의 첫째 열을 써요. $x$를 하나씩 곱해 더하고 $b$의 첫째 수를 더해요.',
      },
      board: 'network',
      tasks: ['merge'],
    },
    {
      id: 'tweak',
      title: { en: 'Any weights at all', ko: '어떤 가중치라도' },
      says: [
        {
          en: 'Was that luck? Choose any weight, in the picture or in a matrix, and move it. Watch both answers.',
          ko: '우연히 같았을까요? 그림이나 행렬에서 아무 가중치나 골라 움직이며 두 답을 견주어 보세요.',
        },
      ],
      board: 'network',
    },
    {
      id: 'bend',
      title: { en: 'One layer bends', ko: '한 층을 휘게' },
      says: [
        {
          en: 'Now the neurons of layer 1 send what they have summed up through the sigmoid, $z = \\sigma(a)$. The one matrix stays as it is.',
          ko: '이번에는 1층 뉴런이 더한 값을 시그모이드에 넣어 $z = \\sigma(a)$로 보내요. 행렬 하나는 그대로 둬요.',
        },
      ],
      board: 'network',
      asks: 'bend',
    },
    {
      id: 'where',
      title: { en: 'Which layer?', ko: '어느 층이든?' },
      says: [
        {
          en: 'Bend another layer instead. In layers 1 and 2 the sigmoid stands between two multiplications. In layer 3 nothing comes after it: what can still be folded there?',
          ko: '다른 층도 휘게 해 보세요. 1층과 2층에서는 시그모이드가 두 곱셈 사이에 있어요. 3층은 뒤에 아무것도 없는데, 여기서는 무엇까지 접을 수 있을까요?',
        },
      ],
      board: 'network',
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'The lecture’s network bends in both hidden layers and leaves its output straight.',
          ko: '강의의 신경망은 은닉층 둘에서 휘고, 출력은 곧게 둬요.',
        },
      ],
      board: 'network',
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'A straight line of a straight line of a straight line is a straight line: $a(a(a(x))) = a^3 x$. Of layers it is no different: three matrices multiplied are one matrix.',
      ko: '직선을 세 번 지나도 $a(a(a(x))) = a^3 x$, 기울기만 다른 직선이에요. 층도 같아요. 행렬 셋을 곱하면 행렬 하나예요.',
    },
    {
      en: 'A nonlinear function between two layers keeps them apart: they cannot be multiplied out beforehand. That is what makes a hidden layer worth having.',
      ko: '두 층 사이에 비선형 함수가 끼면 먼저 곱해 둘 수 없어요. 은닉층을 쌓는 이유가 여기서 생겨요.',
    },
  ],
  words: ['linear', 'nonlinear', 'hidden-layer', 'activation', 'sigmoid', 'matrix'],
  figures: {
    x: { board: 'chain', reads: { what: 'input', unit: 0 }, decimals: 0 },
    a: { board: 'chain', reads: { what: 'parameter', key: 'W1-0-0' }, decimals: 1 },
    cube: { board: 'chain', reads: y(0), decimals: 3 },
    y1: { board: 'network', reads: y(0), decimals: 4 },
    y2: { board: 'network', reads: y(1), decimals: 4 },
  },
  tasks: [
    {
      id: 'merge',
      title: { en: 'The same two outputs from one matrix', ko: '행렬 하나로 낸 두 출력' },
      kind: 'numbers',
      board: 'network',
      asks: [
        { en: 'output $y_1$', ko: '출력 $y_1$' },
        { en: 'output $y_2$', ko: '출력 $y_2$' },
      ],
      // Of the one matrix, whichever layer bends by then.
      right: [straightened(0), straightened(1)],
      tolerance: 0.001,
    },
  ],
  questions: [
    {
      id: 'cubed',
      board: 'chain',
      asks: {
        en: 'What comes out after three layers?',
        ko: '세 층을 지나면 얼마가 나올까요?',
      },
      answer: { kind: 'number', tolerance: 0.005, least: -1, most: 3, step: 0.01, decimals: 3 },
      change: null,
      reads: y(0),
      right: { en: 'a × a × a', ko: 'a를 세 번 곱함' },
      slips: [
        {
          kind: 'added',
          leads: {
            what: 'sum',
            of: [
              [1, { what: 'parameter', key: 'W1-0-0' }],
              [1, { what: 'parameter', key: 'W2-0-0' }],
              [1, { what: 'parameter', key: 'W3-0-0' }],
            ],
          },
          name: { en: 'a + a + a', ko: 'a를 세 번 더함' },
          says: {
            en: 'Three times $a$ it is. But a layer multiplies what the one before hands it, so they multiply, too.',
            ko: '$a$가 세 번인 것은 맞아요. 다만 앞 층이 건넨 값에 곱하니까, 더하지 않고 곱해져요.',
          },
        },
        {
          kind: 'one-layer',
          leads: { what: 'z', layer: 1, unit: 0 },
          name: { en: 'After the first layer', ko: '1층까지만 셈함' },
          says: {
            en: 'That is what the first layer hands on. Two more still multiply it by $a$.',
            ko: '그것은 1층이 건넨 값이에요. 아직 두 층이 더 $a$를 곱해요.',
          },
        },
        {
          kind: 'two-layers',
          leads: { what: 'z', layer: 2, unit: 0 },
          name: { en: 'After the second layer', ko: '2층까지만 셈함' },
          says: {
            en: 'That is $a^2 x$, after two layers. One more.',
            ko: '그것은 두 층을 지난 $a^2 x$예요. 한 층이 더 남았어요.',
          },
        },
      ],
      shows: {
        en: '$a^3 = {a} \\times {a} \\times {a} = {cube}$. One layer with this slope would have done the same.',
        ko: '$a^3 = {a} \\times {a} \\times {a} = {cube}$, 이 기울기 하나면 한 층으로도 똑같아요.',
      },
    },
    {
      id: 'bend',
      board: 'network',
      asks: {
        en: 'Layer 1 becomes a sigmoid. Do the three layers still give what the one matrix gives?',
        ko: '1층만 시그모이드로 바꾸면, 세 층의 출력이 행렬 하나의 출력과 같을까요?',
      },
      // What is read is how far y₁ is from the one matrix's.
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'Still the same', ko: '그래도 같아요' }, least: -1e-9, most: 1e-9 },
          { says: { en: 'Different', ko: '달라져요' }, least: -1e12, most: -1e-9 },
          {
            says: { en: 'Only by a rounding', ko: '반올림만큼만 달라요' },
            least: 1e-9,
            most: 1e-8,
          },
        ],
      },
      change: { kind: 'network', network: bent(0), parameters: [...lectureNetwork.parameters] },
      reads: {
        what: 'sum',
        of: [
          [1, { what: 'output', unit: 0 }],
          [-1, { what: 'output', unit: 0, variant: { skip: [1] } }],
        ],
      },
      right: { en: 'A bend cannot be multiplied out', ko: '휜 것은 미리 곱해 둘 수 없음' },
      slips: [
        {
          kind: 'still-the-same',
          leads: 0,
          name: { en: 'The weights are the same', ko: '가중치가 같으니 같다고 봄' },
          says: {
            en: 'The weights are the same, and so is the one matrix. But now something stands between the multiplications that is no multiplication.',
            ko: '가중치도 행렬 하나도 그대로인 것은 맞아요. 하지만 곱셈과 곱셈 사이에 곱셈이 아닌 것이 끼었어요.',
          },
        },
        {
          kind: 'rounding',
          leads: 2,
          name: { en: 'Nearly a straight line', ko: '거의 직선이라고 봄' },
          says: {
            en: 'Near 0 the sigmoid is nearly straight, that is true. But with another slope and from 0.5 on, so it is far more than a rounding.',
            ko: '0 근처에서 시그모이드가 거의 곧은 것은 맞아요. 하지만 기울기가 다르고 0.5에서 시작해서, 반올림으로 볼 수 없어요.',
          },
        },
      ],
      shows: {
        en: 'Now the three layers give $y = [{y1}, {y2}]$. The one matrix still gives what it gave.',
        ko: '이제 세 층은 $y = [{y1}, {y2}]$, 행렬 하나는 전과 같은 값을 내요.',
      },
    },
  ],
  goals: [
    {
      id: 'merged',
      says: { en: 'Three layers folded into one', ko: '세 층을 하나로 접기' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'merge' && right.every((one) => one)),
    },
    {
      id: 'moved',
      says: { en: 'A weight moved, both answers compared', ko: '가중치를 움직여 두 답 견주기' },
      reached: ({ boards: { network: seen } }) =>
        seen?.board.parameters.some((value, index) => value !== lectureNetwork.parameters[index]) === true,
    },
    {
      id: 'bent',
      says: {
        en: 'A bend in layer 2, which cannot be folded either',
        ko: '2층을 휘게 해도 접히지 않음을 보기',
      },
      reached: ({ boards: { network: seen } }) =>
        seen !== undefined && seen.board.network.layers[1]?.activation !== 'identity',
    },
  ],
  wrongs: [
    mistaken('no-bias', {
      en: 'The products are right. Now add $b$, the three biases in one.',
      ko: '곱한 것은 맞아요. 이제 편향 셋을 모은 $b$를 더해 보세요.',
    }),
    mistaken('transposed', {
      en: 'The way is right, but these are the rows of $W$. Each output takes a column.',
      ko: '셈하는 법은 맞는데 $W$의 행을 곱했어요. 출력마다 열을 하나씩 써요.',
    }),
    {
      id: 'bent-at-the-end',
      on: 'board',
      recognises: ({ boards: { network: seen } }) => {
        const used = seen?.board.network.layers.map(({ activation }) => activation) ?? [];
        return used.at(-1) !== 'identity' && used.slice(0, -1).every((name) => name === 'identity');
      },
      says: {
        en: 'The outputs differ, and yet the three layers can still be folded: into one layer with a sigmoid. No multiplication comes after it.',
        ko: '출력은 달라졌지만 세 층은 여전히 접혀요. 시그모이드 뒤에 곱셈이 없어서, 시그모이드를 쓰는 한 층이 돼요.',
      },
      example: [
        {
          board: 'network',
          change: { kind: 'network', network: bent(2), parameters: [...lectureNetwork.parameters] },
        },
      ],
    },
  ],
  solution: [
    // As it was, whatever has been tried before.
    {
      board: 'network',
      change: { kind: 'network', network: straight, parameters: lectureNetwork.parameters },
    },
    { task: 'merge', values: [atStart(y(0)), atStart(y(1))] },
    { board: 'network', change: { kind: 'set', values: [['W1-0-0', 0.5]] } },
    {
      board: 'network',
      change: { kind: 'network', network: bent(1), parameters: [0.5, ...lectureNetwork.parameters.slice(1)] },
    },
  ],
  defence: {
    asks: {
      en: 'Would you put a bend on the output layer, too? Say for what task, and why.',
      ko: '출력층도 휘게 할까요? 어떤 문제라면 그런지, 왜 그런지 말해 주세요.',
    },
    choices: [
      { en: 'Bend it too', ko: '출력도 휘게' },
      { en: 'Leave it straight', ko: '출력은 곧게' },
    ],
  },
};
