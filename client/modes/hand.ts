import { html, nothing, type TemplateResult } from 'lit';
import { dataOf } from '#shared/workshop/model/data.ts';
import { goals } from '#shared/workshop/model/goals.ts';
import { formatInput, formatReading } from '../elements/format.ts';
import '../instruments/ruler/ruler-bench.ts';
import '../instruments/sample/sample-stepper.ts';
import '../instruments/strip/math-strip.ts';
import { tell } from '../i18n/t.ts';
import './hand.css';
import type { Mode, ModeTools } from './mode.ts';

const GOAL = goals.hand.under;
/** Layers of a network that leaves room for a map beside it, the input one among them. */
const BESIDE = 4;

/** Moving the weights and biases oneself. */
export const hand: Mode = {
  id: 'hand',
  title: { en: 'By hand', ko: '손으로' },
  icon: 'slider',
  height: 252,
  follows: true,
  mapBeside: ({ network }) => network.layers.length < BESIDE,
  steps: true,
  bench: (tools) => {
    const ruler = html`<wr-ruler-bench .view=${tools.view} .size=${tools.size}></wr-ruler-bench>`;
    // On a phone the hand's own place comes first.
    return tools.size === 'phone' ? html`${ruler}${samples(tools)}` : html`${samples(tools)}${ruler}`;
  },
  instruments: ({ view, map }) => html`<div class="hand-instruments">
    <wr-math-strip .view=${view}></wr-math-strip>
    ${map}
  </div>`,
  guide: ({ board, observation, you, history, reached }, picked) => {
    const moved = history.some(({ moves }) => moves.some(({ by }) => by === you));
    const { loss } = observation;
    return {
      title: board.network.layers.length === 3 ? tell(text.three) : tell(text.any),
      paragraphs: [
        html`${tell(text.input)} <strong>x = [${board.input.map(formatInput).join(', ')}]</strong> ${tell(text.signal)}`,
        tell(text.neuron),
        tell(text.letters),
      ],
      steps: [
        [tell(text.pick), picked || moved],
        [tell(text.move), moved],
        [tell(text.goal, { goal: formatReading(GOAL) }), loss !== null && loss < GOAL, reached?.hand],
      ],
    };
  },
};

/** Which of several samples is in the diagram, and the way to the others. */
function samples({ view, refusal }: ModeTools): TemplateResult | typeof nothing {
  if (view === undefined || view.board.data.kind === 'sample') return nothing;
  const data = dataOf(view.board);
  if (data === undefined || data.samples < 2) return nothing;
  return html`<wr-sample-stepper
    .board=${view.board}
    .data=${data}
    .disabled=${refusal('show-sample') !== undefined}
  ></wr-sample-stepper>`;
}

const text = {
  three: { en: 'A signal through three layers', ko: '세 층을 지나는 신호' },
  any: { en: 'A signal through the network', ko: '신경망을 지나는 신호' },
  input: { en: 'Input', ko: '입력' },
  signal: {
    en: 'enters on the left and leaves as y on the right. Each line is one weight; a thicker line is a larger one.',
    ko: '값이 왼쪽에서 들어와 오른쪽에서 y로 나가요. 선 하나가 가중치 하나이고, 굵을수록 크기가 커요.',
  },
  neuron: {
    en: 'A neuron multiplies each input by its weight and adds them up with its bias. That is a; the activation function turns it into z.',
    ko: '뉴런은 들어온 값마다 가중치를 곱하고 편향까지 모두 더해 a를 만들어요. 이 a가 활성화 함수를 거치면 z가 돼요.',
  },
  letters: {
    en: 'In this lecture a is the value before the activation function and z the one after it. Some textbooks have it the other way round.',
    ko: '이 강의에서는 활성화 함수에 들어가기 전의 값이 a, 나온 값이 z예요. 반대로 쓰는 책도 있어요.',
  },
  pick: { en: 'Choose a line or a bias', ko: '선이나 편향 하나 고르기' },
  move: { en: 'Move it and watch the loss', ko: '값을 움직이며 손실 살펴보기' },
  goal: { en: 'Together, bring the loss below {goal}', ko: '함께 손실을 {goal} 아래로 내리기' },
} as const;
