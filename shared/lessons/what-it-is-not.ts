import { makeDataset } from '../math/datasets.ts';
import { initialize } from '../math/initializers.ts';
import { keysOf } from '../math/parameter-key.ts';
import type { NetworkSpec } from '../math/shape.ts';
import { Training } from '../math/training.ts';
import { measureNow, type Quantity } from '../workshop/model/quantity.ts';
import type { Activity, ActivityBoard, Change, WrongAnswer } from './activity.ts';
import { contentOfBoard } from './boards.ts';
import { lectureStart } from './lecture-network.ts';

const spec: NetworkSpec = {
  inputs: 2,
  layers: [
    { units: 4, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ],
};

const settings = { optimizer: 'adam', learningRate: 0.1 } as const;

/** Steps that are enough to learn XOR from any of the starts here. */
const STEPS = 200;

/** XOR, learnt from a start of its own; the same for the same seed, on every machine. */
function learnt(seed: number): number[] {
  const parameters = initialize(spec, 'xavier', seed);
  const training = new Training(spec, makeDataset('xor'), { ...settings, loss: 'binary-cross-entropy' });
  for (let step = 0; step < STEPS; step++) training.step(parameters);
  return Array.from(parameters, (value) => Math.round(1000 * value) / 1000);
}

/** Two networks that have learnt the same, from two starts. */
const [one, another] = [learnt(1), learnt(3)];

/** A third, that nobody is shown. */
const third = learnt(5);

const use: ActivityBoard = {
  id: 'use',
  title: { en: 'A network in use', ko: '쓰고 있는 신경망' },
  start: lectureStart,
  edits: { parameters: 'none', grants: [] },
};

const xor = (id: string, title: ActivityBoard['title']) =>
  ({
    id,
    title,
    start: {
      network: spec,
      loss: 'binary-cross-entropy',
      parameters: one,
      input: [1, 0],
      target: [1],
      data: { kind: 'set', name: 'xor' },
    },
  }) as const;

const memory: ActivityBoard = {
  ...xor('memory', { en: 'Learnt, and then?', ko: '다 배운 뒤' }),
  edits: { parameters: 'none', grants: [] },
};

const two: ActivityBoard = {
  ...xor('two', { en: 'Another start', ko: '다른 출발' }),
  training: { ...settings, speed: 0 },
  edits: { parameters: 'all', grants: ['network', 'training'] },
};

const weight: Quantity = { what: 'parameter', key: 'W1-0-0' };
const answer: Quantity = { what: 'output', unit: 0 };
const parameters: Quantity = { what: 'count', of: 'parameters' };

const toAnother: Change = {
  kind: 'set',
  values: keysOf(spec).map((key, index) => [key, another[index]!]),
};

/** Whether all four rows are right, and how far one weight is from before: what tells the three answers apart. */
const compared: Quantity = {
  what: 'sum',
  of: [
    [1, { what: 'accuracy' }],
    [1, { what: 'parameter', key: 'W1-0-0' }],
    [-1, { what: 'parameter', key: 'W1-0-0', when: 'before' }],
  ],
};
const apart = another[0]! - one[0]!;

const mistaken = (id: string, value: number, says: WrongAnswer['says']): WrongAnswer => ({
  id,
  on: 'task',
  task: 'after-use',
  recognises: ({ values: [tried = 0] }) => tried === value,
  says,
  example: [{ task: 'after-use', values: [value] }],
});

/** Three things that a network does not do: learn while it is used, store its data, have one right answer. */
export const whatItIsNot: Activity = {
  id: 'what-it-is-not',
  section: '1',
  minutes: 10,
  boards: [use, memory, two],
  title: { en: 'What it is not', ko: '신경망이 아닌 것' },
  goal: {
    en: 'Put three common beliefs to the test.',
    ko: '흔히 하는 생각 셋을 직접 시험해 봐요.',
  },
  steps: [
    {
      id: 'use',
      title: { en: 'Does it learn while it is used?', ko: '쓰는 동안에도 배울까요?' },
      says: [
        {
          en: 'A network is used by putting something in and reading what comes out. Here it is used a hundred times.',
          ko: '신경망을 쓴다는 것은 값을 넣고 나오는 값을 읽는 일이에요. 이 신경망을 백 번 써 볼게요.',
        },
      ],
      board: 'use',
      asks: 'learns',
    },
    {
      id: 'count',
      title: { en: 'Count it', ko: '직접 세어 보기' },
      says: [
        {
          en: 'Run it forward a hundred times with a hundred inputs, and count how many of its numbers are others than before.',
          ko: '서로 다른 값 백 개로 백 번 돌려 보고, 신경망의 수 가운데 몇 개가 달라졌는지 세어 보세요.',
        },
      ],
      board: 'use',
      tasks: ['after-use'],
    },
    {
      id: 'memory',
      title: { en: 'Does it store its data?', ko: '데이터를 담아 둘까요?' },
      says: [
        {
          en: 'This network has learnt XOR from four rows. For $(1, 0)$ it answers {y}.',
          ko: '이 신경망은 네 줄의 데이터로 XOR를 배웠어요. $(1, 0)$을 넣으면 {y}라고 답해요.',
        },
        {
          en: 'Now the rows are deleted, all four of them.',
          ko: '이제 그 네 줄을 모두 지워요.',
        },
      ],
      board: 'memory',
      asks: 'stores',
    },
    {
      id: 'two',
      title: { en: 'Is there one right network?', ko: '맞는 신경망은 하나일까요?' },
      says: [
        {
          en: 'The same data and the same training once more, only the weights it starts from are others.',
          ko: '데이터도 학습 방법도 그대로, 처음 가중치만 바꿔 다시 학습해요.',
        },
        {
          en: 'After the reveal, start one of your own and see whether it gets all four rows right, too.',
          ko: '연 다음에는 직접 다른 출발로 학습시켜, 그 신경망도 네 줄을 다 맞히는지 보세요.',
        },
      ],
      board: 'two',
      asks: 'one-right',
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'Somebody says: “It remembers what I typed in yesterday, and has become cleverer by it.”',
          ko: '누가 이렇게 말해요. “어제 내가 입력한 걸 기억하고, 그만큼 더 똑똑해졌어요.”',
        },
      ],
      board: 'two',
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'Using a network is forward passes and nothing else. It learns only where somebody trains it: where the loss is taken, and the weights are updated.',
      ko: '신경망을 쓰는 일은 앞으로 계산하는 것뿐이에요. 손실을 구하고 가중치를 고치며 학습시킬 때만 배워요.',
    },
    {
      en: 'What is left of the data are {count} numbers, the weights and biases. They are not the data, and there are many sets of them that do the job.',
      ko: '데이터에서 남는 것은 가중치와 편향, 수 {count}개예요. 데이터 자체는 아니고, 같은 일을 해내는 수의 묶음도 여럿이에요.',
    },
  ],
  words: ['inference', 'training', 'parameter', 'forward-pass', 'initialization', 'mapping'],
  figures: {
    y: { board: 'memory', reads: answer, decimals: 3 },
    count: { board: 'two', reads: parameters, decimals: 0 },
  },
  tasks: [
    {
      id: 'after-use',
      title: { en: 'After a hundred forward passes', ko: '앞으로 백 번 계산한 뒤' },
      kind: 'numbers',
      board: 'use',
      asks: [{ en: 'numbers that have changed', ko: '달라진 수의 개수' }],
      right: [{ what: 'value', value: 0 }],
      tolerance: 0,
    },
  ],
  questions: [
    {
      id: 'learns',
      board: 'use',
      asks: {
        en: 'The network is used, with other inputs. What does its weight $w_{11}^{(1)}$ do?',
        ko: '다른 값을 넣어 신경망을 써요. 가중치 $w_{11}^{(1)}$은 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 0 },
      change: { kind: 'sample', input: [0.2, -1], target: [0, 1] },
      reads: weight,
      right: { en: 'Forward changes nothing', ko: '앞으로만 가면 그대로' },
      slips: [
        {
          kind: 'learns-up',
          leads: 0,
          name: { en: 'It grows with use', ko: '쓸수록 커진다고 봄' },
          says: {
            en: 'What changes with the input are the sums and outputs. A weight changes only where a loss is taken and a step is made.',
            ko: '넣는 값에 따라 달라지는 것은 합과 출력이에요. 가중치는 손실을 구해 갱신할 때만 달라져요.',
          },
        },
        {
          kind: 'wears-off',
          leads: 1,
          name: { en: 'It wears off', ko: '쓸수록 줄어든다고 봄' },
          says: {
            en: 'Nothing wears off here: a weight is read in every pass and never written.',
            ko: '쓴다고 닳지는 않아요. 계산할 때마다 가중치를 읽기만 하고 고쳐 쓰지 않아요.',
          },
        },
      ],
      shows: {
        en: 'Another input, other sums, another output. Not one weight has moved.',
        ko: '넣은 값이 바뀌니 합도 출력도 달라졌어요. 가중치는 하나도 움직이지 않았어요.',
      },
    },
    {
      id: 'stores',
      board: 'memory',
      asks: {
        en: 'The four rows are gone. What does the output for $(1, 0)$ do?',
        ko: '네 줄을 지웠어요. $(1, 0)$에 대한 출력은 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 1e-12 },
      change: { kind: 'data', data: { kind: 'points' } },
      reads: answer,
      right: { en: 'The weights are all it has', ko: '가중치만 있으면 됨' },
      slips: [
        {
          kind: 'forgets',
          leads: 1,
          name: { en: 'It forgets', ko: '잊어버린다고 봄' },
          says: {
            en: 'The data were needed for the loss, to learn from. To answer, the weights are enough, and they are all still there.',
            ko: '데이터는 손실을 구해 배울 때 필요했어요. 답할 때는 가중치면 충분하고, 그 수는 모두 그대로 있어요.',
          },
        },
        {
          kind: 'rises',
          leads: 0,
          name: { en: 'It rises', ko: '커진다고 봄' },
          says: {
            en: 'The output is made of the input and the weights. Neither has changed.',
            ko: '출력은 입력과 가중치로 만들어져요. 둘 다 그대로예요.',
          },
        },
      ],
      shows: {
        en: 'Still {y}. There is no loss any more, for there is nothing to compare with. The answer does not need the data.',
        ko: '여전히 {y}예요. 견줄 것이 없으니 손실은 사라졌지만, 답하는 데에는 데이터가 필요 없어요.',
      },
    },
    {
      id: 'one-right',
      board: 'two',
      asks: {
        en: 'Trained again from another start: what comes out?',
        ko: '다른 가중치에서 다시 학습하면 무엇이 나올까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          {
            says: { en: 'The same weights', ko: '같은 가중치가 돼요' },
            least: 1,
            most: 1,
          },
          {
            says: { en: 'Other weights, all four rows right', ko: '가중치는 다른데 네 줄을 다 맞혀요' },
            least: 1 + apart - 1e-6,
            most: 1 + apart + 1e-6,
          },
          {
            says: { en: 'Other weights, not all right', ko: '가중치도 다르고 다 맞히지 못해요' },
            least: apart - 1e-6,
            most: apart + 0.76,
          },
        ],
      },
      change: toAnother,
      reads: compared,
      right: { en: 'Many ways to the same answers', ko: '같은 답에 이르는 길이 여럿' },
      slips: [
        {
          kind: 'one-truth',
          leads: 0,
          name: { en: 'One right set of weights', ko: '맞는 가중치는 하나라고 봄' },
          says: {
            en: 'The answers do come out the same. But many sets of weights give them: exchange two hidden neurons and nothing is lost.',
            ko: '답이 같아지는 것은 맞아요. 하지만 그 답을 내는 가중치는 여럿이에요. 은닉 뉴런 둘을 통째로 바꿔 놓아도 답은 그대로예요.',
          },
        },
        {
          kind: 'only-that-start',
          leads: 2,
          name: { en: 'It depends on the start', ko: '출발점이 좋아야 한다고 봄' },
          says: {
            en: 'It can depend on the start, that is true, and some do get stuck. This one does not: all four rows are right.',
            ko: '출발점에 따라 막히는 일도 있기는 해요. 이번에는 그렇지 않아서 네 줄을 모두 맞혔어요.',
          },
        },
      ],
      shows: {
        en: 'Hardly a weight is the same, and all four rows are right both times.',
        ko: '같은 가중치는 거의 없는데, 두 번 모두 네 줄을 다 맞혔어요.',
      },
    },
  ],
  goals: [
    {
      id: 'used',
      says: { en: 'Counted what use has changed', ko: '쓰고 나서 달라진 수 세기' },
      reached: ({ tries }) =>
        tries.some(({ task, right }) => task === 'after-use' && right.every((all) => all)),
    },
    {
      id: 'another',
      says: { en: 'A third network that is as right', ko: '똑같이 맞히는 셋째 신경망' },
      reached: ({ boards: { two: seen } }) =>
        seen?.observation.accuracy === 1 &&
        seen.board.parameters.every((value, index) => value !== one[index] && value !== another[index]),
    },
  ],
  wrongs: [
    mistaken('all-of-them', measureNow(parameters, contentOfBoard(use)), {
      en: 'That is how many it has. Compare the number beside each line before and after.',
      ko: '그것은 신경망에 있는 수의 개수예요. 선마다 적힌 수를 앞뒤로 견주어 보세요.',
    }),
    mistaken('once-a-pass', 100, {
      en: 'A hundred passes were made. None of them wrote anything down.',
      ko: '계산은 백 번 했어요. 하지만 그때마다 적어 둔 것은 없어요.',
    }),
    {
      id: 'not-there-yet',
      on: 'board',
      recognises: ({ boards: { two: seen } }) => (seen?.observation.accuracy ?? 1) < 1,
      says: {
        en: 'Other weights, but not all four rows are right yet. Let it train.',
        ko: '가중치는 달라졌지만 아직 네 줄을 다 맞히지 못해요. 학습을 시켜 보세요.',
      },
      example: [
        {
          board: 'two',
          change: { kind: 'set', values: keysOf(spec).map((key) => [key, 0]) },
        },
      ],
    },
  ],
  solution: [
    { task: 'after-use', values: [0] },
    { board: 'two', change: { kind: 'set', values: keysOf(spec).map((key, index) => [key, third[index]!]) } },
  ],
  defence: {
    asks: {
      en: 'What would you answer them, in a line?',
      ko: '이 말에 뭐라고 답할까요? 한 줄로 적어요.',
    },
    choices: [
      { en: 'Part of it is right', ko: '어떤 점은 맞아요' },
      { en: 'None of it is right', ko: '모두 틀렸어요' },
    ],
  },
};
