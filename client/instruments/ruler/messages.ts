import type { Sentence } from '#shared/locale.ts';

/** What the ruler bench says. */
export const ruler = {
  'bench.label': { en: 'Ruler', ko: '눈금자' },
  'bench.empty-title': { en: 'Pick a line or a bias', ko: '선이나 편향을 하나 골라 보세요' },
  'bench.empty-text': {
    en: 'Click it, or drag it sideways. Every screen in the room moves with you.',
    ko: '누르거나 옆으로 끌어 보세요. 모두의 화면이 함께 움직여요.',
  },
  'bench.empty-phone': {
    en: 'Tap a line in the network.',
    ko: '신경망에서 선을 눌러 보세요.',
  },
  'bench.yours': { en: 'You hold', ko: '내가 맡은 {kind}' },
  'bench.selected': { en: 'Selected', ko: '고른 {kind}' },
  'bench.decrease': { en: 'Decrease by 0.01', ko: '0.01 내리기' },
  'bench.increase': { en: 'Increase by 0.01', ko: '0.01 올리기' },
  'bench.key-type': { en: 'type', ko: '입력' },
  'bench.key-release': { en: 'release', ko: '놓기' },
  'bench.key-fine': { en: 'Drag farther away for 0.001', ko: '멀리서 끌면 0.001씩' },
  'bench.drag': { en: 'Drag for 0.01', ko: '끌면 0.01씩' },
  'bench.double-tap': { en: 'Double-tap to type', ko: '두 번 눌러 직접 입력' },
  'bench.moving': { en: '{name} is moving this one', ko: '{name} 님이 움직이는 중' },
  'bench.wait': { en: 'Wait for a turn', ko: '차례 기다리기' },
  'bench.waiting': { en: 'Waiting · stop', ko: '기다리는 중 · 그만두기' },
  'bench.your-turn': { en: 'Your turn: you hold it now.', ko: '차례가 왔어요. 이제 움직일 수 있어요.' },
  'bench.take': { en: 'Take over', ko: '가져오기' },
  'bench.frozen': { en: 'Paused. Look at the screen.', ko: '잠시 멈췄어요. 화면을 봐 주세요' },
  'bench.locked': { en: 'Locked. The instructor can unlock it.', ko: '잠긴 값이에요. 강사가 풀 수 있어요.' },
  'bench.locked-yours': {
    en: 'Locked for students and for training; you may still move it.',
    ko: '학생과 학습에는 잠긴 값이에요. 강사는 움직일 수 있어요.',
  },
  'bench.offline': {
    en: 'Offline. Your value is kept and sent on return.',
    ko: '연결이 끊겼어요. 값은 두었다가 다시 이어지면 보내요.',
  },
  'bench.read-only': { en: 'You can look at this board, not change it.', ko: '이 보드는 볼 수만 있어요.' },
} as const satisfies Record<string, Sentence>;
