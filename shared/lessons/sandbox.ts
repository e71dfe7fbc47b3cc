import { keysOf } from '../math/parameter-key.ts';
import type { Activity } from './activity.ts';
import { lectureStart } from './lecture-network.ts';

/** The free board. */
export const sandbox: Activity = {
  id: 'sandbox',
  section: '1.6',
  minutes: 10,
  boards: [
    {
      id: 'board',
      title: { en: 'Free board', ko: '자유 보드' },
      start: lectureStart,
      edits: { parameters: 'all', grants: ['network', 'data', 'training'] },
    },
  ],
  title: { en: 'The free board', ko: '자유 보드' },
  goal: {
    en: 'Bring the loss below 0.01, by hand or by training.',
    ko: '손으로든 학습으로든 손실을 0.01보다 작게 만들어요.',
  },
  steps: [
    {
      id: 'guess',
      title: { en: 'First a guess', ko: '먼저 어림하기' },
      says: [
        {
          en: 'The output is $y_1 = {y1}$ and $y_2 = {y2}$; the target is 0 and 1.',
          ko: '출력은 $y_1 = {y1}$, $y_2 = {y2}$이고, 타깃은 0과 1이에요.',
        },
        {
          en: 'A bias is added to its neuron whatever comes in. Which way does the loss go when only this one moves?',
          ko: '편향은 무엇이 들어오든 뉴런에 더해져요. 편향 하나만 움직이면 손실은 어느 쪽으로 갈까요?',
        },
      ],
      asks: 'bias-up',
    },
    {
      id: 'try',
      title: { en: 'Try it yourselves', ko: '직접 해 보기' },
      says: [
        {
          en: 'Move weights and biases, change the network or the data, or let it train. The loss is {loss} now.',
          ko: '가중치와 편향을 옮기고, 신경망이나 데이터를 바꾸고, 학습도 시켜 보세요. 지금 손실은 {loss}이에요.',
        },
      ],
      hint: {
        en: 'The two output biases alone are enough: each moves its own output and nothing else.',
        ko: '출력층의 편향 두 개만으로도 돼요. 편향 하나는 자기 출력만 움직여요.',
      },
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'There is more than one way down. Say which you would take again.',
          ko: '내려가는 길은 하나가 아니에요. 다시 한다면 어느 길로 갈지 말해 보세요.',
        },
      ],
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'The loss is one number for the whole network. Every weight and every bias has a hand in it, and the same loss can be reached by many of them.',
      ko: '손실은 신경망 전체를 나타내는 수 하나예요. 가중치와 편향이 모두 여기에 관여하고, 서로 다른 값들이 같은 손실에 닿기도 해요.',
    },
  ],
  words: ['weight', 'bias', 'loss', 'target', 'output'],
  figures: {
    y1: { board: 'board', reads: { what: 'output', unit: 0 }, decimals: 4 },
    y2: { board: 'board', reads: { what: 'output', unit: 1 }, decimals: 4 },
    loss: { board: 'board', reads: { what: 'loss' }, decimals: 4 },
  },
  questions: [
    {
      id: 'bias-up',
      board: 'board',
      asks: {
        en: 'The bias of $y_1$ goes up by 0.1. What does the loss do?',
        ko: '$y_1$의 편향을 0.1만큼 올려요. 손실은 어떻게 될까요?',
      },
      answer: { kind: 'direction', still: 1e-6 },
      change: { kind: 'nudge', by: [['b3-0', 0.1]] },
      reads: { what: 'loss' },
      right: { en: 'y₁ moves off its target', ko: 'y₁이 타깃에서 멀어짐' },
      slips: [
        {
          kind: 'more-is-better',
          leads: 1,
          name: { en: 'A higher output is a better one', ko: '출력이 크면 좋다고 봄' },
          says: {
            en: 'The output does go up. But its target is 0, so going up takes it further away.',
            ko: '출력이 커진다고 본 것은 맞아요. 다만 y₁의 타깃은 0이라서, 커질수록 더 멀어져요.',
          },
        },
        {
          kind: 'bias-does-nothing',
          leads: 2,
          name: { en: 'A bias does not matter', ko: '편향은 상관없다고 봄' },
          says: {
            en: 'A bias has no line coming in, yet it is added to every sum: the output moves by just as much.',
            ko: '편향에는 들어오는 선이 없지만 합에는 늘 더해져요. 그래서 출력도 그만큼 움직여요.',
          },
        },
      ],
      shows: {
        en: 'y₁ should be 0 and was above it already. 0.1 more takes it further off, so the loss grows.',
        ko: 'y₁은 0이어야 하는데 이미 0보다 컸어요. 0.1을 더하면 더 멀어지니 손실이 커져요.',
      },
    },
  ],
  goals: [
    {
      id: 'low',
      says: { en: 'Loss below 0.01', ko: '손실 0.01 미만' },
      reached: ({ boards: { board } }) => (board?.observation.loss ?? 1) < 0.01,
    },
  ],
  wrongs: [
    {
      id: 'all-zero',
      on: 'board',
      recognises: ({ boards: { board } }) => board?.board.parameters.every((value) => value === 0) === true,
      says: {
        en: 'With every weight and bias at 0 every output is 0, whatever comes in. One of them is right by chance; nothing tells the inputs apart any more.',
        ko: '가중치와 편향이 모두 0이면 무엇을 넣어도 출력이 0이에요. 하나는 우연히 맞았지만, 입력을 구별하지는 못해요.',
      },
      example: [{ board: 'board', change: { kind: 'set', values: zeros(lectureStart) } }],
    },
  ],
  solution: [
    {
      board: 'board',
      change: {
        kind: 'set',
        values: [
          ['b3-0', -0.22],
          ['b3-1', 0.5],
        ],
      },
    },
  ],
  defence: {
    asks: {
      en: 'To bring the loss down, would you move one bias a lot or many weights a little? Why?',
      ko: '손실을 줄일 때 편향 하나를 크게 옮길까요, 가중치 여럿을 조금씩 옮길까요? 왜 그런가요?',
    },
    choices: [
      { en: 'One bias, a lot', ko: '편향 하나를 크게' },
      { en: 'Many weights, a little', ko: '가중치 여럿을 조금씩' },
    ],
  },
};

function zeros({ network }: typeof lectureStart): [string, number][] {
  return keysOf(network).map((key) => [key, 0]);
}
