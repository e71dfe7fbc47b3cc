import type { Activity } from '#shared/lessons/activity.ts';
import { lectureStart } from '#shared/lessons/lecture-network.ts';
import { lessonsOf } from '#shared/lessons/lessons.ts';
import type { Start } from '#shared/workshop/model/board.ts';

const said = (text: string) => ({ en: `${text}.`, ko: `${text}이에요.` });

/** One neuron with the step function, on a gate. */
const neuron: Start = {
  network: { inputs: 2, layers: [{ units: 1, activation: 'step' }] },
  loss: 'mse',
  parameters: [0, 0, 0],
  input: [1, 1],
  target: [1],
  data: { kind: 'set', name: 'and' },
};

/** An activity with something of everything, for the tests. */
export const tiny: Activity = {
  id: 'tiny',
  section: '1.6',
  minutes: 5,
  boards: [
    {
      id: 'layers',
      title: { en: 'Layers', ko: '층' },
      start: lectureStart,
      edits: { parameters: ['b3-0', 'b3-1', 'W1-0-0'], grants: [] },
    },
    {
      id: 'gate',
      title: { en: 'Gate', ko: '게이트' },
      start: neuron,
      edits: { parameters: 'none', grants: ['training'] },
    },
  ],
  title: { en: 'A tiny activity', ko: '작은 활동' },
  goal: said('Guess, then try'),
  steps: [
    { id: 'guess', title: said('Guess'), says: [said('z is {z}')], asks: 'z' },
    { id: 'way', title: said('Way'), says: [said('Which way')], asks: 'up', hint: said('Up') },
    {
      id: 'gate',
      title: said('Gate'),
      says: [said('Make AND')],
      board: 'gate',
      asks: 'right',
      tasks: ['and', 'pairs', 'sums'],
    },
    { id: 'defend', title: said('Defend'), says: [said('Say why')], asks: 'defence' },
  ],
  seen: [said('What crosses is z')],
  words: ['weight', 'bias'],
  figures: { z: { board: 'layers', reads: { what: 'z', layer: 1, unit: 0 }, decimals: 4 } },
  tasks: [
    { id: 'and', title: { en: 'AND', ko: 'AND' }, kind: 'network', start: neuron },
    {
      id: 'pairs',
      title: { en: 'Pairs', ko: '짝' },
      kind: 'pairs',
      items: [
        { place: 'line', says: { en: 'On a line', ko: '선에' } },
        { place: 'chip', says: { en: 'At a neuron', ko: '뉴런에' } },
      ],
      others: [
        { en: 'bias', ko: '편향' },
        { en: 'weight', ko: '가중치' },
      ],
      right: [1, 0],
    },
    {
      id: 'sums',
      title: { en: 'Sums', ko: '합' },
      kind: 'numbers',
      board: 'layers',
      asks: [{ en: 'a', ko: 'a' }],
      right: [{ what: 'a', layer: 1, unit: 0 }],
      tolerance: 0.005,
    },
  ],
  code: {
    file: 'double.py',
    start: { en: 'def double(x):\n    pass\n', ko: 'def double(x):\n    pass\n' },
    functions: ['double'],
    visible: [
      {
        id: 'one',
        says: said('Of one'),
        calls: 'double',
        passes: [[1]],
        gives: 2,
        slips: [],
      },
    ],
    hidden: [{ id: 'rows', says: said('Of rows'), calls: 'double', passes: [[[1, 2]]], gives: 6, slips: [] }],
    tolerance: 1e-6,
    slips: [],
    tries: [],
  },
  questions: [
    {
      id: 'z',
      board: 'layers',
      asks: said('What is z'),
      answer: { kind: 'number', tolerance: 0.005, least: 0, most: 1, step: 0.01, decimals: 2 },
      change: null,
      reads: { what: 'z', layer: 2, unit: 0 },
      right: { en: 'z was passed on', ko: 'z를 넘겼어요' },
      slips: [
        {
          kind: 'a-passed-on',
          leads: { what: 'z', layer: 2, unit: 0, variant: { skip: [1] } },
          name: { en: 'a was passed on', ko: 'a를 그대로 넘겼어요' },
          says: said('You passed a on'),
        },
        {
          kind: 'no-bias',
          leads: { what: 'z', layer: 2, unit: 0, variant: { unbiased: [2] } },
          name: { en: 'the bias was left out', ko: '편향을 빠뜨렸어요' },
          says: said('You left the bias out'),
        },
      ],
      shows: said('What crosses to the next layer is z'),
    },
    {
      id: 'up',
      board: 'layers',
      asks: said('Which way does the loss go'),
      answer: { kind: 'direction', still: 1e-9 },
      change: { kind: 'nudge', by: [['b3-0', 0.1]] },
      reads: { what: 'loss' },
      right: { en: 'up', ko: '커져요' },
      slips: [{ kind: 'down', leads: 1, name: said('Down'), says: said('It is the other way') }],
      shows: said('It went up'),
    },
    {
      id: 'right',
      board: 'gate',
      asks: said('How many rows are right'),
      answer: {
        kind: 'choice',
        choices: [
          { says: said('All'), least: 1, most: 1 },
          { says: said('Three'), least: 0.7, most: 0.8 },
          { says: said('Fewer'), least: 0, most: 0.6 },
        ],
      },
      change: { kind: 'set', values: [['b1-0', -1]] },
      reads: { what: 'accuracy' },
      right: { en: 'three', ko: '세 줄' },
      slips: [],
      shows: said('Three are right'),
    },
  ],
  goals: [
    {
      id: 'low',
      says: said('A loss under 0.05'),
      reached: ({ boards: { layers } }) => (layers?.observation.loss ?? 1) < 0.05,
    },
    {
      id: 'and',
      says: said('AND'),
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'and' && right.every((one) => one)),
    },
  ],
  wrongs: [
    {
      id: 'far',
      on: 'board',
      recognises: ({ boards: { layers } }) => (layers?.observation.loss ?? 0) > 10,
      says: said('That is far off'),
      example: [{ board: 'layers', change: { kind: 'set', values: [['b3-0', 100]] } }],
    },
    {
      id: 'or',
      on: 'task',
      task: 'and',
      recognises: ({ outputs }) => outputs.join() === '0,1,1,1',
      says: said('That is OR'),
      example: [{ task: 'and', values: [1, 1, -0.5] }],
    },
  ],
  solution: [
    {
      board: 'layers',
      change: {
        kind: 'set',
        values: [
          ['b3-0', -0.2],
          ['b3-1', 0.5],
        ],
      },
    },
    { task: 'and', values: [1, 1, -1.5] },
  ],
  defence: {
    asks: said('Which one would you move'),
    choices: [said('A bias'), said('A weight')],
  },
};

export const tinyLessons = lessonsOf([tiny]);
