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
  does: 'set-network',
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
  title: { en: 'Count the parameters', ko: '파라미터 세어 보기' },
  count: {
    en: 'Between n and m neurons there are n × m weights and m biases. Here that makes {count} in all.',
    ko: '뉴런 n개와 m개 사이에는 가중치가 n×m개, 편향이 m개 있어요. 이 신경망에는 모두 {count}개예요.',
  },
  linear: {
    en: 'If every activation is the identity, any number of layers does no more than one. Something nonlinear has to come in between.',
    ko: '활성화 함수가 모두 항등 함수이면 층을 아무리 쌓아도 층 하나와 같아요. 층 사이에 비선형 함수가 있어야 해요.',
  },
  layer: { en: 'Add or remove a hidden layer', ko: '은닉층을 추가하거나 없애 보기' },
  activation: {
    en: 'Give a hidden layer another activation',
    ko: '은닉층의 활성화 함수를 바꿔 보기',
  },
  small: { en: 'Bring the count below {goal}', ko: '파라미터를 {goal}개보다 적게 줄여 보기' },
} as const;
