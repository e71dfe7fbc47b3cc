import type { Sentence } from '#shared/locale.ts';

/** What the loss, its history and the latest changes say. */
export const loss = {
  'loss.title': { en: 'Loss', ko: '손실' },
  'loss.mse': { en: 'MSE', ko: 'MSE' },
  'loss.half-sse': { en: '½ sum of squares', ko: '½ 제곱합' },
  'loss.cross-entropy': { en: 'Cross-entropy', ko: '교차 엔트로피' },
  'loss.binary-cross-entropy': { en: 'Binary cross-entropy', ko: '이진 교차 엔트로피' },
  'loss.since-training': { en: 'since training began', ko: '학습을 시작할 때보다' },
  'loss.no-data': {
    en: 'No points yet. Put one on the map and the loss appears.',
    ko: '아직 점이 없어요. 지도에 점을 찍으면 손실이 나타나요.',
  },
  'loss.since-last': { en: 'vs. last change', ko: '직전 변경보다' },
  'loss.unchanged': { en: 'no change yet', ko: '아직 변경이 없어요' },
  'loss.same': { en: 'same as before', ko: '직전과 같아요' },
  'loss.too-large': {
    en: 'The output became too large. Bring a value back a little.',
    ko: '출력이 너무 커졌어요. 값을 조금 되돌려 보세요.',
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
  'loss.target': { en: 'Target', ko: '목표' },
  'loss.error': { en: 'Error', ko: '오차' },
  'loss.outputs-table': { en: 'Output against target', ko: '출력과 목표' },
  'loss.argmax-right': {
    en: 'Largest output {output} is right: accuracy 1/1, yet loss is still above 0.',
    ko: '가장 큰 출력은 {output}, 정답이에요. 정확도는 1/1이지만 손실은 아직 0이 아니에요.',
  },
  'loss.argmax-perfect': {
    en: 'Largest output {output} is right: accuracy 1/1, and the loss is 0.',
    ko: '가장 큰 출력은 {output}, 정답이에요. 정확도는 1/1이고 손실도 0이에요.',
  },
  'loss.argmax-wrong': {
    en: 'Largest output {output}, but the target is {target}: accuracy 0/1.',
    ko: '가장 큰 출력은 {output}, 목표는 {target}. 정확도는 0/1이에요.',
  },
  'loss.accuracy': {
    en: 'Accuracy {right}/{all} ({percent}%): answers count as right or wrong; the loss also sees how far off they are.',
    ko: '정확도 {right}/{all}({percent}%). 정확도는 맞고 틀림만 세고, 손실은 얼마나 빗나갔는지까지 봐요.',
  },
  'loss.accuracy-full': {
    en: 'Accuracy {right}/{all} (100%), yet the loss is still above 0.',
    ko: '정확도 {right}/{all}(100%)이지만 손실은 아직 0이 아니에요.',
  },
  'loss.recent': { en: 'Latest changes', ko: '최근 변경' },
  'loss.edit-input': { en: 'changed the input', ko: '입력을 바꿨어요' },
  'loss.edit-target': { en: 'changed the target', ko: '목표를 바꿨어요' },
  'loss.edit-reset': { en: 'reset the board', ko: '보드를 처음으로 되돌렸어요' },
  'loss.edit-opened': { en: 'opened the board', ko: '보드를 열었어요' },
  'loss.edit-network': { en: 'changed the network', ko: '신경망 모양을 바꿨어요' },
  'loss.edit-initialized': { en: 'started the weights anew', ko: '가중치를 새로 정했어요' },
  'loss.edit-loss': { en: 'changed the loss function', ko: '손실 함수를 바꿨어요' },
  'loss.edit-data': { en: 'changed the data', ko: '데이터를 바꿨어요' },
  'loss.edit-undone': { en: 'took a change back', ko: '변경을 되돌렸어요' },
  'loss.edit-other': { en: 'changed the board', ko: '보드를 바꿨어요' },
  'loss.edit-stopped': { en: 'blew up; back at its start', ko: '값이 너무 커져서 시작점으로 돌아갔어요' },
  'loss.edit-trained': { en: 'by gradient descent', ko: '경사를 따라 내려갔어요' },
  'loss.training': { en: 'Training', ko: '학습' },
  'loss.edit-more': { en: '+{count} more', ko: '외 {count}개' },
  'loss.someone': { en: 'Someone', ko: '누군가' },
  'loss.announce': { en: 'Loss {value}', ko: '손실 {value}' },

  'blow-up.title': { en: 'Too large a number · step {step}', ko: '너무 커진 값 · {step}번째 걸음' },
  'blow-up.rate': { en: 'Learning rate then', ko: '그때 학습률' },
  'blow-up.back': {
    en: 'The board is back at the last step whose numbers were all finite.',
    ko: '보드는 모든 값이 멀쩡하던 마지막 걸음으로 돌아와 있어요.',
  },

  'stage.changes': { en: 'Latest changes', ko: '최근 변경' },
  'stage.waiting': {
    en: 'Nobody has moved anything yet.',
    ko: '아직 아무도 움직이지 않았어요.',
  },
} as const satisfies Record<string, Sentence>;
