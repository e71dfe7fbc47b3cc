import type { Activity } from './activity.ts';
import { glossary } from './glossary.ts';
import { lectureStart } from './lecture-network.ts';

/** The eight words, in the order of the places that they belong to. */
const matched = [
  'mapping',
  'weight',
  'bias',
  'target',
  'loss',
  'backpropagation',
  'optimizer',
  'epoch',
] as const;

const placeOf = (word: (typeof matched)[number]) => matched.indexOf(word);

/** A match with two words in each other's place. */
function swapped(one: (typeof matched)[number], other: (typeof matched)[number]): number[] {
  return matched.map((word) => placeOf(word === one ? other : word === other ? one : word));
}

/** Eight words of the lecture, found on a board that trains. */
export const words: Activity = {
  id: 'words',
  section: '1.4',
  minutes: 10,
  boards: [
    {
      id: 'network',
      title: { en: 'The running board', ko: '움직이는 보드' },
      start: lectureStart,
      training: { learningRate: 0.1, speed: 2 },
      // Locked ones would not train.
      edits: { parameters: 'all', grants: ['training'] },
    },
  ],
  title: { en: 'Words on the running board', ko: '움직이는 보드에서 낱말 찾기' },
  goal: { en: 'All eight words in their places.', ko: '여덟 낱말을 모두 제자리에 놓아요.' },
  steps: [
    {
      id: 'watch',
      title: { en: 'Look at the pins, one by one', ko: '핀을 하나씩 살펴보기' },
      says: [
        {
          en: 'This board can train by itself. Each numbered pin points at something that has a name.',
          ko: '이 보드는 스스로 학습할 수 있어요. 번호 핀마다 이름이 있는 무언가를 가리켜요.',
        },
        {
          en: 'First a guess: it trains once over its data. Which way does the big number at pin 5 go?',
          ko: '먼저 어림해 봐요. 데이터를 한 바퀴 학습하면 5번 핀의 큰 수는 어느 쪽으로 갈까요?',
        },
      ],
      asks: 'one-epoch',
    },
    {
      id: 'match',
      title: { en: 'Match the words', ko: '낱말 짝짓기' },
      says: [
        {
          en: 'Let the board run and put each word where it belongs. A meaning and its pin carry the same number.',
          ko: '보드를 돌려 놓고 낱말을 제자리에 놓아 보세요. 뜻과 핀에는 같은 번호가 있어요.',
        },
      ],
      hint: {
        en: 'Begin with what stands still: only one of the eight numbers never changes while it trains.',
        ko: '가만히 있는 것부터 찾아보세요. 학습하는 동안 바뀌지 않는 수가 하나 있어요.',
      },
      tasks: ['match'],
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'You can now name what you see. Which of it would you watch?',
          ko: '이제 보이는 것마다 이름을 알아요. 그 가운데 무엇을 지켜볼까요?',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'The mapping goes forward and makes an output. The loss compares it with the target. Backpropagation goes back and finds the gradients, and the optimizer changes weights and biases by them. Once over all the data is an epoch.',
      ko: '매핑이 앞으로 가며 출력을 내요. 손실이 그것을 타깃과 견줘요. 역전파가 거꾸로 가며 기울기를 구하고, 옵티마이저가 그 기울기로 가중치와 편향을 고쳐요. 데이터를 한 바퀴 다 돌면 한 에폭이에요.',
    },
  ],
  words: ['target', 'mapping', 'weight', 'bias', 'loss', 'backpropagation', 'optimizer', 'epoch'],
  figures: { loss: { board: 'network', reads: { what: 'loss' }, decimals: 4 } },
  tasks: [
    {
      id: 'match',
      title: { en: 'Match the words', ko: '낱말 짝짓기' },
      kind: 'pairs',
      items: [
        {
          place: 'whole-way',
          says: { en: 'Takes an input and leads to an output', ko: '입력을 받아 출력으로 이어 주는 일' },
        },
        {
          place: 'line',
          says: {
            en: 'What comes in is multiplied by it; one a line',
            ko: '들어온 값에 곱하는 수, 선마다 하나',
          },
        },
        {
          place: 'chip',
          says: { en: 'Added at the end, whatever comes in', ko: '무엇이 들어오든 끝에 더하는 수' },
        },
        { place: 'beside-output', says: { en: 'What should come out', ko: '나왔으면 하는 값' } },
        {
          place: 'big-number',
          says: { en: 'How far what came out is from that', ko: '나온 값이 그것과 얼마나 먼지 나타내는 수' },
        },
        {
          place: 'way-back',
          says: { en: 'Goes back and finds each gradient', ko: '거꾸로 가며 기울기를 구하는 일' },
        },
        {
          place: 'rule',
          says: { en: 'Changes the numbers by those gradients', ko: '그 기울기로 수를 실제로 고치는 방법' },
        },
        { place: 'counter', says: { en: 'Once through all the data', ko: '데이터를 한 바퀴 다 쓴 것' } },
      ],
      others: matched.map((word) => glossary[word].term),
      right: matched.map(placeOf),
    },
  ],
  questions: [
    {
      id: 'one-epoch',
      board: 'network',
      asks: {
        en: 'The board trains once over its data, with $\\eta = 0.1$. What does the number at pin 5 do?',
        ko: '보드가 $\\eta = 0.1$로 데이터를 한 바퀴 학습해요. 5번 핀의 수는 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 1e-6 },
      change: { kind: 'descend', learningRate: 0.1 },
      reads: { what: 'loss' },
      right: { en: 'Training brings it down', ko: '학습하면 줄어듦' },
      slips: [
        {
          kind: 'like-a-score',
          leads: 0,
          name: { en: 'Read as a score', ko: '점수처럼 봄' },
          says: {
            en: 'Training does make it better. But this number says how far off the output is, so better is smaller.',
            ko: '학습하면 나아진다고 본 것은 맞아요. 그런데 이 수는 출력이 얼마나 벗어났는지라서, 나아질수록 작아져요.',
          },
        },
        {
          kind: 'takes-many',
          leads: 2,
          name: { en: 'Once is too little', ko: '한 번으로는 그대로라고 봄' },
          says: {
            en: 'It takes many rounds to get there. But every one of them moves the weights a little, and this number with them.',
            ko: '다 오려면 여러 바퀴가 필요해요. 그래도 한 바퀴마다 가중치가 조금씩 움직이고, 이 수도 따라 움직여요.',
          },
        },
      ],
      shows: {
        en: 'After one round it is {loss}, a little less than before.',
        ko: '한 바퀴를 돌고 나니 {loss}, 조금 줄었어요.',
      },
    },
  ],
  goals: [
    {
      id: 'matched',
      says: { en: 'All eight words in their places', ko: '여덟 낱말을 모두 제자리에' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'match' && right.every((one) => one)),
    },
  ],
  wrongs: [
    confused('backpropagation', 'optimizer', {
      en: 'Close. Pin 6 finds the gradients; what changes the numbers by them is something of its own.',
      ko: '가까워요. 6번은 기울기를 ‘구하는’ 일이에요. 그걸로 ‘고치는’ 쪽은 따로 있어요.',
    }),
    confused('weight', 'bias', {
      en: 'Close. Pin 2 sits on a line and multiplies; pin 3 sits at a neuron and is added.',
      ko: '가까워요. 2번은 선에 있어서 곱하는 수이고, 3번은 뉴런에 붙어서 더하는 수예요.',
    }),
    confused('target', 'loss', {
      en: 'Pin 4 is where the output should go and stands still; pin 5 says how far it still is.',
      ko: '4번은 출력이 가야 할 곳이라 가만히 있어요. 5번은 거기까지 얼마나 남았는지를 말해요.',
    }),
    confused('mapping', 'backpropagation', {
      en: 'Both cross the whole network, the other way round: pin 1 goes forward to an output, pin 6 back from the loss.',
      ko: '둘 다 신경망을 가로지르지만 방향이 달라요. 1번은 출력까지 앞으로 가고, 6번은 손실에서 거꾸로 와요.',
    }),
    confused('mapping', 'optimizer', {
      en: 'Pin 1 changes no weight: it only leads an input to an output.',
      ko: '1번은 가중치를 바꾸지 않아요. 입력을 출력으로 이어 주기만 해요.',
    }),
    confused('loss', 'epoch', {
      en: 'Pin 8 only counts the rounds. Pin 5 gets smaller as the output gets closer.',
      ko: '8번은 몇 바퀴 돌았는지만 세요. 5번은 출력이 가까워질수록 작아져요.',
    }),
  ],
  solution: [{ task: 'match', values: matched.map(placeOf) }],
  defence: {
    asks: {
      en: 'You may show one of the eight on the wall while a class trains. Which one, and why?',
      ko: '우리 반이 학습하는 동안 여덟 가지 가운데 하나만 벽에 크게 띄운다면 무엇을 고를까요? 왜 그런가요?',
    },
    choices: [glossary.loss.term, glossary.weight.term, glossary.target.term, glossary.epoch.term],
  },
};

/** One of two words in the place of the other. */
function confused(
  one: (typeof matched)[number],
  other: (typeof matched)[number],
  says: Activity['wrongs'][number]['says'],
): Activity['wrongs'][number] {
  return {
    id: `${one}-${other}`,
    on: 'task',
    task: 'match',
    recognises: ({ values }) =>
      values[placeOf(one)] === placeOf(other) || values[placeOf(other)] === placeOf(one),
    says,
    example: [{ task: 'match', values: swapped(one, other) }],
  };
}
