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
  'people.hand-over': { en: 'Hand my role over', ko: '강사 역할 넘기기' },
  'people.promote': { en: 'Make co-instructor', ko: '함께 가르치게 하기' },
  'people.demote': { en: 'Make a student again', ko: '다시 학생으로' },
  'people.readmit': { en: 'Let back in on another device', ko: '다른 기기로 다시 들이기' },

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
    en: 'They leave the room at once; what they changed stays. They can come back with the code; to keep them out, bar them.',
    ko: '바로 나가고, 바꾼 값은 그대로 남아요. 코드로 다시 들어올 수 있으니, 못 들어오게 하려면 막기를 골라 주세요.',
  },
  'remove.confirm': { en: 'Remove', ko: '내보내기' },

  'hand-over.title': { en: 'Make {name} the instructor?', ko: '{name} 님에게 강사 역할을 넘길까요?' },
  'hand-over.body': {
    en: 'You go on as a student, and only an instructor can make you one again.',
    ko: '넘기면 학생으로 남아요. 다시 강사가 되려면 강사가 역할을 줘야 해요.',
  },
  'hand-over.confirm': { en: 'Hand over', ko: '넘기기' },

  'promote.title': { en: 'Make {name} a co-instructor?', ko: '{name} 님과 함께 가르칠까요?' },
  'promote.body': {
    en: 'They can do everything you can, and see every board. You stay an instructor.',
    ko: '강사와 똑같이 모두 할 수 있고, 보드도 모두 볼 수 있어요. 내 역할은 그대로예요.',
  },
  'promote.confirm': { en: 'Make co-instructor', ko: '함께 가르치기' },

  'demote.title': { en: 'Make {name} a student again?', ko: '{name} 님을 다시 학생으로 바꿀까요?' },
  'demote.body': {
    en: 'They stay in the room, and do what students may.',
    ko: '수업에는 남고, 학생이 할 수 있는 것만 할 수 있어요.',
  },
  'demote.confirm': { en: 'Make a student', ko: '학생으로' },

  'end.title': { en: 'End this workshop?', ko: '수업을 끝낼까요?' },
  'end.body': {
    en: 'Everyone leaves the board, and the code stops working. This cannot be undone.',
    ko: '모두 보드에서 나가고 코드는 더 쓸 수 없어요. 되돌릴 수 없어요.',
  },
  'end.confirm': { en: 'End the workshop', ko: '수업 끝내기' },

  'notice.region': { en: 'Messages', ko: '알림' },
  'notice.reset': { en: 'The board is back at its start.', ko: '보드를 처음 값으로 되돌렸어요.' },
  'notice.reset.undo': { en: 'Undo', ko: '되돌리기' },
  'notice.passed': {
    en: '{names} has moved some of it since. That stays as it is.',
    ko: '{names} 님이 그 뒤에 움직인 값은 그대로 뒀어요.',
  },
  'notice.passed.anyone': {
    en: 'Some of it has changed since. That stays as it is.',
    ko: '그 뒤에 바뀐 값은 그대로 뒀어요.',
  },
  'notice.board-opened': {
    en: 'The board “{title}” is open for you.',
    ko: '내가 함께할 보드가 열렸어요: “{title}”',
  },
  'notice.board-opened.go': { en: 'Go there', ko: '가기' },
  'notice.board-gone': {
    en: '“{title}” is closed for you now. Here is “{home}”.',
    ko: '“{title}” 보드가 닫혔어요. 지금 보드는 “{home}”예요.',
  },
  'notice.copied': { en: 'Link copied.', ko: '링크를 복사했어요.' },
  'notice.copy-failed': {
    en: 'The browser did not allow copying. Select the address and copy it.',
    ko: '브라우저가 복사를 막았어요. 주소를 직접 골라 복사해 주세요.',
  },
  'notice.instructor': { en: 'You are the instructor now.', ko: '이제 강사예요.' },
  'notice.frozen': { en: 'Paused. Look at the screen, please.', ko: '잠시 멈췄어요. 화면을 봐 주세요.' },

  'board.region': { en: 'Class board', ko: '우리 반 보드' },
  'board.weights': { en: 'Every weight and bias', ko: '가중치와 편향 모두 보기' },

  'boards.title': { en: 'Boards', ko: '보드' },
  'boards.class': { en: 'Class board', ko: '우리 반 보드' },
  'boards.yours': { en: 'for you', ko: '내 보드' },
  'boards.watch-only': { en: 'watch only', ko: '보기만 해요' },
  'boards.closed': { en: 'closed', ko: '닫힘' },
  'boards.everyone': { en: 'Everyone', ko: '모두' },
  'boards.people': { en: { one: '{count} person', other: '{count} people' }, ko: '{count}명' },
  'boards.moved-by': { en: '{seen} · moved by {chosen}', ko: '{seen} · 움직이는 사람 {chosen}' },
  'boards.shown': { en: 'shown now', ko: '지금 보는 보드' },
  'boards.loss': { en: 'Loss', ko: '손실' },
  'boards.accuracy': { en: '{percent}% right', ko: '정답 {percent}%' },
  'boards.training': { en: 'training', ko: '학습 중' },
  'boards.actions': { en: 'What to do with {title}', ko: '{title} 관리' },
  'boards.show': { en: 'Show it here', ko: '여기서 보기' },
  'boards.rename': { en: 'Rename', ko: '제목 바꾸기' },
  'boards.share': { en: 'Whom it is for…', ko: '누구의 보드인지…' },
  'boards.close': { en: 'Close', ko: '닫기' },
  'boards.reopen': { en: 'Open again', ko: '다시 열기' },
  'boards.open': { en: 'Open a board', ko: '보드 열기' },

  'board-form.title': { en: 'Title', ko: '제목' },
  'board-form.title.example': { en: 'Group 1', ko: '1조' },
  'board-form.start': { en: 'Starts from “{title}”', ko: '“{title}”에서 시작' },
  'board-form.start.present': { en: 'As it is now', ko: '지금 그대로' },
  'board-form.start.start': { en: 'Its start', ko: '처음 상태' },
  'board-form.see': { en: 'Who sees it', ko: '보는 사람' },
  'board-form.move': { en: 'Who moves it', ko: '움직이는 사람' },
  'board-form.everyone': { en: 'Everyone', ko: '모두' },
  'board-form.members': { en: 'Chosen people', ko: '고른 사람' },
  'board-form.nobody': { en: 'Nobody', ko: '아무도' },
  'board-form.instructors': {
    en: 'Instructors see and move every board.',
    ko: '강사는 모든 보드를 보고 움직일 수 있어요.',
  },
  'board-form.people': { en: 'Chosen people ({count})', ko: '고른 사람 {count}명' },
  'board-form.filter': { en: 'Find a name', ko: '이름 찾기' },
  'board-form.nobody-found': { en: 'Nobody of that name is here.', ko: '그런 이름은 없어요.' },
  'board-form.nobody-here': { en: 'No student has joined yet.', ko: '아직 들어온 학생이 없어요.' },
  'board-form.choose': { en: 'Choose at least one person.', ko: '한 명 이상 골라 주세요.' },
  'board-form.share': { en: 'Whom “{title}” is for', ko: '“{title}” 보드를 함께 쓸 사람' },

  'links.title': { en: 'Other ways in', ko: '다른 길로 들어오기' },
  'links.device': { en: 'Open on another device', ko: '다른 기기에서 열기' },
  'links.co-instructor': { en: 'Invite a co-instructor', ko: '함께 가르칠 강사 초대' },
  'links.yours': { en: 'You, on another device', ko: '내 다른 기기' },
  'links.theirs': { en: '{name}, on another device', ko: '{name} 님의 다른 기기' },
  'links.newcomer': { en: 'A co-instructor', ko: '함께 가르칠 강사' },
  'links.once': { en: 'once, until {time}', ko: '한 번만, {time}까지' },
  'links.over': { en: 'too old', ko: '기한이 지났어요' },
  'links.lasting': { en: 'until you take it back', ko: '거둘 때까지' },
  'links.elsewhere': {
    en: 'Made in another browser; only that one can show it.',
    ko: '다른 브라우저에서 만들어서 여기서는 볼 수 없어요.',
  },
  'links.show': { en: 'Show', ko: '보기' },
  'links.hide': { en: 'Hide', ko: '가리기' },
  'links.copy': { en: 'Copy', ko: '복사' },
  'links.revoke': { en: 'Take back', ko: '거두기' },
  'links.of': { en: '{action}: {link}', ko: '{link}, {action}' },
  'links.secret': {
    en: 'Whoever has this address gets in. Do not project it.',
    ko: '이 주소를 아는 사람은 누구나 들어와요. 큰 화면에는 띄우지 마세요.',
  },

  'readmit.title': { en: 'Let {name} back in', ko: '{name} 님 다시 들이기' },
  'readmit.body': {
    en: 'Scan the QR on the new device, or enter this code on the join page under “{path}”.',
    ko: '새 기기로 QR을 찍거나, 참가 화면의 “{path}”에 이 코드를 넣으면 돼요.',
  },
  'readmit.code': { en: 'One-time code', ko: '한 번 쓰는 코드' },
  'readmit.until': {
    en: 'Works once, within 15 minutes (until {time}).',
    ko: '15분 동안({time}까지) 한 번만 쓸 수 있어요.',
  },
  'readmit.copy': { en: 'Copy the address', ko: '주소 복사' },

  'undo.title': { en: 'My changes', ko: '내 변경' },
  'undo.undo': { en: 'Undo', ko: '되돌리기' },
  'undo.redo': { en: 'Redo', ko: '다시 하기' },

  'guide.try': { en: 'Try it', ko: '해 보기' },
  'guide.done': { en: 'done', ko: '완료' },

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
