import type { Sentence } from '#shared/locale.ts';

/** What the loss, its history and the latest changes say. */
export const loss = {
  'loss.title': { en: 'Loss', ko: '손실' },
  'loss.mse': { en: 'MSE', ko: 'MSE' },
  'loss.half-sse': { en: '½ sum of squares', ko: '½ 제곱합' },
  'loss.cross-entropy': { en: 'Cross-entropy', ko: '교차 엔트로피' },
  'loss.binary-cross-entropy': { en: 'Binary cross-entropy', ko: '이진 교차 엔트로피' },
  'loss.over': { en: 'mean of {samples} samples', ko: '표본 {samples}개의 평균' },
  'loss.since-training': { en: 'since training began', ko: '학습을 시작할 때와 비교' },
  'loss.no-data': {
    en: 'No points yet. Add one on the map, and the loss appears.',
    ko: '아직 점이 없어요. 지도에 점을 찍으면 손실이 나타나요.',
  },
  'loss.since-last': { en: 'vs. before', ko: '직전과 비교' },
  'loss.unchanged': { en: 'no change yet', ko: '아직 변경이 없어요' },
  'loss.same': { en: 'same as before', ko: '직전과 같아요' },
  'loss.too-large': {
    en: 'The output is too large. Try bringing a value closer to 0.',
    ko: '출력이 너무 커졌어요. 값을 조금 줄여 보세요.',
  },
  'loss.start': { en: 'start', ko: '시작' },
  'loss.changes': {
    en: { one: '{count} change · tick = who', other: '{count} changes · tick = who' },
    ko: '변경 {count}회 · 눈금 색 = 바꾼 사람',
  },
  'loss.no-changes': { en: 'no changes yet', ko: '아직 변경이 없어요' },
  'loss.chart': {
    en: {
      one: 'Loss over {count} change: from {first} to {last}, lowest {least}',
      other: 'Loss over {count} changes: from {first} to {last}, lowest {least}',
    },
    ko: '변경 {count}회 동안의 손실: {first}에서 {last}, 가장 낮을 때 {least}',
  },
  'loss.output': { en: 'Output', ko: '출력' },
  'loss.target': { en: 'Target', ko: '타깃' },
  'loss.error': { en: 'Error', ko: '오차' },
  'loss.outputs-table': { en: 'Output against target', ko: '출력과 타깃' },
  'loss.argmax-right': {
    en: '{output} is the largest output, and it is correct. The loss is still above 0.',
    ko: '가장 큰 출력은 {output}, 정답이에요. 그래도 손실은 아직 0보다 커요.',
  },
  'loss.argmax-perfect': {
    en: '{output} is the largest output, and it is correct. The loss is 0.',
    ko: '가장 큰 출력은 {output}, 정답이에요. 손실도 0이에요.',
  },
  'loss.argmax-wrong': {
    en: '{output} is the largest output, but the target is {target}.',
    ko: '가장 큰 출력은 {output}, 타깃은 {target}. 아직 정답이 아니에요.',
  },
  'loss.accuracy': {
    en: '{right} of {all} are correct ({percent}%). Accuracy only counts right and wrong; the loss also says by how much.',
    ko: '{all}개 중 {right}개를 맞게 나눴어요({percent}%). 정확도는 맞았는지 틀렸는지만 세고, 손실은 얼마나 틀렸는지도 알려 줘요.',
  },
  'loss.accuracy-full': {
    en: 'All {all} are correct (100%). The loss is still above 0.',
    ko: '{all}개를 모두 맞게 나눴어요(100%). 그래도 손실은 아직 0보다 커요.',
  },
  'loss.undo-of': { en: 'Undo {name}’s latest change', ko: '{name} 님의 마지막 변경 되돌리기' },
  'loss.recent': { en: 'Latest changes', ko: '최근 변경' },
  'loss.edit-input': { en: 'changed the input', ko: '입력을 바꿨어요' },
  'loss.edit-target': { en: 'changed the target', ko: '타깃을 바꿨어요' },
  'loss.edit-reset': { en: 'reset the board', ko: '보드를 처음 값으로 되돌렸어요' },
  'loss.edit-opened': { en: 'opened the board', ko: '보드를 열었어요' },
  'loss.edit-network': { en: 'changed the network', ko: '신경망 모양을 바꿨어요' },
  'loss.edit-initialized': { en: 're-initialized the weights', ko: '가중치를 다시 정했어요' },
  'loss.edit-loss': { en: 'changed the loss function', ko: '손실 함수를 바꿨어요' },
  'loss.edit-data': { en: 'changed the data', ko: '데이터를 바꿨어요' },
  'loss.edit-brought-back': { en: 'went back to an earlier point', ko: '이전 시점으로 되돌아갔어요' },
  'loss.edit-undone': { en: 'undid a change', ko: '변경을 되돌렸어요' },
  'loss.edit-other': { en: 'changed the board', ko: '보드를 바꿨어요' },
  'loss.edit-stopped': {
    en: 'blew up, back at the start of the run',
    ko: '값이 너무 커져 학습 전으로 되돌렸어요',
  },
  'loss.edit-trained': { en: 'trained by gradient descent', ko: '경사 하강법으로 학습했어요' },
  'loss.training': { en: 'Training', ko: '학습' },
  'loss.edit-more': { en: '+{count}', ko: '외 {count}개' },
  'loss.someone': { en: 'Someone', ko: '누군가' },
  'loss.announce': { en: 'Loss {value}', ko: '손실 {value}' },

  'blow-up.title': {
    en: 'The values grew without bound · step {step}',
    ko: '값이 끝없이 커졌어요 · {step}번째 스텝',
  },
  'blow-up.rate': { en: 'Learning rate at the time', ko: '그때의 학습률' },
  'blow-up.back': {
    en: 'The board is back where this training began.',
    ko: '보드를 이번 학습을 시작할 때의 값으로 되돌렸어요.',
  },

  'stage.changes': { en: 'Latest changes', ko: '최근 변경' },
  'stage.waiting': {
    en: 'Nobody has changed anything yet.',
    ko: '아직 아무도 값을 바꾸지 않았어요.',
  },
} as const satisfies Record<string, Sentence>;
