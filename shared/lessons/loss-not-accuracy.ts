import { measureNow } from '../workshop/model/quantity.ts';
import { changed } from '../workshop/model/question.ts';
import type { Activity, ActivityBoard, Change, Quantity } from './activity.ts';
import { contentOfBoard } from './boards.ts';

/** The one weight that moves here, and where it is at first. */
const moved = 'W1-0-0';
const first = 0.3;

const answers: ActivityBoard = {
  id: 'answers',
  title: { en: 'One hundred answers', ko: '답 100개' },
  start: {
    network: { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] },
    loss: 'binary-cross-entropy',
    parameters: [first, 1, 0],
    input: [0, 0],
    target: [0],
    // Of this seed the 34th answer comes right between 0.06 and 0.05.
    data: { kind: 'set', name: 'plateau', samples: 100, seed: 84 },
  },
  edits: { parameters: [moved], grants: [] },
};

const to = (value: number): Change => ({ kind: 'set', values: [[moved, value]] });

const accuracy: Quantity = { what: 'accuracy' };
const loss: Quantity = { what: 'loss' };

const at = (quantity: Quantity, value: number) =>
  measureNow(quantity, changed(contentOfBoard(answers), to(value)));

const stands = at(accuracy, first);

/** Why training follows the loss: accuracy stands and jumps, the loss moves with every nudge. */
export const lossNotAccuracy: Activity = {
  id: 'loss-not-accuracy',
  section: '2.1',
  alsoCovers: ['2'],
  minutes: 10,
  boards: [answers],
  title: { en: 'Accuracy stands, the loss moves', ko: '정확도는 그대로, 손실은 움직여요' },
  goal: {
    en: 'Find a nudge that only the loss sees, and one where accuracy jumps.',
    ko: '손실만 알아채는 움직임과 정확도가 뛰는 움직임을 찾아요.',
  },
  steps: [
    {
      id: 'nudge',
      title: { en: 'A small nudge', ko: '조금만 옮기기' },
      says: [
        {
          en: 'One neuron has answered 100 times, and 33 of its answers are right: on the right-hand side of the line in the middle.',
          ko: '뉴런 하나가 100번 답했고 33번 맞았어요. 가운데 선의 오른쪽에 있는 점이 맞은 답이에요.',
        },
        {
          en: 'Its weight $w_1$ is {w} now. Where the weight moves, every single answer moves with it.',
          ko: '가중치 $w_1$은 지금 {w}예요. 이 가중치를 옮기면 점 100개가 저마다 조금씩 움직여요.',
        },
      ],
      asks: 'accuracy',
    },
    {
      id: 'loss',
      title: { en: 'And the loss?', ko: '그러면 손실은?' },
      says: [
        {
          en: 'Accuracy counts. It only hears of an answer when that crosses the line. The loss measures how far every answer is from right.',
          ko: '정확도는 개수만 세요. 점이 선을 넘어야 달라져요. 손실은 점마다 정답에 얼마나 가까운지 재요.',
        },
        {
          en: 'The same weight once more; it is {w} now.',
          ko: '같은 가중치를 한 번 더 옮겨요. 지금은 {w}예요.',
        },
      ],
      asks: 'loss',
    },
    {
      id: 'jump',
      title: { en: 'Where accuracy jumps', ko: '정확도가 뛰는 곳' },
      says: [
        {
          en: 'Move $w_1$ by hundredths. Where does the first answer cross the line, so that 33 % become 34 %?',
          ko: '$w_1$을 0.01씩 옮겨 보세요. 첫 점이 선을 넘어 33 %가 34 %가 되는 곳은 어디일까요?',
        },
        {
          en: 'There is no 33.32 % on the way. Then go on in the direction in which the loss falls.',
          ko: '그 사이에 33.32 %는 없어요. 찾았다면 손실이 줄어드는 쪽으로 더 가 보세요.',
        },
      ],
      hint: {
        en: 'The loss tells you which way, long before accuracy does: downwards, to 0.05 and beyond.',
        ko: '어느 쪽인지는 정확도보다 손실이 먼저 알려 줘요. 아래로, 0.05를 지나도록 내려 보세요.',
      },
    },
    {
      id: 'slope',
      title: { en: 'What training can follow', ko: '학습이 따라갈 수 있는 것' },
      says: [
        {
          en: 'Training asks how much the number moves when the weight is nudged, and goes where it falls.',
          ko: '학습은 가중치를 조금 옮겼을 때 수가 얼마나 움직이는지 묻고, 줄어드는 쪽으로 가요.',
        },
      ],
      asks: 'flat',
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'People are told the accuracy, training is given the loss.',
          ko: '사람에게는 정확도를 알리고, 학습에는 손실을 써요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'Over a wide range of the weight accuracy stood at 33 %, and told nobody which way was better. The loss changed with every nudge.',
      ko: '가중치를 꽤 옮겨도 정확도는 33 %에 서 있어서 어느 쪽이 나은지 알려 주지 못했어요. 손실은 조금만 옮겨도 달라졌어요.',
    },
    {
      en: 'Where accuracy did change, it jumped by a whole answer. A loss goes from value to value without a gap, so that it has a slope to follow.',
      ko: '정확도는 달라질 때 답 하나만큼 껑충 뛰었어요. 손실은 끊기지 않고 이어서 달라져요. 그래서 따라갈 기울기가 있어요.',
    },
  ],
  words: ['loss', 'accuracy', 'weight', 'gradient', 'training'],
  figures: {
    w: { board: 'answers', reads: { what: 'parameter', key: moved }, decimals: 2 },
    loss: { board: 'answers', reads: loss, decimals: 4 },
  },
  questions: [
    {
      id: 'accuracy',
      board: 'answers',
      asks: {
        en: '$w_1$ goes from 0.3 to 0.2. What does the accuracy do?',
        ko: '$w_1$을 0.3에서 0.2로 옮기면 정확도는 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 1e-9 },
      change: to(0.2),
      reads: accuracy,
      right: { en: 'No answer crosses the line', ko: '선을 넘는 점이 없음' },
      slips: [
        {
          kind: 'better',
          leads: 0,
          name: { en: 'Nearer, so more right', ko: '가까워지니 더 맞는다고 봄' },
          says: {
            en: 'The answers did move towards right, all of them. But accuracy does not see near; it only counts those across the line.',
            ko: '점들이 정답 쪽으로 움직인 것은 맞아요. 하지만 정확도는 가까워진 것을 보지 못하고, 선을 넘은 것만 세요.',
          },
        },
        {
          kind: 'worse',
          leads: 1,
          name: { en: 'Some go wrong', ko: '틀리는 답이 생긴다고 봄' },
          says: {
            en: 'That may happen where an answer sits close to the line. On this stretch none does.',
            ko: '선 가까이에 점이 있다면 그럴 수 있어요. 이 구간에는 그런 점이 없어요.',
          },
        },
      ],
      shows: {
        en: 'All 100 answers moved, none crossed the line. Still 33 right.',
        ko: '점 100개가 모두 움직였지만 선을 넘은 점은 없어요. 여전히 33개가 맞아요.',
      },
    },
    {
      id: 'loss',
      board: 'answers',
      asks: {
        en: 'On to 0.1. What does the loss do?',
        ko: '0.1로 더 옮기면 손실은 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 1e-9 },
      change: to(0.1),
      reads: loss,
      right: { en: 'Every answer counts a little', ko: '점마다 조금씩 가까워짐' },
      slips: [
        {
          kind: 'like-accuracy',
          leads: 2,
          name: { en: 'Same as the accuracy', ko: '정확도처럼 그대로라고 봄' },
          says: {
            en: 'Of the accuracy that is just what happens. The loss adds up how far off each answer is, and all of them moved.',
            ko: '정확도라면 바로 그래요. 손실은 점마다 벗어난 만큼을 더하는데, 점이 모두 움직였어요.',
          },
        },
        {
          kind: 'wrong-way',
          leads: 0,
          name: { en: 'It rises', ko: '커진다고 봄' },
          says: {
            en: 'It does move. The answers went towards the right-hand side, towards right, and so the loss falls.',
            ko: '움직인다고 본 것은 맞아요. 점들이 오른쪽, 곧 정답 쪽으로 갔으니 손실은 줄어요.',
          },
        },
      ],
      shows: {
        en: 'The loss is {loss} now, lower than before. The accuracy has not changed.',
        ko: '손실은 이제 {loss}, 전보다 줄었어요. 정확도는 아직 그대로예요.',
      },
    },
    {
      id: 'flat',
      board: 'answers',
      asks: {
        en: 'On the plateau, what is the slope of the accuracy, the number training would go by?',
        ko: '정확도가 서 있는 구간에서, 학습이 따라갈 정확도의 기울기는 얼마일까요?',
      },
      // What is read is how much it moves between two weights of the plateau.
      answer: {
        kind: 'choice',
        choices: [
          {
            says: { en: '0: it points nowhere', ko: '0, 어느 쪽도 가리키지 않아요' },
            least: -1e-9,
            most: 1e-9,
          },
          { says: { en: 'Small, but the right way', ko: '작지만 맞는 쪽이에요' }, least: 1e-6, most: 1 },
          { says: { en: '33', ko: '33' }, least: 33, most: 33 },
        ],
      },
      change: to(0.5),
      reads: {
        what: 'sum',
        of: [
          [1, accuracy],
          [-1, { what: 'value', value: stands }],
        ],
      },
      right: { en: 'What stands has no slope', ko: '서 있는 것에는 기울기가 없음' },
      slips: [
        {
          kind: 'small',
          leads: 1,
          name: { en: 'Small but not nothing', ko: '작아도 있다고 봄' },
          says: {
            en: 'Of the loss that is so. Accuracy does not move at all between two jumps, not even a little.',
            ko: '손실이라면 그래요. 정확도는 두 번 뛰는 사이에 조금도 움직이지 않아요.',
          },
        },
        {
          kind: 'its-value',
          leads: 2,
          name: { en: 'The accuracy itself', ko: '정확도의 값을 적음' },
          says: {
            en: '33 is where it stands. A slope is how much it moves.',
            ko: '33은 서 있는 값이에요. 기울기는 얼마나 움직이는지예요.',
          },
        },
      ],
      shows: {
        en: 'From 0.1 all the way to 0.5 accuracy is the same 33 %: slope 0. The loss rose to {loss}, and that is a direction.',
        ko: '0.1에서 0.5까지 가도 정확도는 똑같이 33 %, 기울기가 0이에요. 손실은 {loss}, 더 커졌으니 어느 쪽이 나은지 알려 줘요.',
      },
    },
  ],
  goals: [
    {
      id: 'jumped',
      says: { en: 'The accuracy jumped', ko: '정확도가 뛰는 곳 찾기' },
      reached: ({ boards: { answers: seen } }) => (seen?.observation.accuracy ?? 0) > stands + 1e-9,
    },
    {
      id: 'lower',
      says: { en: 'Loss below 0.75', ko: '손실 0.75 미만' },
      reached: ({ boards: { answers: seen } }) => (seen?.observation.loss ?? 1) < 0.75,
    },
  ],
  wrongs: [
    {
      id: 'wrong-way',
      on: 'board',
      recognises: ({ boards: { answers: seen } }) =>
        (seen?.observation.loss ?? 0) > at(loss, first) + 0.05 &&
        (seen?.observation.accuracy ?? 0) >= stands - 1e-9,
      says: {
        en: 'The accuracy says nothing, but the loss does: it has grown. Try the other way.',
        ko: '정확도는 아무 말이 없지만 손실이 커졌어요. 반대쪽으로 가 보세요.',
      },
      example: [{ board: 'answers', change: to(0.5) }],
    },
    {
      id: 'one-less',
      on: 'board',
      recognises: ({ boards: { answers: seen } }) => (seen?.observation.accuracy ?? 1) < stands - 1e-9,
      says: {
        en: 'The accuracy did jump, downwards: a right answer went across the line. The loss had said so long before.',
        ko: '정확도가 뛰긴 했는데 아래로 뛰었어요. 맞은 답이 선을 넘어갔어요. 손실은 훨씬 전부터 커지고 있었어요.',
      },
      example: [{ board: 'answers', change: to(0.7) }],
    },
  ],
  solution: [{ board: 'answers', change: to(-0.2) }],
  defence: {
    asks: {
      en: 'Two models: one with higher accuracy, the other with a lower loss. Which would you take, and for what?',
      ko: '정확도가 더 높은 모델과 손실이 더 작은 모델이 있어요. 무엇에 쓸지 정하고, 하나를 골라 이유를 말해요.',
    },
    choices: [
      { en: 'The higher accuracy', ko: '정확도가 높은 쪽' },
      { en: 'The lower loss', ko: '손실이 작은 쪽' },
    ],
  },
};
