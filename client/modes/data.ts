import { html } from 'lit';
import { dataOf } from '#shared/workshop/model/data.ts';
import './data.css';
import { tell } from '../i18n/t.ts';
import type { Mode } from './mode.ts';

/** Choosing what to learn from. */
export const data: Mode = {
  id: 'data',
  title: { en: 'Data', ko: '데이터' },
  icon: 'scatter',
  height: 440,
  does: 'set-data',
  load: () => import('../instruments/data/data-picker.ts'),
  instruments: ({ view, refusal, map }) => html`<div class="data-instruments">
    <wr-data-picker .view=${view} .refused=${refusal('set-data')}></wr-data-picker>
    ${map}
  </div>`,
  guide: ({ board }) => {
    const samples = dataOf(board);
    const first = samples?.x.subarray(0, samples.inputs);
    const other = first !== undefined && board.input.some((value, k) => value !== first[k]);
    return {
      title: tell(text.title),
      paragraphs: [tell(text.line), tell(text.boundary)],
      steps: [
        [tell(text.choose), board.data.kind !== 'sample'],
        [tell(text.show), board.data.kind !== 'sample' && other],
        [tell(text.point), board.points.length > 0],
      ],
    };
  },
};

const text = {
  title: { en: 'The data define the problem', ko: '데이터가 문제를 정해요' },
  line: {
    en: 'A single neuron divides the plane with a straight line. That is enough for AND, OR and NAND, but the four points of XOR need a hidden layer.',
    ko: '뉴런 하나는 평면을 직선 하나로 나눠요. AND, OR, NAND는 그것으로 충분하지만, XOR의 네 점을 나누려면 은닉층이 필요해요.',
  },
  boundary: {
    en: 'The loss is the mean over all samples. The diagram shows one of them; pick another on the map.',
    ko: '손실은 모든 표본의 평균이에요. 신경망 그림에는 그중 하나만 보여요. 지도에서 다른 표본을 고를 수 있어요.',
  },
  choose: { en: 'Choose a data set', ko: '데이터 고르기' },
  show: { en: 'Show another sample in the diagram', ko: '다른 표본을 신경망에 넣어 보기' },
  point: { en: 'Add a point of your own', ko: '우리 반 점 하나 찍어 보기' },
} as const;
