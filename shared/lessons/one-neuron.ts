import type { Activity, Tried, WrongAnswer } from './activity.ts';
import { gateStart, isPattern, stepNeuron } from './gates.ts';

/** w₁, w₂ and b, as a setting of the board. */
const set = (w1: number, w2: number, b: number) =>
  ({
    kind: 'set',
    values: [
      ['W1-0-0', w1],
      ['W1-1-0', w2],
      ['b1-0', b],
    ],
  }) as const;

const resting = [0, 0, 0] as const;

/** AND, OR and NAND by hand, with the step function. */
export const oneNeuron: Activity = {
  id: 'one-neuron',
  section: '1.1',
  minutes: 15,
  boards: [
    {
      id: 'neuron',
      title: { en: 'One neuron', ko: '뉴런 하나' },
      start: gateStart(stepNeuron, 'and', resting, [1, 0]),
      edits: { parameters: 'none', grants: [] },
    },
  ],
  title: { en: 'Gates from one neuron', ko: '뉴런 하나로 만드는 게이트' },
  goal: {
    en: 'Get the four rows of AND, OR and NAND right, by hand.',
    ko: 'AND, OR, NAND의 네 줄을 손으로 모두 맞춰요.',
  },
  steps: [
    {
      id: 'at-zero',
      title: { en: 'Exactly at 0', ko: '딱 0일 때' },
      says: [
        {
          en: 'A neuron multiplies what comes in by its weights, adds it up, and adds its bias: $a = w_1 x_1 + w_2 x_2 + b$.',
          ko: '뉴런은 들어온 값에 가중치를 곱해 더하고, 편향까지 더해요. 이 합이 $a = w_1 x_1 + w_2 x_2 + b$예요.',
        },
        {
          en: 'The step function sends on 1 when $a$ is above 0, and 0 when it is below. And exactly at 0?',
          ko: '계단 함수는 $a$가 0보다 크면 1을, 작으면 0을 내보내요. 그런데 딱 0이면 어떻게 될까요?',
        },
      ],
      asks: 'at-zero',
    },
    {
      id: 'and',
      title: { en: 'Make an AND', ko: 'AND 만들기' },
      says: [
        {
          en: 'Only (1, 1) should give 1. Move the three rulers until all four rows are right.',
          ko: '(1, 1)에서만 1이 나와야 해요. 자 세 개를 움직여 네 줄을 모두 맞춰 보세요.',
        },
        {
          en: 'The line in the plane is where $a = 0$. On its grey side the neuron answers 1.',
          ko: '평면의 선은 $a = 0$인 자리예요. 회색 쪽에서는 뉴런이 1을 내보내요.',
        },
      ],
      hint: {
        en: 'One input alone must not be enough, and both together must be: $w_1 + b$ and $w_2 + b$ at most 0, $w_1 + w_2 + b$ above 0.',
        ko: '입력 하나로는 모자라고 둘이 모이면 넘어야 해요. $w_1 + b$와 $w_2 + b$는 0 이하, $w_1 + w_2 + b$는 0보다 커야 해요.',
      },
      tasks: ['and'],
    },
    {
      id: 'or',
      title: { en: 'Make an OR', ko: 'OR 만들기' },
      says: [
        {
          en: 'A single 1 is enough: only (0, 0) gives 0.',
          ko: '하나라도 1이면 1이에요. (0, 0)만 0이 나와야 해요.',
        },
        {
          en: 'There is more than one right answer. Once yours is, put it beside the others of the room.',
          ko: '맞는 답은 하나가 아니에요. 다 맞췄다면 다른 사람의 선과 나란히 놓고 견주어 보세요.',
        },
      ],
      hint: {
        en: 'At (0, 0) only the bias is left. It must not be above 0, yet small enough for each weight alone to get over it.',
        ko: '(0, 0)에는 편향만 남아요. 편향은 0 이하로 두되, 가중치 하나로도 넘을 만큼만 낮춰요.',
      },
      tasks: ['or'],
    },
    {
      id: 'nand',
      title: { en: 'Make a NAND', ko: 'NAND 만들기' },
      says: [
        {
          en: 'The other way round from AND: only (1, 1) gives 0.',
          ko: 'AND와 반대예요. (1, 1)에서만 0이 나와야 해요.',
        },
      ],
      hint: {
        en: '(0, 0) has to give 1, and only the bias is left there: it must be above 0. Then the weights have to pull down.',
        ko: '(0, 0)에서 1이 나와야 하는데 거기에는 편향만 남아요. 그러니 편향은 0보다 크고, 가중치가 끌어내려야 해요.',
      },
      tasks: ['nand'],
    },
    {
      id: 'shift',
      title: { en: 'Move the bias alone', ko: '편향만 움직이기' },
      says: [
        {
          en: 'The two weights say how the line is tilted. The bias says where it runs.',
          ko: '두 가중치는 선이 얼마나 기우는지를, 편향은 선이 어디를 지나는지를 정해요.',
        },
      ],
      asks: 'bias-down',
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'All lines that get the four rows right count the same here. Are they equally good?',
          ko: '네 줄을 맞춘 선은 여기서 모두 맞은 답이에요. 그렇다고 똑같이 좋을까요?',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'There is no one set of weights for a gate. Every line with the right points on its side is a right answer.',
      ko: '같은 게이트를 만드는 가중치는 하나가 아니에요. 점을 알맞은 쪽에 두는 선이라면 모두 맞아요.',
    },
    {
      en: 'This time your hands found the weights. Finding them without hands is called training.',
      ko: '이번에는 손으로 가중치를 찾았어요. 손대지 않아도 알아서 찾게 하는 일을 학습이라고 해요.',
    },
  ],
  words: ['neuron', 'perceptron', 'weight', 'bias', 'step', 'gate', 'boundary'],
  figures: {
    a: { board: 'neuron', reads: { what: 'a', layer: 1, unit: 0 }, decimals: 2 },
    w1: { board: 'neuron', reads: { what: 'parameter', key: 'W1-0-0' }, decimals: 2 },
    w2: { board: 'neuron', reads: { what: 'parameter', key: 'W1-1-0' }, decimals: 2 },
    b: { board: 'neuron', reads: { what: 'parameter', key: 'b1-0' }, decimals: 2 },
  },
  tasks: [
    {
      id: 'and',
      title: { en: 'AND: 1 only where both are', ko: 'AND: 둘 다 1이어야 1' },
      kind: 'network',
      start: gateStart(stepNeuron, 'and', resting),
    },
    {
      id: 'or',
      title: { en: 'OR: 1 as soon as one is', ko: 'OR: 하나라도 1이면 1' },
      kind: 'network',
      start: gateStart(stepNeuron, 'or', resting),
    },
    {
      id: 'nand',
      title: { en: 'NAND: 0 only where both are 1', ko: 'NAND: 둘 다 1이면 0' },
      kind: 'network',
      start: gateStart(stepNeuron, 'nand', resting),
    },
  ],
  questions: [
    {
      id: 'at-zero',
      board: 'neuron',
      asks: {
        en: 'With $w_1 = 0.5$, $w_2 = 0.5$ and $b = -0.5$: what comes out at (1, 0)?',
        ko: '$w_1 = 0.5$, $w_2 = 0.5$, $b = -0.5$일 때 (1, 0)을 넣으면 무엇이 나올까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: '0', ko: '0' }, least: 0, most: 0 },
          { says: { en: '1', ko: '1' }, least: 1, most: 1 },
          { says: { en: '0.5', ko: '0.5' }, least: 0.5, most: 0.5 },
        ],
      },
      change: set(0.5, 0.5, -0.5),
      reads: { what: 'output', unit: 0 },
      right: { en: 'At 0 it is still 0', ko: '0에서는 아직 0' },
      slips: [
        {
          kind: 'one-at-zero',
          leads: 1,
          name: { en: '1 from 0 on', ko: '0부터 벌써 1로 봄' },
          says: {
            en: 'With the bias the sum is exactly 0. The step function here gives 1 only above 0, so at 0 it is still 0.',
            ko: '편향까지 더하면 합이 딱 0이에요. 여기의 계단 함수는 0보다 커야 1이라서, 0에서는 아직 0이에요.',
          },
        },
        {
          kind: 'something-between',
          leads: 2,
          name: { en: 'Something in between', ko: '중간값이 나온다고 봄' },
          says: {
            en: '0.5 is what comes in times its weight. The step function passes on 0 or 1 and nothing in between.',
            ko: '0.5는 들어온 값에 가중치를 곱한 수예요. 계단 함수는 0이나 1만 내보내고, 그 사이의 값은 없어요.',
          },
        },
      ],
      shows: {
        en: 'The sum is $a = {a}$. That is not above 0, so 0 comes out.',
        ko: '합은 $a = {a}$, 0보다 크지 않아요. 그래서 0이 나와요.',
      },
    },
    {
      id: 'bias-down',
      board: 'neuron',
      asks: {
        en: 'Weights 0.5 and 0.5 with a bias of −0.2 make an OR. Only the bias goes down, to −0.7. What is the neuron now?',
        ko: '가중치 0.5와 0.5, 편향 −0.2인 뉴런은 OR예요. 편향만 −0.7까지 내리면 무엇이 될까요?',
      },
      // The board's data are AND's, so that the share of its rows that come out right tells these four apart.
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'Still OR', ko: '그대로 OR' }, least: 0.5, most: 0.5 },
          { says: { en: 'AND', ko: 'AND' }, least: 1, most: 1 },
          { says: { en: 'NAND', ko: 'NAND' }, least: 0, most: 0 },
          { says: { en: 'Always 0', ko: '언제나 0' }, least: 0.75, most: 0.75 },
        ],
      },
      change: set(0.5, 0.5, -0.7),
      reads: { what: 'accuracy' },
      right: { en: 'The line has moved past two points', ko: '선이 점 두 개를 지나감' },
      slips: [
        {
          kind: 'weights-decide',
          leads: 0,
          name: { en: 'The weights alone decide', ko: '가중치만 보고 정함' },
          says: {
            en: 'The weights are the same, so the line keeps its tilt. But the bias moves it, past (0, 1) and (1, 0).',
            ko: '가중치가 그대로라서 선의 기울기도 그대로예요. 하지만 편향이 선을 옮겨서 (0, 1)과 (1, 0)을 지나가요.',
          },
        },
        {
          kind: 'minus-flips',
          leads: 2,
          name: { en: 'A lower bias turns it round', ko: '편향을 내리면 뒤집힌다고 봄' },
          says: {
            en: 'A lower bias makes 1 harder to reach; it turns nothing round. For that the weights have to change their signs.',
            ko: '편향을 내리면 1이 되기 어려워질 뿐, 뒤집히지는 않아요. 뒤집으려면 가중치의 부호가 바뀌어야 해요.',
          },
        },
        {
          kind: 'too-deep',
          leads: 3,
          name: { en: 'Nothing gets over it', ko: '아무도 못 넘는다고 봄' },
          says: {
            en: 'One input alone no longer gets over it. Both together do: 0.5 + 0.5 − 0.7 is above 0.',
            ko: '입력 하나로는 이제 넘지 못해요. 그래도 둘이 모이면 0.5 + 0.5 − 0.7로 0보다 커요.',
          },
        },
      ],
      shows: {
        en: 'With weights {w1} and {w2} and a bias of {b}, only (1, 1) still gets above 0. OR has become AND, and no weight has changed.',
        ko: '가중치 {w1}, {w2}에 편향 {b}이면 (1, 1)만 0을 넘어요. 가중치는 그대로인데 OR가 AND가 됐어요.',
      },
    },
  ],
  goals: [
    {
      id: 'and',
      says: { en: 'All four rows of AND', ko: 'AND의 네 줄을 모두 맞게' },
      reached: ({ tries }) => made('and', tries),
    },
    {
      id: 'or',
      says: { en: 'All four rows of OR', ko: 'OR의 네 줄을 모두 맞게' },
      reached: ({ tries }) => made('or', tries),
    },
    {
      id: 'nand',
      says: { en: 'All four rows of NAND', ko: 'NAND의 네 줄을 모두 맞게' },
      reached: ({ tries }) => made('nand', tries),
    },
  ],
  wrongs: [
    {
      id: 'and-on-the-line',
      on: 'task',
      task: 'and',
      recognises: ({ values: [w1 = 0, w2 = 0, b = 0], right }) =>
        w1 + w2 + b === 0 && isPattern(right.map(Number), [1, 1, 1, 0]),
      says: {
        en: 'At (1, 1) the sum is exactly 0, and there the step function still gives 0. A little more.',
        ko: '(1, 1)에서 합이 딱 0이에요. 계단 함수는 0에서 아직 0이니, 조금만 더 올려 보세요.',
      },
      example: [{ task: 'and', values: [0.5, 0.5, -1] }],
    },
    answered('and-is-or', 'and', [0, 1, 1, 1], [0.5, 0.5, -0.2], {
      en: 'This is OR: one input alone already gets above 0. Lower the bias until it takes both.',
      ko: '지금은 OR예요. 입력 하나로도 0을 넘고 있어요. 둘이 모여야 넘도록 편향을 더 낮춰 보세요.',
    }),
    answered('and-never', 'and', [0, 0, 0, 0], [0.2, 0.2, -0.6], {
      en: 'Nothing gets above 0, not even (1, 1). The bias pulls down more than both weights lift.',
      ko: '(1, 1)에서도 0을 넘지 못해요. 두 가중치가 올리는 것보다 편향이 더 많이 내리고 있어요.',
    }),
    answered('or-is-and', 'or', [0, 0, 0, 1], [0.5, 0.5, -0.7], {
      en: 'This is AND: it takes both inputs. Raise the bias or the weights until one is enough.',
      ko: '지금은 AND예요. 둘 다 있어야 넘어요. 하나로도 넘도록 편향이나 가중치를 올려 보세요.',
    }),
    answered('or-always', 'or', [1, 1, 1, 1], [0.5, 0.5, 0.2], {
      en: '(0, 0) gives 1 as well. Only the bias is left there, so it must not be above 0.',
      ko: '(0, 0)에서도 1이 나와요. 거기에는 편향만 남으니, 편향이 0보다 크면 안 돼요.',
    }),
    answered('or-first-alone', 'or', [0, 0, 1, 1], [0.5, 0, -0.2], {
      en: 'It follows $x_1$ alone. The weight of $x_2$ has to get over the bias by itself, too.',
      ko: '$x_1$만 따라가고 있어요. $x_2$의 가중치도 혼자서 편향을 넘을 수 있어야 해요.',
    }),
    answered('or-second-alone', 'or', [0, 1, 0, 1], [0, 0.5, -0.2], {
      en: 'It follows $x_2$ alone. The weight of $x_1$ has to get over the bias by itself, too.',
      ko: '$x_2$만 따라가고 있어요. $x_1$의 가중치도 혼자서 편향을 넘을 수 있어야 해요.',
    }),
    answered('nand-is-and', 'nand', [0, 0, 0, 1], [0.5, 0.5, -0.7], {
      en: 'Exactly the other way round. Change the sign of all three numbers and look again.',
      ko: '딱 반대로 나와요. 세 수의 부호를 모두 바꾸고 다시 살펴보세요.',
    }),
    answered('nand-is-nor', 'nand', [1, 0, 0, 0], [-0.5, -0.5, 0.2], {
      en: 'One input alone already pulls it down to 0. Raise the bias until it takes both.',
      ko: '입력 하나만으로 벌써 0으로 내려가요. 둘이 모여야 내려가도록 편향을 더 올려 보세요.',
    }),
    answered('nand-always', 'nand', [1, 1, 1, 1], [-0.2, -0.2, 0.7], {
      en: '(1, 1) still gives 1. Both weights together have to pull down at least as much as the bias lifts.',
      ko: '(1, 1)에서도 아직 1이에요. 두 가중치가 모이면 편향이 올린 만큼은 끌어내려야 해요.',
    }),
  ],
  solution: [
    { task: 'and', values: [0.5, 0.5, -0.7] },
    { task: 'or', values: [0.5, 0.5, -0.2] },
    { task: 'nand', values: [-0.5, -0.5, 0.7] },
  ],
  defence: {
    asks: {
      en: 'Somebody else will use your AND, and their inputs are never exactly 0 or 1. Which line would you hand on, and why?',
      ko: '다른 사람이 여러분의 AND를 쓰는데, 입력이 딱 0이나 1은 아니래요. 어떤 선을 넘겨줄까요? 왜 그런가요?',
    },
    choices: [
      { en: 'One halfway between the points', ko: '점들 한가운데를 지나는 선' },
      { en: 'One close to (1, 1)', ko: '(1, 1)에 바짝 붙은 선' },
      { en: 'Any: they are all right', ko: '맞기만 하면 아무 선이나' },
    ],
  },
};

/** Whether somebody has made a gate. */
function made(gate: string, tries: readonly Tried[]): boolean {
  return tries.some(({ task, right }) => task === gate && right.every((row) => row));
}

/** A gate that was made instead of the one that was asked for. */
function answered(
  id: string,
  task: string,
  pattern: readonly number[],
  values: readonly number[],
  says: WrongAnswer['says'],
): WrongAnswer {
  return {
    id,
    on: 'task',
    task,
    recognises: ({ outputs }) => isPattern(outputs, pattern),
    says,
    example: [{ task, values }],
  };
}
