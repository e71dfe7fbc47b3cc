import type { Sentence } from '#shared/locale.ts';

/** What single pages say. */
export const pages = {
  'app.skip': { en: 'Skip to content', ko: '본문으로 건너뛰기' },
  'app.home': { en: 'Weightroom home page', ko: 'Weightroom 첫 화면' },

  'landing.document': { en: 'Weightroom', ko: 'Weightroom' },
  'landing.title': { en: 'Enter the code,\nstart together', ko: '코드를 입력하고\n함께 시작해요' },
  'landing.picture': {
    en: 'One network, moved by the whole class',
    ko: '신경망 하나를 반 전체가 함께 움직여요',
  },
  'landing.picture.detail': {
    en: 'Choose a weight or a bias and move it. Everyone sees the same numbers at once.',
    ko: '가중치나 편향을 골라 움직이면 모두의 화면에서 같은 숫자가 함께 바뀌어요.',
  },
  'landing.picture.parameters': {
    en: { one: '{count} parameter', other: '{count} parameters' },
    ko: '파라미터 {count}개',
  },
  'landing.picture.loss': { en: 'one loss', ko: '손실 하나' },

  'landing.guide': { en: 'A guide for instructors', ko: '강사를 위한 안내' },
  'guide-page.document': { en: 'Guide · Weightroom', ko: '안내 · Weightroom' },
  'guide-page.title': { en: 'For instructors', ko: '강사를 위한 안내' },
  'guide-page.lead': {
    en: 'The first class, a whole lecture, and what to do when the network is against you.',
    ko: '첫 수업, 강의 하나, 그리고 네트워크가 도와주지 않을 때 할 일이에요.',
  },
  'guide-page.parts': { en: 'Parts of the guide', ko: '안내 차례' },
  'guide-page.start': { en: 'Open a workshop', ko: '수업 열기' },

  'join.document': { en: 'Join · Weightroom', ko: '참가 · Weightroom' },
  'join.picture.people': { en: 'In the room now: {count}', ko: '지금 {count}명이 함께 움직이고 있어요' },
  'join.picture.empty': { en: 'The network is waiting', ko: '신경망이 기다리고 있어요' },
  'join.picture.instructor': { en: 'The instructor is ready', ko: '강사가 기다리고 있어요' },
  'join.picture.detail': {
    en: 'Everyone moves the same network. Each colour is one person.',
    ko: '모두 같은 신경망을 움직여요. 색 하나가 한 사람이에요.',
  },

  'board.document': { en: '{title} · Weightroom', ko: '{title} · Weightroom' },

  'host.document': { en: '{title} · Instructor · Weightroom', ko: '{title} · 강사 · Weightroom' },
  'host.moved.title': {
    en: '{name} is the instructor now',
    ko: '지금은 {name} 님이 강사예요',
  },
  'host.moved.body': {
    en: 'You handed over the role. You still have your place in the class.',
    ko: '강사 역할을 넘겼어요. 이 수업에는 계속 참여할 수 있어요.',
  },
  'host.moved.board': { en: 'Go to the board', ko: '보드로 가기' },

  'stage.document': { en: '{title} · Stage · Weightroom', ko: '{title} · 무대 · Weightroom' },
  'stage.join': { en: 'Join at', ko: '접속' },
  'stage.code': { en: 'Join\ncode', ko: '참가\n코드' },
  'stage.locked': {
    en: 'The room is locked. Nobody new can come in.',
    ko: '입장을 막아 뒀어요. 지금은 새로 들어올 수 없어요.',
  },
  'stage.enlarge-code': { en: 'Show the code and the QR large', ko: '코드와 QR을 크게 보기' },
  'stage.enlarge-map': { en: 'Show the map large', ko: '지도를 크게 보기' },
  'stage.shrink-map': { en: 'Back to the network', ko: '신경망으로 돌아가기' },
  'stage.board': { en: 'Class board', ko: '우리 반 보드' },

  'away.connecting': { en: 'Entering the workshop', ko: '수업에 들어가는 중' },
  'away.unreachable.title': { en: 'The server is not responding', ko: '서버가 응답하지 않아요' },
  'away.unreachable.body': {
    en: 'Everything saved is safe on the server. This page keeps trying and will go on by itself.',
    ko: '저장한 내용은 서버에 안전하게 있어요. 계속 시도하다가 연결되면 저절로 이어져요.',
  },
  'away.ended.title': { en: 'The workshop has ended', ko: '수업이 끝났어요' },
  'away.ended.body': {
    en: 'Thank you for taking part. What the class did is kept on the instructor’s server.',
    ko: '함께해 주셔서 고마워요. 수업에서 한 내용은 강사의 서버에 남아 있어요.',
  },
  'away.ended.host': {
    en: 'What the class did is kept: look at it, keep a copy, or open the class again.',
    ko: '수업에서 한 내용이 남아 있어요. 정리를 보고, 내보내고, 다시 열 수 있어요.',
  },
  'away.removed.title': {
    en: 'You are no longer in this workshop',
    ko: '더 이상 이 수업에 참여하고 있지 않아요',
  },
  'away.removed.body': {
    en: 'The instructor removed you. What you changed stays. If it was a mistake, tell the instructor and join again with the code.',
    ko: '강사가 내보냈어요. 바꾼 값은 그대로 남아요. 실수였다면 강사에게 말하고 코드로 다시 들어와 주세요.',
  },
  'away.turned-away.title': { en: 'You have not been let in', ko: '아직 들어가지 못했어요' },
  'away.turned-away.body': {
    en: 'If it was a mistake, tell the instructor and knock again.',
    ko: '실수라면 강사에게 말하고 코드로 다시 와 주세요.',
  },
  'away.barred.title': {
    en: 'You cannot come back to this workshop',
    ko: '이 수업에는 다시 들어올 수 없어요',
  },
  'away.barred.body': {
    en: 'The instructor has decided so. What you changed stays.',
    ko: '강사가 그렇게 정했어요. 바꾼 값은 그대로 남아요.',
  },
  'away.left.title': { en: 'You have left the workshop', ko: '수업에서 나왔어요' },
  'away.left.body': {
    en: 'What you changed stays on the board. You can come back any time with the same code.',
    ko: '바꾼 값은 보드에 남아 있어요. 같은 코드로 언제든 다시 들어올 수 있어요.',
  },
  'away.unknown.title': { en: 'There is no workshop with this code', ko: '이 코드로 열린 수업이 없어요' },
  'away.unknown.body': {
    en: 'The code may be mistyped, or the workshop is over. Check the code on the screen.',
    ko: '코드를 잘못 적었거나 이미 끝난 수업이에요. 화면에 보이는 코드를 다시 확인해 주세요.',
  },
  'away.co-instructor.title': { en: 'You are invited to co-teach', ko: '함께 가르칠 강사로 초대받았어요' },
  'away.co-instructor.body': {
    en: 'Choose a name the class can see.',
    ko: '수업에서 쓸 이름을 적어 주세요.',
  },
  'away.host.title': { en: 'This is the instructor’s console', ko: '강사 화면이에요' },
  'away.host.body': {
    en: 'This device does not have the instructor’s key for this workshop. Open the instructor’s link, or join as a student.',
    ko: '이 기기에는 이 수업의 강사 권한이 없어요. 강사 링크로 열거나 학생으로 들어와 주세요.',
  },
  'away.other.title': { en: 'That did not work', ko: '들어가지 못했어요' },
  'away.not-found.title': { en: 'There is nothing here', ko: '이 주소에는 아무것도 없어요' },
  'away.not-found.body': {
    en: 'The address may be mistyped. You can join with a code from the home page.',
    ko: '주소를 잘못 입력한 것 같아요. 첫 화면에서 코드로 들어갈 수 있어요.',
  },
  'away.home': { en: 'To the home page', ko: '첫 화면으로' },
  'away.again': { en: 'Try again', ko: '다시 시도하기' },
  'away.rejoin': { en: 'Join again', ko: '다시 들어가기' },
  'away.join': { en: 'Join as a student', ko: '학생으로 들어가기' },
  'away.code': { en: 'Enter another code', ko: '다른 코드 입력하기' },
  'people-page.summary': { en: 'Summary', ko: '수업 정리' },
  'people-page.link': { en: 'People', ko: '사람' },
} as const satisfies Record<string, Sentence>;
