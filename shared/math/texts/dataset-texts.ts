import type { Sentence } from '../../locale.ts';
import type { DatasetName } from '../datasets.ts';

/** What a page says of a data set. */
export interface DatasetText {
  readonly name: Sentence;
  readonly about: Sentence;
}

export const datasetTexts: Readonly<Record<DatasetName, DatasetText>> = {
  and: {
    name: { en: 'AND', ko: 'AND' },
    about: { en: '1 only when both inputs are 1.', ko: '두 입력이 모두 1일 때만 1이에요.' },
  },
  or: {
    name: { en: 'OR', ko: 'OR' },
    about: { en: '1 when at least one input is 1.', ko: '입력이 하나라도 1이면 1이에요.' },
  },
  nand: {
    name: { en: 'NAND', ko: 'NAND' },
    about: { en: '0 only when both inputs are 1.', ko: '두 입력이 모두 1일 때만 0이에요.' },
  },
  xor: {
    name: { en: 'XOR', ko: 'XOR' },
    about: {
      en: '1 when the inputs differ. No single straight line can tell them apart.',
      ko: '두 입력이 서로 다르면 1이에요. 직선 하나로는 나눌 수 없어요.',
    },
  },
  'lecture-sample': {
    name: { en: 'The lecture’s sample', ko: '강의의 표본' },
    about: {
      en: 'One sample, x = [1, 0.5], for the three-layer network.',
      ko: '3층 신경망에 넣는 표본 하나, x = [1, 0.5]예요.',
    },
  },
  'ten-classes': {
    name: { en: 'Ten classes', ko: '열 개의 클래스' },
    about: {
      en: 'One answer over ten classes and its one-hot target, to compare losses.',
      ko: '열 개의 클래스에 대한 답 하나와 원-핫 타깃이에요. 손실을 견주어 볼 수 있어요.',
    },
  },
  blobs: {
    name: { en: 'Blobs', ko: '구름' },
    about: { en: 'Round clouds that a line can part.', ko: '직선으로 나눌 수 있는 둥근 구름이에요.' },
  },
  circles: {
    name: { en: 'Circles', ko: '동심원' },
    about: { en: 'A ring inside a ring.', ko: '고리 안에 고리가 있어요.' },
  },
  moons: {
    name: { en: 'Moons', ko: '초승달' },
    about: {
      en: 'Two crescents that reach into each other.',
      ko: '초승달 두 개가 서로 맞물려 있어요.',
    },
  },
  spiral: {
    name: { en: 'Spiral', ko: '나선' },
    about: {
      en: 'Arms wound around each other: hard without several hidden units.',
      ko: '서로 감긴 팔이에요. 은닉 뉴런이 여럿 없으면 어려워요.',
    },
  },
  curve: {
    name: { en: 'Curve', ko: '곡선' },
    about: {
      en: 'One wave of a sine to be drawn through noisy points.',
      ko: '흩어진 점 사이로 사인 곡선 한 굽이를 그려요.',
    },
  },
};
