import { html } from 'lit';
import { goals } from '#shared/workshop/model/goals.ts';
import { formatInput, formatReading } from '../elements/format.ts';
import '../instruments/ruler/ruler-bench.ts';
import '../instruments/strip/math-strip.ts';
import { tell } from '../i18n/t.ts';
import type { Mode } from './mode.ts';

const GOAL = goals.hand.under;

/** Moving the weights and biases oneself. */
export const hand: Mode = {
  id: 'hand',
  title: { en: 'By hand', ko: '손으로' },
  icon: 'slider',
  height: 252,
  bench: ({ view, size }) => html`<wr-ruler-bench .view=${view} .size=${size}></wr-ruler-bench>`,
  instruments: ({ view }) => html`<wr-math-strip .view=${view}></wr-math-strip>`,
  guide: ({ board, observation, you, history, reached }, picked) => {
    const moved = history.some(({ moves }) => moves.some(({ by }) => by === you));
    const { loss } = observation;
    return {
      title: board.network.layers.length === 3 ? tell(text.three) : tell(text.any),
      paragraphs: [
        html`${tell(text.input)} <strong>x = [${board.input.map(formatInput).join(', ')}]</strong> ${tell(text.signal)}`,
        tell(text.neuron),
      ],
      steps: [
        [tell(text.pick), picked || moved],
        [tell(text.move), moved],
        [tell(text.goal, { goal: formatReading(GOAL) }), loss !== null && loss < GOAL, reached?.hand],
      ],
    };
  },
};

const text = {
  three: { en: 'A signal through three layers', ko: '세 층을 지나는 신호' },
  any: { en: 'A signal through the network', ko: '신경망을 지나는 신호' },
  input: { en: 'Input', ko: '입력' },
  signal: {
    en: 'enters on the left and leaves as y on the right. Each line is one weight. Thicker means larger.',
    ko: '값이 왼쪽에서 들어와 오른쪽 y까지 가요. 선 하나가 가중치 하나이고, 굵을수록 값이 커요.',
  },
  neuron: {
    en: 'A neuron adds up what comes in and its bias to get a, then an activation function turns it into z.',
    ko: '뉴런은 들어온 신호와 편향을 모두 더해 a를 만들고, 활성화 함수를 거쳐 z로 내보내요.',
  },
  pick: { en: 'Pick up a line or a bias', ko: '선이나 편향 하나를 골라 잡기' },
  move: { en: 'Move it and watch the loss', ko: '움직이며 손실 살펴보기' },
  goal: { en: 'Together, bring the loss under {goal}', ko: '함께 손실을 {goal} 아래로' },
} as const;
