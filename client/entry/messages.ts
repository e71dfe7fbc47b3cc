import type { Sentence } from '#shared/locale.ts';

/** What the ways in say. */
export const entry = {
  'create.title': { en: 'Teaching? Open a workshop', ko: '수업을 여는 강사라면' },
  'create.name': { en: 'Title (optional)', ko: '수업 제목(선택)' },
  'create.instructor': { en: 'Your name (optional)', ko: '강사 이름(선택)' },
  'create.instructor.default': { en: 'Instructor', ko: '강사' },
  'create.passphrase': { en: 'Passphrase for opening a workshop', ko: '수업을 여는 암호' },
  'create.submit': { en: 'Open a workshop', ko: '수업 열기' },

  'join.code': { en: 'Join code', ko: '참가 코드' },
  'join.code.hint': { en: '6 letters and digits', ko: '영문자와 숫자 6자리' },
  'join.name': { en: 'Your name in this workshop', ko: '이 수업에서 쓸 이름' },
  'join.name.example': { en: 'Seoyeon', ko: '김서연' },
  'join.submit': { en: 'Join', ko: '들어가기' },
  'join.entering': { en: 'Joining…', ko: '들어가는 중…' },
  'join.looking': { en: 'Looking for the workshop…', ko: '수업을 찾는 중…' },
  'join.people': {
    en: { one: '{count} person is already in', other: '{count} people are already in' },
    ko: '{count}명이 먼저 들어와 있어요',
  },
  'join.first': { en: 'You are the first to arrive', ko: '가장 먼저 왔어요' },
  'join.short': { en: 'A code has 6 characters.', ko: '코드는 6자리예요.' },
  'join.note': {
    en: 'No account needed. The class sees only your name.',
    ko: '계정은 필요 없어요. 수업에서는 이름만 보여요.',
  },
  'readmit.path': { en: 'I was here on another device', ko: '다른 기기로 참여하고 있었어요' },
  'readmit.hint': {
    en: 'Ask your instructor for a one-time code, and you can go on under your name.',
    ko: '강사에게 받은 일회용 코드를 입력하면 쓰던 이름 그대로 이어서 할 수 있어요.',
  },
  'readmit.label': { en: 'One-time code, 8 characters', ko: '일회용 코드 8자리' },
  'readmit.short': { en: 'A one-time code has 8 characters.', ko: '일회용 코드는 8자리예요.' },
  'readmit.submit': { en: 'Come back', ko: '이어서 하기' },

  'continue.title': { en: 'Continue where you left off', ko: '이어서 하기' },
  'continue.instructor': { en: 'as instructor', ko: '강사로' },
  'continue.student': { en: 'as student', ko: '학생으로' },
  'continue.go': { en: 'Continue', ko: '이어서 하기' },
  'continue.go.full': { en: 'Continue {title}', ko: '{title} 이어서 하기' },
  'continue.forget': { en: 'Forget {title} on this device', ko: '이 기기에서 {title} 지우기' },
  'continue.more': { en: '{count} more', ko: '{count}개 더' },

  'join.offline': {
    en: 'The server is not responding. Check the network; this page keeps trying.',
    ko: '서버가 응답하지 않아요. 네트워크를 확인해 주세요. 계속 시도하고 있어요.',
  },
  'import.title': { en: 'Open a record', ko: '수업 기록 불러오기' },
  'import.about': {
    en: 'A file that a summary gave you. It becomes a class of its own.',
    ko: '수업 정리에서 받은 파일이에요. 새 수업으로 열려요.',
  },
  'import.choose': { en: 'Choose a file', ko: '파일 고르기' },
  'import.busy': { en: 'Opening it', ko: '불러오는 중' },
} as const satisfies Record<string, Sentence>;
