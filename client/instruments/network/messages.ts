import type { Sentence } from '#shared/locale.ts';

/** What the network editor says. */
export const network = {
  'editor.region': { en: 'Shape of the network', ko: '신경망 모양' },
  'editor.units': { en: 'Units of {layer}', ko: '{layer}층 뉴런 수' },
  'editor.activation': { en: 'Activation of {layer}', ko: '{layer}층 활성화 함수' },
  'editor.alpha': { en: 'α of {layer}', ko: '{layer}층의 α' },
  'editor.add': { en: 'Add a hidden layer before {layer}', ko: '{layer}층 앞에 은닉층 추가' },
  'editor.add-short': { en: 'Add a hidden layer here', ko: '여기에 은닉층 추가' },
  'editor.remove': { en: 'Remove {layer}', ko: '{layer}층 없애기' },
  'editor.fixed': { en: 'set by the data', ko: '데이터에 맞춰져 있어요' },
  'editor.loss': { en: 'Loss function', ko: '손실 함수' },
  'editor.initializer': { en: 'Initialization', ko: '초기화' },
  'editor.initialize': { en: 'Re-initialize', ko: '가중치 다시 정하기' },
  'editor.parameters': { en: 'Parameters', ko: '파라미터' },
  'editor.count': { en: '{count}', ko: '{count}개' },
  'editor.range': { en: 'Range', ko: '범위' },
  'editor.slope': { en: 'Slope h′(a)', ko: '도함수 값' },
  'editor.cost': { en: 'Cost', ko: '계산 비용' },
} as const satisfies Record<string, Sentence>;
