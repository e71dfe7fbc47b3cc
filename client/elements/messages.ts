import type { Sentence } from '#shared/locale.ts';

/** What the small shared parts say, and the names of parameters, people and functions. */
export const elements = {
  'app.language': { en: 'Language', ko: '언어' },
  'app.theme.dark': { en: 'Dark theme', ko: '어두운 화면' },
  'app.cancel': { en: 'Cancel', ko: '취소' },
  'app.save': { en: 'Save', ko: '저장' },
  'app.close': { en: 'Close', ko: '닫기' },

  'people.more': { en: '{count} more', ko: '{count}명 더' },

  'network.input': { en: 'Input', ko: '입력' },
  'network.hidden': { en: 'Hidden {number}', ko: '은닉 {number}' },
  'network.output': { en: 'Output', ko: '출력' },
  'network.into-hidden': { en: 'into hidden {number}', ko: '은닉 {number}층으로' },
  'network.into-output': { en: 'into output', ko: '출력층으로' },

  'parameter.weight': { en: 'Weight', ko: '가중치' },
  'parameter.bias': { en: 'Bias', ko: '편향' },
  'parameter.weight-route': { en: '{from} to {to}', ko: '{from}에서 {to}' },
  'parameter.bias-route': { en: 'bias of {to}', ko: '{to}의 편향' },
  'parameter.weight-spoken': { en: 'Weight {symbol}, {route}', ko: '가중치 {symbol}, {route}' },
  'parameter.bias-spoken': { en: 'Bias {symbol}, {route}', ko: '편향 {symbol}, {route}' },
  'parameter.value': { en: 'Value of {parameter}', ko: '{parameter}의 값' },
  'parameter.reading': { en: '{value}, {route}', ko: '{value}, {route}' },
  'parameter.locked': { en: 'locked', ko: '잠긴 값' },
  'parameter.locked-hint': {
    en: 'Locked until the instructor unlocks it.',
    ko: '잠긴 값이에요. 강사가 풀어야 움직일 수 있어요.',
  },

  'person.you': { en: '{name} (you)', ko: '{name} (나)' },
  'person.me': { en: 'you', ko: '나' },
  'person.held-by': { en: 'held by {name}', ko: '{name} 님이 움직이는 중' },

  'activation.identity': { en: 'identity', ko: '항등' },
  'activation.step': { en: 'step', ko: '계단' },
  'activation.sigmoid': { en: 'sigmoid', ko: '시그모이드' },
  'activation.tanh': { en: 'tanh', ko: 'tanh' },
  'activation.relu': { en: 'ReLU', ko: 'ReLU' },
  'activation.leaky-relu': { en: 'leaky ReLU', ko: 'Leaky ReLU' },
  'activation.elu': { en: 'ELU', ko: 'ELU' },
  'activation.swish': { en: 'Swish', ko: 'Swish' },
  'activation.softmax': { en: 'softmax', ko: '소프트맥스' },

  'setting.decrease': { en: 'Decrease {label}', ko: '{label} 줄이기' },
  'setting.increase': { en: 'Increase {label}', ko: '{label} 늘리기' },
  'setting.range': {
    en: 'Please enter a number from {least} to {most}.',
    ko: '{least}에서 {most} 사이의 숫자를 적어 주세요.',
  },
  'setting.whole': {
    en: 'Please enter a whole number from {least} to {most}.',
    ko: '{least}에서 {most} 사이의 정수를 적어 주세요.',
  },
} as const satisfies Record<string, Sentence>;
