import type { Sentence } from '#shared/locale.ts';

/** What the console says of checkpoints, the timeline and what may be taken back. */
export const history = {
  'past.everyone': {
    en: 'Everyone sees this; nobody can move anything.',
    ko: '모두 이 화면을 보고, 아무도 움직일 수 없어요.',
  },
  'past.change': {
    en: 'Change {index} of {count}, {ago} ago.',
    ko: '변경 {count}개 중 {index}번째, {ago} 전이에요.',
  },
  'past.start': { en: 'The start, {ago} ago.', ko: '맨 처음, {ago} 전이에요.' },
  'past.now': { en: 'Back to now', ko: '지금으로' },
  'past.resume': { en: 'Go on from here…', ko: '여기부터 이어 가기…' },
  'past.resume.title': { en: 'Go on from here?', ko: '여기부터 이어 갈까요?' },
  'past.resume.body': {
    en: 'The board becomes what it was then. The {count} changes since stay in the log and can be brought back.',
    ko: '보드가 이때로 돌아가요. 그 뒤의 변경 {count}개는 기록에 남고, 다시 되돌릴 수 있어요.',
  },
  'past.resume.confirm': { en: 'Go on from here', ko: '여기부터 이어 가기' },
  'past.minutes': { en: '{minutes} min {seconds} s', ko: '{minutes}분 {seconds}초' },
  'past.seconds': { en: '{seconds} s', ko: '{seconds}초' },

  'timeline.label': { en: 'Timeline', ko: '지난 시점 보기' },
  'timeline.hint': {
    en: 'Move it to show everyone an earlier point.',
    ko: '움직이면 모두에게 지난 시점을 보여 줘요.',
  },
  'timeline.value': {
    en: 'change {index} of {count}, {what}, loss {loss}',
    ko: '변경 {count}개 중 {index}번째, {what}, 손실 {loss}',
  },
  'timeline.value.start': { en: 'the start, loss {loss}', ko: '맨 처음, 손실 {loss}' },
  'timeline.place': { en: '{index} / {count}', ko: '{index} / {count}' },
  'timeline.back': { en: 'One change back', ko: '이전 변경' },
  'timeline.on': { en: 'One change on', ko: '다음 변경' },
  'timeline.play': { en: 'Play', ko: '재생' },
  'timeline.stop': { en: 'Stop', ko: '멈추기' },
  'timeline.speed': { en: 'Speed', ko: '빠르기' },
  'timeline.loss': { en: 'Loss', ko: '손실' },
  'timeline.now': { en: 'Now', ko: '지금' },
  'timeline.training': { en: 'Training', ko: '학습' },
  'timeline.workshop': { en: 'The workshop', ko: '수업' },
  'timeline.start': { en: 'The start', ko: '맨 처음' },
  'timeline.more': { en: '+{count} more', ko: '외 {count}개' },

  'checkpoints.title': { en: 'Checkpoints', ko: '저장 지점' },
  'checkpoints.save': { en: 'Save here', ko: '여기 저장' },
  'checkpoints.name': { en: 'Name of the checkpoint', ko: '저장 지점 이름' },
  'checkpoints.name.change': { en: 'Change {index}', ko: '변경 {index}' },
  'checkpoints.keep': { en: 'Save', ko: '저장' },
  'checkpoints.cancel': { en: 'Cancel', ko: '그만두기' },
  'checkpoints.here': { en: 'Here', ko: '여기' },
  'checkpoints.now': { en: 'Now', ko: '지금' },
  'checkpoints.empty': {
    en: 'None yet. A checkpoint keeps the whole board under a name.',
    ko: '아직 없어요. 보드 전체를 이름을 붙여 남겨 둘 수 있어요.',
  },
  'checkpoints.at': { en: 'change {index}', ko: '변경 {index}' },
  'checkpoints.actions': { en: 'What to do with {name}', ko: '{name}에 할 일' },
  'checkpoints.show': { en: 'Show everyone', ko: '모두에게 보여 주기' },
  'checkpoints.restore': { en: 'Go back to it', ko: '이 지점으로 되돌리기' },
  'checkpoints.delete': { en: 'Delete', ko: '지우기' },
  'checkpoints.by': { en: 'Saved by {name} at {time}', ko: '{name} 님이 {time}에 저장했어요' },

  'compare.title': { en: 'Compare two', ko: '두 시점 비교' },
  'compare.pick': {
    en: 'Choose A and B among the checkpoints.',
    ko: '저장 지점에서 A와 B를 골라 주세요.',
  },
  'compare.a': { en: 'Compare {name} as A', ko: 'A로 비교: {name}' },
  'compare.b': { en: 'Compare {name} as B', ko: 'B로 비교: {name}' },
  'compare.by': { en: 'changed by', ko: '바꾼 사람' },
  'compare.difference': { en: 'B − A', ko: 'B − A' },
  'compare.loss': { en: 'Loss', ko: '손실' },
  'compare.output': { en: 'Output', ko: '출력' },
  'compare.same': { en: 'They are the same.', ko: '두 시점이 같아요.' },
  'compare.networks': {
    en: 'The network was another one then, so only the loss compares.',
    ko: '그때는 다른 신경망이라 손실만 비교할 수 있어요.',
  },
  'compare.count': {
    en: {
      by: 'count',
      one: '{count} value differs between A and B',
      other: '{count} values differ between A and B',
    },
    ko: 'A와 B에서 값 {count}개가 달라요',
  },
  'compare.loading': { en: 'Fetching both points…', ko: '두 시점을 불러오고 있어요…' },
  'compare.more': { en: 'and {count} more', ko: '그리고 {count}개 더' },

  'worst.undo': { en: 'Undo the worst change', ko: '가장 크게 오른 변화 되돌리기' },
  'worst.of': { en: 'largest rise of {count} changes', ko: '변경 {count}개 가운데 가장 크게 오른 변화' },
  'worst.loss': { en: 'loss now {now} → {without}', ko: '지금 손실 {now} → {without}' },
  'worst.none': {
    en: 'No change that still stands raised the loss.',
    ko: '남아 있는 변경 가운데 손실을 올린 것은 없어요.',
  },
  'worst.no-better': {
    en: 'Without it the loss would be {without}: no lower than now.',
    ko: '되돌려도 손실이 지금보다 낮아지지 않아요({without}).',
  },
  'worst.too-large': {
    en: 'This board is too large to say beforehand what the loss would be.',
    ko: '보드가 커서 되돌린 뒤의 손실을 미리 알려 줄 수 없어요.',
  },
} as const satisfies Record<string, Sentence>;
