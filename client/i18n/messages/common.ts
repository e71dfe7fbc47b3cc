import type { Sentence } from '#shared/locale.ts';

/** What every page says: chrome, connection, people, dialogs, notices. */
export const common = {
  'app.skip': { en: 'Skip to content', ko: '본문으로 건너뛰기' },
  'app.loading': { en: 'Opening…', ko: '여는 중…' },
  'app.home': { en: 'Weightroom, first page', ko: 'Weightroom 첫 화면' },
  'app.language': { en: 'Language', ko: '언어' },
  'app.theme.dark': { en: 'Dark theme', ko: '어두운 화면' },
  'app.cancel': { en: 'Cancel', ko: '취소' },
  'app.save': { en: 'Save', ko: '저장' },
  'app.close': { en: 'Close', ko: '닫기' },

  'connection.live': { en: 'In sync', ko: '동기화됨' },
  'connection.catching-up': { en: 'Catching up', ko: '따라잡는 중' },
  'connection.offline': { en: 'Reconnecting', ko: '다시 연결하는 중' },
  'connection.offline.detail': {
    en: 'Reconnecting. Your values are kept and sent when you are back.',
    ko: '다시 연결하는 중이에요. 값은 여기 남아 있다가 이어지면 보내요.',
  },
  'connection.version': { en: 'Version {version}', ko: '버전 {version}' },

  'header.code': { en: 'Join code', ko: '참가 코드' },
  'header.code.copy': { en: 'Copy the join link', ko: '참가 링크 복사' },
  'header.menu': { en: 'Menu', ko: '메뉴' },
  'header.rename': { en: 'Change my name', ko: '내 이름 바꾸기' },
  'header.leave': { en: 'Leave the workshop', ko: '수업에서 나가기' },
  'header.console': { en: 'Instructor’s console', ko: '강사 화면' },
  'header.stage': { en: 'Stage view', ko: '무대 화면' },
  'header.instructor': { en: 'Instructor', ko: '강사' },

  'people.title': { en: 'People here', ko: '함께하는 사람' },
  'people.count': { en: '{count}', ko: '{count}명' },
  'people.online': { en: '{count} online', ko: '{count}명 접속' },
  'people.here': {
    en: { by: 'people', one: '{count} person here', other: '{count} people here' },
    ko: '{count}명이 함께하는 중',
  },
  'people.more': { en: '{count} more', ko: '{count}명 더' },
  'people.you': { en: 'you', ko: '나' },
  'people.instructor': { en: 'instructor', ko: '강사' },
  'people.away': { en: 'reconnecting', ko: '다시 연결 중' },
  'people.moving': { en: 'is moving', ko: '움직이는 중' },
  'people.empty': {
    en: 'Nobody has joined yet. Show the code or the QR.',
    ko: '아직 들어온 학생이 없어요. 코드나 QR을 보여 주세요.',
  },
  'people.actions': { en: 'Manage {name}', ko: '{name} 님 관리' },
  'people.rename': { en: 'Rename', ko: '이름 바꾸기' },
  'people.remove': { en: 'Remove', ko: '내보내기' },
  'people.hand-over': { en: 'Make instructor', ko: '강사 역할 넘기기' },

  'rename.title': { en: 'Change name', ko: '이름 바꾸기' },
  'rename.label': { en: 'Name in this workshop', ko: '이 수업에서 쓸 이름' },
  'leave.title': { en: 'Leave this workshop?', ko: '수업에서 나갈까요?' },
  'leave.body': {
    en: 'What you changed stays. You can come back with the same code.',
    ko: '바꾼 값은 그대로 남아요. 같은 코드로 다시 들어올 수 있어요.',
  },
  'leave.confirm': { en: 'Leave', ko: '나가기' },
  'remove.title': { en: 'Remove {name}?', ko: '{name} 님을 내보낼까요?' },
  'remove.body': {
    en: 'They leave the room at once; what they changed stays. To keep them out, lock the room as well.',
    ko: '바로 나가게 되고, 바꾼 값은 그대로 남아요. 다시 못 들어오게 하려면 입장도 막아 주세요.',
  },
  'remove.confirm': { en: 'Remove', ko: '내보내기' },
  'hand-over.title': { en: 'Make {name} the instructor?', ko: '{name} 님에게 강사 역할을 넘길까요?' },
  'hand-over.body': {
    en: 'There is one instructor. You go on as a student, and only they can hand the role back.',
    ko: '강사는 한 명이에요. 넘기면 학생으로 남고, 되돌려 받으려면 그분이 다시 넘겨야 해요.',
  },
  'hand-over.confirm': { en: 'Hand over', ko: '넘기기' },
  'end.title': { en: 'End this workshop?', ko: '수업을 끝낼까요?' },
  'end.body': {
    en: 'Everyone leaves the board, and the code stops working. This cannot be undone.',
    ko: '모두 보드에서 나가고 코드는 더 쓸 수 없어요. 되돌릴 수 없어요.',
  },
  'end.confirm': { en: 'End the workshop', ko: '수업 끝내기' },

  'notice.region': { en: 'Messages', ko: '알림' },
  'notice.reset': { en: 'The board is back at its start.', ko: '보드를 처음 값으로 되돌렸어요.' },
  'notice.reset.undo': { en: 'Undo', ko: '되돌리기' },
  'notice.copied': { en: 'Link copied.', ko: '링크를 복사했어요.' },
  'notice.copy-failed': {
    en: 'The browser did not allow copying. Select the address and copy it.',
    ko: '브라우저가 복사를 막았어요. 주소를 직접 골라 복사해 주세요.',
  },
  'notice.instructor': { en: 'You are the instructor now.', ko: '이제 강사예요.' },
  'notice.frozen': { en: 'Paused. Look at the screen, please.', ko: '잠시 멈췄어요. 화면을 봐 주세요.' },
} as const satisfies Record<string, Sentence>;
