import type { Sentence } from '#shared/locale.ts';

/** What the room around the boards says: header, people, console, dialogs, notices. */
export const room = {
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
  'people.here': {
    en: { by: 'people', one: '{count} person here', other: '{count} people here' },
    ko: '{count}명이 함께하는 중',
  },
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

  'board.region': { en: 'Class board', ko: '우리 반 보드' },
  'board.weights': { en: 'Every weight and bias', ko: '가중치와 편향 모두 보기' },

  'guide.title': { en: 'A signal through three layers', ko: '세 층을 지나는 신호' },
  'guide.try': { en: 'Try it', ko: '해 보기' },
  'guide.done': { en: 'done', ko: '완료' },
  'guide.undo': { en: 'Undo my last change', ko: '내 변경 되돌리기' },

  'host.controls': { en: 'Room controls', ko: '수업 조작' },
  'host.freeze': { en: 'Freeze', ko: '멈춤' },
  'host.lock': { en: 'Lock room', ko: '입장 막기' },
  'host.reset': { en: 'Reset board', ko: '보드 처음으로' },
  'host.end': { en: 'End', ko: '수업 끝내기' },
  'host.end.full': { en: 'End workshop', ko: '수업 끝내기' },
  'host.share': { en: 'Invite', ko: '초대' },
  'host.share.hint': { en: 'Scan the QR, or open this address', ko: 'QR을 찍거나 이 주소로 들어와요' },
  'host.share.copy': { en: 'Copy link', ko: '링크 복사' },
  'host.share.qr': { en: 'QR code of {url}', ko: '{url} 주소의 QR 코드' },

  'grants.title': { en: 'Students may also change', ko: '학생에게도 열어 둘 것' },
  'grants.network': { en: 'The network', ko: '신경망 모양' },
  'grants.data': { en: 'The data', ko: '데이터' },
  'grants.training': { en: 'Training', ko: '학습 돌리기' },
} as const satisfies Record<string, Sentence>;
