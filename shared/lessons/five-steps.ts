import { measureNow } from '../workshop/model/quantity.ts';
import type { Activity, ActivityBoard, Quantity } from './activity.ts';
import { contentOfBoard } from './boards.ts';
import { lectureStart } from './lecture-network.ts';

const network: ActivityBoard = {
  id: 'network',
  title: { en: 'Five steps', ko: '다섯 걸음' },
  start: lectureStart,
  training: { learningRate: 1, speed: 4 },
  // Locked ones would not train.
  edits: { parameters: 'all', grants: ['training'] },
};

/** The weight that is followed all the way: z₁⁽²⁾ → y₁. */
const followed = 'W3-0-0';
/** The one that is worked out by hand: z₂⁽²⁾ → y₂. */
const byHand = 'W3-1-1';

const gradient: Quantity = { what: 'gradient', key: followed };
const lossNow: Quantity = { what: 'loss' };

/** A step of η = 1 against the gradient, or the wrong way with it. */
const moved = (times: 1 | -1): Quantity => ({
  what: 'sum',
  of: [
    [1, { what: 'parameter', key: byHand }],
    [-times, { what: 'gradient', key: byHand }],
  ],
});

/** What a quantity is before anything has moved. */
const atStart = (quantity: Quantity) => measureNow(quantity, contentOfBoard(network));

