import type { Sentence } from '../../locale.ts';
import type { InitializerName } from '../initializers.ts';

/** What a page says of an initializer. */
export interface InitializerText {
  readonly name: Sentence;
  readonly about: Sentence;
}

export const initializerTexts: Readonly<Record<InitializerName, InitializerText>> = {
  lecture: {
    name: { en: 'The lecture’s numbers', ko: '강의의 숫자' },
    about: {
      en: '0.1, 0.2, 0.3 … down each column: easy to follow by hand.',
      ko: '열마다 위에서부터 0.1, 0.2, 0.3 …이에요. 손으로 따라 계산하기 쉬워요.',
    },
  },
  zeros: {
    name: { en: 'Zeros', ko: '모두 0' },
    about: {
      en: 'All the same, and so they stay: neurons that start alike learn alike.',
      ko: '모두 같은 값에서 시작하면 끝까지 같아요. 똑같이 시작한 뉴런은 똑같이 배우니까요.',
    },
  },
  uniform: {
    name: { en: 'Uniform', ko: '균등 분포' },
    about: {
      en: 'Anything between −0.5 and 0.5, all equally likely.',
      ko: '−0.5와 0.5 사이의 값을 고르게 뽑아요.',
    },
  },
  xavier: {
    name: { en: 'Xavier', ko: 'Xavier' },
    about: {
      en: 'The more neurons a layer connects, the smaller the values, so that signals keep their size. Made for sigmoid and tanh.',
      ko: '이어진 뉴런이 많을수록 작은 값을 뽑아 신호의 크기를 지켜요. 시그모이드와 tanh에 맞아요.',
    },
  },
  he: {
    name: { en: 'He', ko: 'He' },
    about: {
      en: 'Like Xavier, but wider, because ReLU throws away half of every signal.',
      ko: 'Xavier와 비슷하지만 더 넓게 뽑아요. ReLU가 신호의 절반을 버리기 때문이에요.',
    },
  },
};
