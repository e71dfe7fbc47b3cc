import type { Sentence } from '#shared/locale.ts';

/** What the ruler bench says. */
export const ruler = {
  'bench.label': { en: 'Ruler', ko: '자' },
  'bench.empty-title': { en: 'Choose a line or a bias', ko: '선이나 편향 하나를 골라 보세요' },
  'bench.empty-text': {
    en: 'Click it, or drag it sideways. Every screen in the room follows.',
    ko: '눌러서 고르거나 옆으로 끌어 보세요. 모두의 화면이 함께 바뀌어요.',
  },
  'bench.empty-phone': {
    en: 'Tap a line in the network.',
    ko: '신경망에서 선을 눌러 보세요.',
  },
  'bench.yours': { en: 'You hold', ko: '내가 잡은 {kind}' },
  'bench.selected': { en: 'Selected', ko: '고른 {kind}' },
  'bench.decrease': { en: 'Decrease by 0.01', ko: '0.01 줄이기' },
  'bench.increase': { en: 'Increase by 0.01', ko: '0.01 늘리기' },
  'bench.key-type': { en: 'type', ko: '입력' },
  'bench.key-release': { en: 'let go', ko: '놓기' },
  'bench.key-fine': { en: 'Drag away from the ruler for 0.001', ko: '자에서 떨어져 끌면 0.001씩' },
  'bench.drag': { en: 'Drag for 0.01', ko: '끌면 0.01씩' },
  'bench.double-tap': { en: 'Double-tap to type', ko: '두 번 누르면 직접 입력' },
  'bench.moving': { en: '{name} is moving this one', ko: '{name} 님이 움직이는 중' },
  'bench.wait': { en: 'Wait for a turn', ko: '차례 기다리기' },
  'bench.waiting': { en: 'Waiting · cancel', ko: '기다리는 중 · 그만두기' },
  'bench.your-turn': { en: 'It is your turn: you hold it now.', ko: '내 차례예요. 이제 움직일 수 있어요.' },
  'bench.waited': { en: '{name} would like a turn', ko: '{name} 님이 차례를 기다려요' },
  'bench.waited-many': {
    en: '{name} and {count} more would like a turn',
    ko: '{name} 님 외 {count}명이 차례를 기다려요',
  },
  'bench.take': { en: 'Take over', ko: '가져오기' },
  'bench.frozen': { en: 'Paused. Look at the screen, please.', ko: '잠시 멈췄어요. 화면을 봐 주세요.' },
  'bench.locked': {
    en: 'Locked. Only the instructor can unlock it.',
    ko: '잠긴 값이에요. 강사만 풀 수 있어요.',
  },
  'bench.locked-yours': {
    en: 'Locked for students and for training. You can still move it.',
    ko: '학생도 학습도 바꾸지 못하게 잠긴 값이에요. 강사는 움직일 수 있어요.',
  },
  'bench.offline': {
    en: 'Offline. Your value is kept, and sent when you are back.',
    ko: '연결이 끊겼어요. 값은 간직했다가 다시 연결되면 보낼게요.',
  },
  'bench.read-only': { en: 'You can look at this board, not change it.', ko: '이 보드는 볼 수만 있어요.' },
} as const satisfies Record<string, Sentence>;