/** Input, forward, loss, backward, update: one round by hand, then the loop. */
export const fiveSteps: Activity = {
  id: 'five-steps',
  section: '1.5',
  minutes: 15,
  boards: [network],
  title: { en: 'The five steps of training', ko: '학습의 다섯 걸음' },
  goal: {
    en: 'Go once round all five steps, then bring the loss below 0.001 with the loop.',
    ko: '다섯 걸음을 한 바퀴 돌고, 되풀이해서 손실을 0.001보다 작게 만들어요.',
  },
  steps: [
    {
      id: 'input',
      title: { en: 'Input', ko: '입력' },
      says: [
        {
          en: 'A sample goes in: $x = [{x1}, {x2}]$. It comes with its target, $t = [{t1}, {t2}]$.',
          ko: '표본 하나 $x = [{x1}, {x2}]$를 넣어요. 짝이 되는 타깃 $t = [{t1}, {t2}]$도 함께 와요.',
        },
      ],
    },
    {
      id: 'forward',
      title: { en: 'Forward', ko: '앞으로' },
      says: [
        {
          en: 'Layer by layer, every neuron adds up and passes on. What comes out is $y = [{y1}, {y2}]$.',
          ko: '층을 따라 뉴런마다 더해서 넘겨요. 끝에 나온 $y = [{y1}, {y2}]$까지가 앞으로 가는 길이에요.',
        },
      ],
    },
    {
      id: 'loss',
      title: { en: 'Loss', ko: '손실' },
      says: [
        {
          en: 'How far is that from the target? $L = \\frac{(y_1 - t_1)^2 + (y_2 - t_2)^2}{2} = {loss}$.',
          ko: '타깃에서 얼마나 멀까요? $L = \\frac{(y_1 - t_1)^2 + (y_2 - t_2)^2}{2} = {loss}$만큼이에요.',
        },
      ],
    },
    {
      id: 'backward',
      title: { en: 'Backward', ko: '거꾸로' },
      says: [
        {
          en: 'From the loss back to each weight: if it were a little larger, how would the loss move? That is its gradient.',
          ko: '손실에서 거꾸로, 가중치마다 물어요. 조금 커지면 손실이 얼마나 움직일까요? 그것이 기울기예요.',
        },
        {
          en: 'For a weight of the last layer it is the output’s error $y - t$, times what came in along its line.',
          ko: '마지막 층의 가중치라면, 출력의 오차 $y - t$에 그 선으로 들어온 값을 곱하면 돼요.',
        },
      ],
      hint: {
        en: '$y_1 - t_1 = {e1}$, and what came in is $z^{(2)}_1 = {z1}$.',
        ko: '오차 $y_1 - t_1 = {e1}$에 들어온 값 $z^{(2)}_1 = {z1}$만큼을 곱해요.',
      },
      asks: 'gradient',
    },
    {
      id: 'update',
      title: { en: 'Update', ko: '고치기' },
      says: [
        {
          en: 'Every weight and bias moves against its gradient, times the learning rate: $w \\leftarrow w - \\eta \\cdot \\partial L / \\partial w$.',
          ko: '가중치와 편향이 모두 기울기의 반대쪽으로, 학습률 $\\eta$만큼 움직여요. $w \\leftarrow w - \\eta \\cdot \\partial L / \\partial w$예요.',
        },
        {
          en: 'Work out one of them yourselves with $\\eta = 1$: it is {w} now, and its gradient is {g}. Then say what becomes of the loss.',
          ko: '지금 값이 {w}, 기울기가 {g}인 가중치 하나를 $\\eta = 1$로 직접 고쳐 봐요. 그다음 손실이 어떻게 될지 말해 보세요.',
        },
      ],
      hint: {
        en: 'Minus a negative number is plus.',
        ko: '음수를 빼면 더하는 셈이 돼요.',
      },
      asks: 'after',
      tasks: ['new-weight'],
    },
    {
      id: 'loop',
      title: { en: 'And again, at speed', ko: '되풀이하기' },
      says: [
        {
          en: 'Five steps are one round. Training is going round and round. The loss still left is {loss}.',
          ko: '다섯 걸음이 한 바퀴이고, 이 바퀴를 되풀이하는 일이 학습이에요. 손실이 아직 {loss}만큼 남아 있어요.',
        },
        {
          en: 'Choose $\\eta$ and let it run. Can you bring the loss below 0.001?',
          ko: '$\\eta$를 고르고 돌려 보세요. 손실을 0.001보다 작게 만들 수 있나요?',
        },
      ],
      hint: {
        en: 'With $\\eta = 1$ both outputs jump past their targets every time. Try half as long a step.',
        ko: '$\\eta = 1$이면 두 출력이 번번이 타깃을 지나쳐요. 갱신 크기를 반으로 줄여 보세요.',
      },
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'On this sample you have seen how $\\eta$ changes the way down.',
          ko: '이 표본에서 $\\eta$에 따라 내려가는 길이 어떻게 달라지는지 봤어요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'Input, forward, loss, backward, update, and again. Nobody chose a weight: the gradient gave the direction and $\\eta$ the length of the step.',
      ko: '입력, 앞으로, 손실, 거꾸로, 고치기, 그리고 다시 처음으로. 가중치를 고른 사람은 없어요. 방향은 기울기가, 갱신의 크기는 $\\eta$가 정했어요.',
    },
    {
      en: 'The first step hardly brought the loss down. Its direction was right, but both outputs went past their targets: $\\eta = 1$ was too long a step.',
      ko: '첫 갱신에서는 손실이 거의 줄지 않았어요. 방향은 맞았지만 두 출력이 모두 타깃을 지나쳤거든요. $\\eta = 1$이 너무 컸어요.',
    },
  ],
  words: [
    'forward-pass',
    'loss',
    'target',
    'backpropagation',
    'gradient',
    'optimizer',
    'learning-rate',
    'training',
    'epoch',
  ],
  figures: {
    x1: { board: 'network', reads: { what: 'input', unit: 0 }, decimals: 1 },
    x2: { board: 'network', reads: { what: 'input', unit: 1 }, decimals: 1 },
    t1: { board: 'network', reads: { what: 'target', unit: 0 }, decimals: 0 },
    t2: { board: 'network', reads: { what: 'target', unit: 1 }, decimals: 0 },
    y1: { board: 'network', reads: { what: 'output', unit: 0 }, decimals: 4 },
    y2: { board: 'network', reads: { what: 'output', unit: 1 }, decimals: 4 },
    z1: { board: 'network', reads: { what: 'z', layer: 2, unit: 0 }, decimals: 4 },
    e1: {
      board: 'network',
      reads: {
        what: 'sum',
        of: [
          [1, { what: 'output', unit: 0 }],
          [-1, { what: 'target', unit: 0 }],
        ],
      },
      decimals: 4,
    },
    loss: { board: 'network', reads: lossNow, decimals: 4 },
    w: { board: 'network', reads: { what: 'parameter', key: byHand }, decimals: 4 },
    g: { board: 'network', reads: { what: 'gradient', key: byHand }, decimals: 4 },
  },
  tasks: [
    {
      id: 'new-weight',
      title: { en: 'One new weight, by hand', ko: '새 가중치 하나, 손으로' },
      kind: 'numbers',
      board: 'network',
      asks: [
        {
          en: 'The new $w_{22}^{(3)}$, $z^{(2)}_2 \\to y_2$',
          ko: '새 $w_{22}^{(3)}$, $z^{(2)}_2 \\to y_2$',
        },
      ],
      right: [moved(1)],
      tolerance: 0.001,
    },
  ],
  questions: [
    {
      id: 'gradient',
      board: 'network',
      asks: {
        en: 'What is the gradient $\\partial L / \\partial w_{11}^{(3)}$ of the weight from $z^{(2)}_1$ to $y_1$?',
        ko: '$z^{(2)}_1$에서 $y_1$로 가는 가중치의 기울기 $\\partial L / \\partial w_{11}^{(3)}$은 얼마일까요?',
      },
      answer: { kind: 'number', tolerance: 0.005, least: -1, most: 1, step: 0.01, decimals: 4 },
      change: null,
      reads: gradient,
      right: { en: 'Error × what came in', ko: '오차 × 들어온 값' },
      slips: [
        {
          kind: 'turned-round',
          leads: { what: 'sum', of: [[-1, gradient]] },
          name: { en: 't − y', ko: 't − y로 셈' },
          says: {
            en: 'Everything is right but the sign. The error is $y - t$: where the output is too high, a larger weight makes the loss larger.',
            ko: '부호 말고는 다 맞아요. 오차는 $y - t$예요. 출력이 너무 크면, 가중치가 커질수록 손실도 커져요.',
          },
        },
        {
          kind: 'error-alone',
          // A bias is fed by a 1, so that its gradient is the error itself.
          leads: { what: 'gradient', key: 'b3-0' },
          name: { en: 'The error alone', ko: '오차만 적음' },
          says: {
            en: 'That is the error, $y_1 - t_1$. A weight has a part in it only as far as something came in: times $z^{(2)}_1$.',
            ko: '그것은 오차 $y_1 - t_1$이에요. 가중치의 몫은 들어온 값만큼이니 $z^{(2)}_1$을 곱해야 해요.',
          },
        },
        {
          kind: 'twice',
          leads: { what: 'sum', of: [[2, gradient]] },
          name: { en: 'The 2 left standing', ko: '2가 남음' },
          says: {
            en: 'The square does give a 2. But the loss is the mean over two outputs, and that halves it again.',
            ko: '제곱을 미분하면 2가 나오는 것은 맞아요. 하지만 손실은 두 출력의 평균이라서 다시 반이 돼요.',
          },
        },
      ],
      shows: {
        en: '$\\partial L / \\partial w_{11}^{(3)} = {e1} \\times {z1}$. It is above 0, so this weight has to go down.',
        ko: '$\\partial L / \\partial w_{11}^{(3)} = {e1} \\times {z1}$, 0보다 커요. 그러니 이 가중치는 내려가야 해요.',
      },
    },
    {
      id: 'after',
      board: 'network',
      asks: {
        en: 'All weights and biases are updated once, with $\\eta = 1$. What becomes of the loss?',
        ko: '$\\eta = 1$로 가중치와 편향을 모두 한 번 고쳐요. 손실은 어떻게 될까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: 'Close to 0', ko: '0에 가까워져요' }, least: 0, most: 0.02 },
          { says: { en: 'About half', ko: '반쯤으로 줄어요' }, least: 0.03, most: 0.07 },
          { says: { en: 'Nearly the same', ko: '거의 그대로예요' }, least: 0.09, most: 0.102 },
          { says: { en: 'Clearly larger', ko: '눈에 띄게 커져요' }, least: 0.11, most: 1e12 },
        ],
      },
      change: { kind: 'descend', learningRate: 1 },
      reads: lossNow,
      right: { en: 'Past the targets, as far as before', ko: '타깃을 지나쳐 그만큼 멀어짐' },
      slips: [
        {
          kind: 'lands-at-once',
          leads: 0,
          name: { en: 'One step lands there', ko: '한 번 갱신하면 닿는다고 봄' },
          says: {
            en: 'The gradient does know the way. It does not know how far: that is up to $\\eta$.',
            ko: '기울기가 방향을 아는 것은 맞아요. 하지만 얼마나 가야 하는지는 몰라요. 그것은 $\\eta$가 정해요.',
          },
        },
        {
          kind: 'always-some',
          leads: 1,
          name: { en: 'Always some way down', ko: '늘 조금씩 준다고 봄' },
          says: {
            en: 'A short step does bring the loss down a part. This one was so long that it came out on the other side.',
            ko: '조금씩 갱신하면 손실도 조금씩 줄어요. 이번에는 갱신이 너무 커서 반대편으로 나와 버렸어요.',
          },
        },
        {
          kind: 'gets-worse',
          leads: 3,
          name: { en: 'Out of hand', ko: '더 나빠진다고 봄' },
          says: {
            en: 'It does go past the targets. Only about as far as it was before, so the loss stays where it was; a longer step would make it larger.',
            ko: '타깃을 지나친다고 본 것은 맞아요. 다만 전에 떨어져 있던 만큼만 지나쳐서 손실이 비슷해요. 더 크게 갱신했다면 커졌을 거예요.',
          },
        },
      ],
      shows: {
        en: 'Now $y = [{y1}, {y2}]$: both outputs went past their targets, about as far as they were before. The loss is {loss}.',
        ko: '이제 $y = [{y1}, {y2}]$, 두 출력 모두 타깃을 지나쳐 전에 떨어져 있던 만큼 멀어졌어요. 그래서 손실은 {loss}, 거의 그대로예요.',
      },
    },
  ],
  goals: [
    {
      id: 'round',
      says: { en: 'Once round all five steps', ko: '다섯 걸음 한 바퀴' },
      reached: ({ boards: { network: seen } }) =>
        seen?.board.parameters.some((value, index) => value !== lectureStart.parameters[index]) === true,
    },
    {
      id: 'low',
      says: { en: 'Loss below 0.001', ko: '손실 0.001 미만' },
      reached: ({ boards: { network: seen } }) => (seen?.observation.loss ?? 1) < 0.001,
    },
  ],
  wrongs: [
    {
      id: 'uphill',
      on: 'board',
      recognises: ({ boards: { network: seen } }) =>
        (seen?.observation.loss ?? Number.POSITIVE_INFINITY) > 2 * atStart(lossNow),
      says: {
        en: 'The loss is growing: each step goes further past the targets than it was away. Start over with a smaller learning rate.',
        ko: '손실이 커지고 있어요. 갱신할 때마다 전보다 더 멀리 지나치고 있어요. 학습률을 줄이고 처음부터 해 보세요.',
      },
      example: [{ board: 'network', change: { kind: 'descend', learningRate: 2 } }],
    },
    {
      id: 'uphill-by-hand',
      on: 'task',
      task: 'new-weight',
      recognises: ({ values: [value = 0] }) => Math.abs(value - atStart(moved(-1))) < 0.001,
      says: {
        en: 'The size of the step is right, its direction is not: it goes against the gradient, so subtract it.',
        ko: '갱신의 크기는 맞는데 방향이 반대예요. 기울기의 반대쪽으로 가야 하니 빼 주세요.',
      },
      example: [{ task: 'new-weight', values: [atStart(moved(-1))] }],
    },
    {
      id: 'gradient-as-weight',
      on: 'task',
      task: 'new-weight',
      recognises: ({ values: [value = 0] }) =>
        Math.abs(Math.abs(value) - Math.abs(atStart({ what: 'gradient', key: byHand }))) < 0.001,
      says: {
        en: 'That is how far it moves. The new weight is the old one and this step together.',
        ko: '그것은 움직이는 만큼이에요. 새 가중치는 옛 값에서 그만큼 옮긴 값이에요.',
      },
      example: [{ task: 'new-weight', values: [atStart({ what: 'gradient', key: byHand })] }],
    },
  ],
  solution: [
    { task: 'new-weight', values: [atStart(moved(1))] },
    { board: 'network', change: { kind: 'descend', learningRate: 1 } },
    { board: 'network', change: { kind: 'descend', learningRate: 0.5 } },
  ],
  defence: {
    asks: {
      en: 'Which learning rate would you take here: 1, 0.5 or 0.1? And on data you have never seen? Why?',
      ko: '여기서는 학습률을 1, 0.5, 0.1 가운데 무엇으로 할까요? 처음 보는 데이터라면요? 왜 그런가요?',
    },
    choices: [
      { en: '1', ko: '1' },
      { en: '0.5', ko: '0.5' },
      { en: '0.1', ko: '0.1' },
    ],
  },
};
