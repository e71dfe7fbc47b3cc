import type { Sentence } from '#shared/locale.ts';

/** What is said at the door: to the instructor who keeps it, and to those who wait. */
export const door = {
  'door.title': { en: 'Door', ko: '입장' },
  'door.open': { en: 'Open', ko: '열기' },
  'door.approval': { en: 'Approve', ko: '승인' },
  'door.locked': { en: 'Locked', ko: '막기' },
  'door.open.about': { en: 'Everyone with the code comes in.', ko: '코드를 아는 사람은 바로 들어와요.' },
  'door.approval.about': {
    en: 'Newcomers wait until you let them in.',
    ko: '새로 온 사람은 들여보낼 때까지 기다려요.',
  },
  'door.locked.about': {
    en: 'Nobody new comes in, even with the code.',
    ko: '코드를 알아도 새로 들어올 수 없어요.',
  },

  'door.waiting': { en: 'Waiting', ko: '기다리는 사람' },
  'door.waiting.count': { en: '{count}', ko: '{count}명' },
  'door.waiting.status': {
    en: { one: '{count} person is waiting to come in.', other: '{count} people are waiting to come in.' },
    ko: '{count}명이 들어오려고 기다려요.',
  },
  'door.now': { en: 'just now', ko: '방금' },
  'door.since': { en: { one: '{count} minute', other: '{count} minutes' }, ko: '{count}분째' },
  'door.gone': { en: 'page closed', ko: '화면을 닫음' },
  'door.suspect': { en: 'from the network of someone barred', ko: '막은 사람과 같은 네트워크예요' },
  'door.admit': { en: 'Let in', ko: '들여보내기' },
  'door.admit.name': { en: 'Let in: {name}', ko: '{name} 님 들여보내기' },
  'door.admit.all': { en: 'Let all in', ko: '모두 들여보내기' },
  'door.more': { en: 'More about {name}', ko: '{name} 님, 더 보기' },
  'door.turn-away': { en: 'Turn away', ko: '돌려보내기' },
  'door.turn-away.all': { en: 'Turn all away', ko: '모두 돌려보내기' },
  'door.bar': { en: 'Bar', ko: '막기' },
  'door.turn-away.title': {
    en: { one: 'Turn {count} person away?', other: 'Turn {count} people away?' },
    ko: '{count}명을 돌려보낼까요?',
  },
  'door.turn-away.body': {
    en: 'They see that you have not let them in.',
    ko: '들여보내지 않았다는 화면이 보여요.',
  },

  'flood.title': {
    en: { one: '{count} person joined within seconds', other: '{count} people joined within seconds' },
    ko: '몇 초 사이에 {count}명이 들어왔어요',
  },
  'flood.body': {
    en: 'If that is not your class, have newcomers wait, and remove those who do nothing.',
    ko: '우리 반이 아니라면 승인을 켜고, 아무것도 하지 않는 사람을 내보내세요.',
  },
  'flood.approval': { en: 'Approve newcomers', ko: '승인받고 들여보내기' },
  'flood.lock': { en: 'Lock the room', ko: '입장 막기' },
  'flood.remove': { en: 'Remove the idle…', ko: '한꺼번에 내보내기…' },
  'flood.dismiss': { en: 'It is my class', ko: '우리 반이에요' },
  'flood.remove.title': {
    en: 'Of the {count} who just joined, remove those who did nothing?',
    ko: '방금 들어온 {count}명 가운데 아무것도 하지 않은 사람을 내보낼까요?',
  },
  'flood.remove.body': {
    en: 'Whoever has moved anything stays. The others can come back with the code, unless the door is locked.',
    ko: '값을 하나라도 움직인 사람은 남아요. 나간 사람도 입장을 막아 두지 않았다면 코드로 다시 들어올 수 있어요.',
  },

  'people.choose': { en: 'Choose several', ko: '여럿 고르기' },
  'people.choose.all': { en: 'All', ko: '모두' },
  'people.chosen': { en: '{count} chosen', ko: '{count}명 골랐어요' },
  'people.bar': { en: 'Bar', ko: '막기' },

  'bar.title': { en: 'Bar {name}?', ko: '{name} 님을 막을까요?' },
  'bar.body': {
    en: 'They leave now, and from their network newcomers wait until you let them in. What they changed stays.',
    ko: '바로 나가고 다시 들어올 수 없어요. 같은 네트워크에서 새로 오는 사람은 승인을 기다려요. 바꾼 값은 그대로 남아요.',
  },
  'bar.confirm': { en: 'Bar', ko: '막기' },
  'bar-many.title': {
    en: { one: 'Bar {count} person?', other: 'Bar {count} people?' },
    ko: '{count}명을 막을까요?',
  },
  'remove-many.title': {
    en: { one: 'Remove {count} person?', other: 'Remove {count} people?' },
    ko: '{count}명을 내보낼까요?',
  },
  'remove-many.body': {
    en: 'They leave at once; what they changed stays. They can come back with the code, unless the door is locked.',
    ko: '바로 나가고, 바꾼 값은 그대로 남아요. 입장을 막아 두지 않았다면 코드로 다시 들어올 수 있어요.',
  },

  'outside.title': { en: 'Waiting for the instructor', ko: '강사가 들여보내길 기다려요' },
  'outside.body': {
    en: 'You are at the door as “{name}”. Keep this page open: it goes in by itself.',
    ko: '“{name}” 이름으로 기다리고 있어요. 이 화면을 켜 두면 저절로 들어가요.',
  },
  'outside.offline': {
    en: 'The connection is gone, and is being made again. Keep this page open: you keep your place.',
    ko: '연결이 끊겨서 다시 연결하고 있어요. 기다리던 자리는 그대로예요. 이 화면을 켜 두세요.',
  },
  'outside.leave': { en: 'Stop waiting', ko: '그만 기다리기' },
} as const satisfies Record<string, Sentence>;
