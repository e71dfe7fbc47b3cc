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
      en: '1 when the inputs differ. No single straight line can separate them.',
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
    name: { en: 'Ten classes', ko: '클래스 열 개' },
    about: {
      en: 'One output over ten classes and its one-hot target, for comparing losses.',
      ko: '클래스 열 개에 대한 출력 하나와 원-핫 타깃이에요. 손실 함수를 비교해 볼 수 있어요.',
    },
  },
  blobs: {
    name: { en: 'Blobs', ko: '뭉치' },
    about: {
      en: 'Round clusters that straight lines can separate.',
      ko: '직선으로 나눌 수 있는 둥근 뭉치예요.',
    },
  },
  circles: {
    name: { en: 'Circles', ko: '동심원' },
    about: { en: 'A ring inside a ring.', ko: '고리 안에 고리가 있어요.' },
  },
  moons: {
    name: { en: 'Moons', ko: '초승달' },
    about: {
      en: 'Two interlocking crescents.',
      ko: '초승달 두 개가 서로 맞물려 있어요.',
    },
  },
  spiral: {
    name: { en: 'Spiral', ko: '나선' },
    about: {
      en: 'Arms wound around each other: hard without several hidden neurons.',
      ko: '서로 감긴 나선이에요. 은닉층에 뉴런이 여럿 없으면 나누기 어려워요.',
    },
  },
  curve: {
    name: { en: 'Curve', ko: '곡선' },
    about: {
      en: 'One period of a sine to be fitted to noisy points.',
      ko: '잡음이 섞인 점들에 사인 곡선 한 주기를 맞춰요.',
    },
  },
  plateau: {
    name: { en: 'Plateau', ko: '고원' },
    about: {
      en: '100 samples of which one neuron gets 33 right over a wide range of its first weight.',
      ko: '표본 100개예요. 뉴런 하나의 첫 가중치를 꽤 움직여도 33개만 맞아요.',
    },
  },
};
