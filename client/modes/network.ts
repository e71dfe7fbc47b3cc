import { html } from 'lit';
import { lectureNetwork } from '#shared/lessons/lecture-network.ts';
import { parameterCount } from '#shared/math/shape.ts';
import { tell } from '../i18n/t.ts';
import type { Mode } from './mode.ts';

/** A network of fewer parameters than this is small. */
const SMALL = 15;

/** Changing the shape of the network and its functions. */
export const network: Mode = {
  id: 'network',
  title: { en: 'Network', ko: '신경망' },
  icon: 'graph',
  height: 384,
  load: () => import('../instruments/network/network-editor.ts'),
  instruments: ({ view, refusal }) => html`<wr-network-editor
    .view=${view}
    .refused=${refusal('set-network')}
  ></wr-network-editor>`,
  guide: ({ board }) => {
    const { layers } = board.network;
    const hidden = layers.slice(0, -1);
    const count = parameterCount(board.network);
    return {
      title: tell(text.title),
      paragraphs: [tell(text.count, { count }), tell(text.linear)],
      steps: [
        [tell(text.layer), layers.length !== lectureNetwork.network.layers.length],
        [tell(text.activation), hidden.some(({ activation }) => activation !== 'sigmoid')],
        [tell(text.small, { goal: SMALL }), count < SMALL],
      ],
    };
  },
};

const text = {
  title: { en: 'Count the parameters', ko: '파라미터를 세어 봐요' },
  count: {
    en: 'Between n and m units there are n × m weights, and m biases. That makes {count} in all here.',
    ko: '뉴런 n개와 m개 사이에는 가중치가 n×m개, 편향이 m개 있어요. 여기서는 모두 {count}개예요.',
  },
  linear: {
    en: 'With the identity everywhere, any number of layers is worth no more than one. It takes something curved in between.',
    ko: '활성화 함수가 모두 항등이면 층을 아무리 쌓아도 층 하나와 같아요. 사이에 휘어진 함수가 있어야 해요.',
  },
  layer: { en: 'Add a hidden layer or take one away', ko: '은닉층을 더하거나 빼 보기' },
  activation: {
    en: 'Give a hidden layer another activation',
    ko: '은닉층의 활성화 함수를 바꿔 보기',
  },
  small: { en: 'Bring the count under {goal}', ko: '파라미터를 {goal}개 아래로 줄여 보기' },
} as const;
