import type { Activity } from './activity.ts';
import { answersOf, gateStart, isPattern, rowsOf, stepLayers, stepNeuron } from './gates.ts';

/** Two gates and one that listens to both, as a setting of the board. */
const join = (first: Gate, second: Gate, last: Gate) =>
  ({
    kind: 'set',
    values: [
      ['W1-0-0', first[0]],
      ['W1-1-0', first[1]],
      ['b1-0', first[2]],
      ['W1-0-1', second[0]],
      ['W1-1-1', second[1]],
      ['b1-1', second[2]],
      ['W2-0-0', last[0]],
      ['W2-1-0', last[1]],
      ['b2-0', last[2]],
    ],
  }) as const;

type Gate = readonly [w1: number, w2: number, b: number];

const nand: Gate = [-0.5, -0.5, 0.7];
const or: Gate = [0.5, 0.5, -0.2];
const and: Gate = [0.5, 0.5, -0.7];

/** One neuron cannot do XOR; neurons that the room has made can, together. */
export const xorWall: Activity = {
  id: 'xor-wall',
  section: '1.1',
  minutes: 15,
  boards: [
    {
      id: 'line',
      title: { en: 'One line', ko: '선 하나' },
      // As good as a line gets, looked at halfway between the corners.
      start: gateStart(stepNeuron, 'xor', or, [0.5, 0.5]),
      edits: { parameters: 'none', grants: [] },
    },
    {
      id: 'hidden',
      title: { en: 'A hidden layer', ko: '은닉층 하나' },
      start: gateStart(stepLayers, 'xor', [0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0]),
      edits: { parameters: 'all', grants: [] },
    },
  ],
  title: { en: 'The XOR wall', ko: 'XOR라는 벽' },
  goal: { en: 'All four rows of XOR right.', ko: 'XOR의 네 줄을 모두 맞춰요.' },
  steps: [
    {
      id: 'try',
      title: { en: 'Try it with one line', ko: '선 하나로 해 보기' },
      says: [
        {
          en: 'XOR is 1 where the two inputs differ: at two corners that face each other. One neuron draws one line.',
          ko: 'XOR는 두 입력이 서로 다를 때만 1이에요. 1이 되는 두 모서리는 마주 보고 있고, 뉴런 하나는 선을 하나 그어요.',
        },
        {
          en: 'First say how far you think one line gets. Then try; every line of the room stays in the plane.',
          ko: '선 하나로 몇 줄까지 맞출 수 있을지 먼저 말해 보세요. 그다음 그어 봐요. 우리 반의 선은 모두 평면에 남아요.',
        },
      ],
      board: 'line',
      asks: 'most',
      tasks: ['line'],
    },
    {
      id: 'why',
      title: { en: 'See why no line does it', ko: '왜 안 되는지 보기' },
      says: [
        {
          en: 'Suppose a line did it. Then $a$ is above 0 at both corners that want 1, and not above 0 at both that want 0.',
          ko: '되는 선이 있다고 해 봐요. 그러면 1이어야 하는 두 모서리에서는 $a$가 0보다 크고, 0이어야 하는 두 모서리에서는 0 이하예요.',
        },
        {
          en: 'Walk straight from one corner to the one it faces: $a$ changes evenly all the way.',
          ko: '한 모서리에서 마주 보는 모서리까지 곧장 걸어가 봐요. $a$는 내내 고르게 변해요.',
        },
      ],
      hint: {
        en: 'Halfway, $a$ is the mean of its values at the two ends.',
        ko: '한가운데의 $a$는 두 끝에 있는 값의 평균이에요.',
      },
      board: 'line',
      asks: 'midway',
    },
    {
      id: 'join',
      title: { en: 'Join your gates', ko: '게이트 잇기' },
      says: [
        {
          en: 'Now let neurons you have already made work together: two look at the inputs, a third looks at those two.',
          ko: '이제 이미 만든 뉴런들을 함께 일하게 해요. 둘은 입력을 보고, 셋째는 그 둘을 봐요.',
        },
        {
          en: 'Pick the three gates from what this room has made.',
          ko: '우리 반이 만든 게이트에서 셋을 골라 이어 보세요.',
        },
      ],
      hint: {
        en: 'XOR is 1 exactly where NAND and OR both say 1.',
        ko: 'XOR는 NAND와 OR가 둘 다 1인 곳에서만 1이에요.',
      },
      board: 'hidden',
    },
    {
      id: 'defend',
      title: { en: 'Which corner breaks first?', ko: '어느 모서리가 먼저 무너질까' },
      says: [
        {
          en: 'All four rows are right, but some corner is closest to a line.',
          ko: '네 줄이 다 맞아도, 선에 가장 가까운 모서리는 있기 마련이에요.',
        },
      ],
      board: 'hidden',
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'One neuron draws one line, and no line parts XOR: it is not linearly separable.',
      ko: '뉴런 하나는 선 하나를 긋고, 어떤 선도 XOR를 나누지 못해요. XOR는 선형 분리가 안 돼요.',
    },
    {
      en: 'With a hidden layer it works: two neurons draw a line each, and the third keeps what lies between them. No neuron is new, only how they are wired.',
      ko: '은닉층을 두면 돼요. 두 뉴런이 선을 하나씩 긋고, 셋째가 그 사이를 골라요. 새로운 뉴런은 없어요. 잇는 방법만 새로워요.',
    },
  ],
  words: ['perceptron', 'linearly-separable', 'boundary', 'gate', 'hidden-layer', 'layer'],
  figures: {
    rows: { board: 'line', reads: { what: 'sum', of: [[4, { what: 'accuracy' }]] }, decimals: 0 },
    a: { board: 'line', reads: { what: 'a', layer: 1, unit: 0 }, decimals: 2 },
  },
  tasks: [
    {
      id: 'line',
      title: { en: 'XOR with one line', ko: '선 하나로 XOR' },
      kind: 'network',
      start: gateStart(stepNeuron, 'xor', [0, 0, 0]),
    },
  ],
  questions: [
    {
      id: 'most',
      board: 'line',
      asks: {
        en: 'How many of the four rows can one line get right at most?',
        ko: '선 하나로는 네 줄 가운데 많아야 몇 줄을 맞출 수 있을까요?',
      },
      answer: { kind: 'number', tolerance: 0, least: 0, most: 4, step: 1, decimals: 0 },
      change: null,
      reads: { what: 'sum', of: [[4, { what: 'accuracy' }]] },
      right: { en: 'Three: one corner is left over', ko: '셋: 한 모서리가 꼭 남음' },
      slips: [
        {
          kind: 'any-four',
          leads: 4,
          name: { en: 'A line can part any four points', ko: '선 하나로 다 나눌 수 있다고 봄' },
          says: {
            en: 'With AND, OR and NAND a line parted all four points. Here the corners that belong together face each other, with the others between them.',
            ko: 'AND, OR, NAND에서는 선 하나가 네 점을 다 나눴어요. 여기서는 같은 답인 모서리끼리 마주 보고, 그 사이에 다른 답이 끼어 있어요.',
          },
        },
        {
          kind: 'half',
          leads: 2,
          name: { en: 'Half of them', ko: '반만 맞는다고 봄' },
          says: {
            en: 'Answering always the same gets two rows. A line that cuts off one corner gets one more.',
            ko: '언제나 같은 답을 내도 두 줄은 맞아요. 모서리 하나를 잘라 내는 선이면 한 줄을 더 맞춰요.',
          },
        },
      ],
      shows: {
        en: 'This line gets {rows} rows right, and no line gets more. Why, comes next.',
        ko: '이 선이 맞춘 줄 수는 {rows}, 이보다 더 맞추는 선은 없어요. 왜 그런지 이어서 봐요.',
      },
    },
    {
      id: 'midway',
      board: 'line',
      asks: {
        en: 'A line has both corners that want 1 on its 1 side. What is $a$ halfway between them, at (½, ½)?',
        ko: '1이어야 하는 두 모서리가 모두 선의 1 쪽에 있어요. 그 한가운데 (½, ½)에서 $a$는 어떨까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'Above 0', ko: '0보다 커요' }, least: 1e-9, most: 1e6 },
          { says: { en: 'Not above 0', ko: '0 이하예요' }, least: -1e6, most: 0 },
          // No one line can show this.
          { says: { en: 'It depends on the line', ko: '선에 따라 달라요' }, least: 1, most: 0 },
        ],
      },
      change: null,
      reads: { what: 'a', layer: 1, unit: 0 },
      right: { en: 'Between two on one side', ko: '같은 쪽 두 점의 한가운데' },
      slips: [
        {
          kind: 'other-diagonal',
          leads: 1,
          name: { en: 'Seen from the corners that want 0', ko: '0이어야 하는 모서리에서 봄' },
          says: {
            en: 'That is what the two other corners ask for: it is their halfway point, too. And it cannot be on both sides.',
            ko: '다른 두 모서리가 바라는 게 바로 그거예요. 그 둘의 한가운데도 같은 점이거든요. 한 점이 양쪽에 있을 수는 없어요.',
          },
        },
        {
          kind: 'depends',
          leads: 2,
          name: { en: 'It depends', ko: '그때그때 다르다고 봄' },
          says: {
            en: 'How large it is depends on the line. But the mean of two numbers above 0 is always above 0.',
            ko: '얼마나 큰지는 선마다 달라요. 하지만 0보다 큰 두 수의 평균은 언제나 0보다 커요.',
          },
        },
      ],
      shows: {
        en: 'For this line, which has both of them on its 1 side, $a = {a}$ there. But the corners that want 0 share that halfway point, and ask for 0 or less. No line can do both.',
        ko: '두 모서리를 1 쪽에 둔 이 선은 거기에서 $a = {a}$, 0보다 커요. 그런데 0이어야 하는 두 모서리의 한가운데도 같은 점이고, 거기는 0 이하여야 해요. 둘 다 되는 선은 없어요.',
      },
    },
  ],
  goals: [
    {
      id: 'climbed',
      says: { en: 'All four rows right', ko: '네 줄을 모두 맞게' },
      reached: ({ boards: { hidden } }) => hidden?.observation.accuracy === 1,
    },
  ],
  wrongs: [
    {
      id: 'constant',
      on: 'task',
      task: 'line',
      recognises: ({ outputs }) => outputs.every((output) => output === outputs[0]),
      says: {
        en: 'All four corners are on one side of this line. Bring it in between them.',
        ko: '네 모서리가 모두 선의 한쪽에 있어요. 선을 모서리 사이로 옮겨 보세요.',
      },
      example: [{ task: 'line', values: [0.5, 0.5, 0.5] }],
    },
    {
      id: 'three',
      on: 'task',
      task: 'line',
      recognises: ({ right }) => right.filter((row) => row).length === 3,
      says: {
        en: 'Close: three rows are right. Bring over the corner that is left, and watch what another one does.',
        ko: '가까워요. 세 줄이 맞았어요. 남은 모서리를 데려오면서 다른 모서리가 어떻게 되는지 보세요.',
      },
      example: [{ task: 'line', values: [0.5, 0.5, -0.2] }],
    },
    {
      id: 'same-line',
      on: 'board',
      recognises: ({ boards: { hidden } }) => {
        const rows = hidden === undefined ? [] : rowsOf(hidden.board);
        const [first, ...others] = rows.map(([units = []]) => units);
        if (first?.length !== 2 || !others.some((units) => units[0] !== first[0])) return false;
        return [first, ...others].every(([left, right]) => left === right);
      },
      says: {
        en: 'Both hidden neurons give the same answers, so together they see no more than one line does.',
        ko: '은닉층의 두 뉴런이 똑같이 답하고 있어요. 그러면 둘이 있어도 선 하나와 다르지 않아요.',
      },
      example: [{ board: 'hidden', change: join(or, or, and) }],
    },
    {
      id: 'or-at-the-end',
      on: 'board',
      recognises: ({ boards: { hidden } }) =>
        hidden !== undefined && isPattern(answersOf(hidden.board), [1, 1, 1, 1]),
      says: {
        en: 'Everything is 1: it is enough for the last neuron that one of the two says 1. It has to ask for both.',
        ko: '모두 1이 나와요. 마지막 뉴런이 둘 가운데 하나만 1이어도 1을 내고 있어요. 둘 다 1일 때만 내야 해요.',
      },
      example: [{ board: 'hidden', change: join(nand, or, or) }],
    },
    {
      id: 'upside-down',
      on: 'board',
      recognises: ({ boards: { hidden } }) =>
        hidden !== undefined && isPattern(answersOf(hidden.board), [1, 0, 0, 1]),
      says: {
        en: 'Every row is the other way round: 1 where the inputs are alike. The two lines are right; look at the last neuron.',
        ko: '네 줄이 모두 반대예요. 두 입력이 같을 때 1이 나와요. 두 선은 좋으니 마지막 뉴런을 살펴보세요.',
      },
      example: [{ board: 'hidden', change: join(nand, or, nand) }],
    },
  ],
  solution: [{ board: 'hidden', change: join(nand, or, and) }],
  defence: {
    asks: {
      en: 'If every weight shook a little, which corner would break first? Which line would you move, and why?',
      ko: '가중치가 조금씩 흔들린다면 어느 모서리가 먼저 무너질까요? 어떤 선을 옮기면 좋을지, 왜 그런지 말해 보세요.',
    },
    choices: [
      { en: 'The first neuron’s line', ko: '첫째 뉴런의 선' },
      { en: 'The second neuron’s line', ko: '둘째 뉴런의 선' },
      { en: 'The last neuron', ko: '마지막 뉴런' },
      { en: 'None: I would leave it', ko: '그대로 두기' },
    ],
  },
};
