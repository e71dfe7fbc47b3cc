/** What the console says of the stage. */
export const stage = {
  'stage-show.title': { en: 'On the stage', ko: '무대에 보이는 것' },
  'stage-show.follow': { en: 'Follow', ko: '따라가기' },
  'stage-show.board': { en: 'Board', ko: '보드' },
  'stage-show.question': { en: 'Question', ko: '질문' },
  'stage-show.result': { en: 'Result', ko: '결과' },
  'stage-show.timeline': { en: 'History', ko: '과거' },
  'stage-show.code': { en: 'Code', ko: '코드' },
  'stage-show.lobby': { en: 'Join code', ko: '참가 안내' },
  'stage-show.blank': { en: 'Blank', ko: '비우기' },
  'stage-show.same': { en: 'Same as the students', ko: '학생 화면과 같아요' },
  'stage-show.sealed': { en: 'No distribution', ko: '분포는 안 보여요' },
  'stage-show.by': { en: '{name}, {time}', ko: '{name} 님이 {time}에 바꿨어요' },
  'stage-show.none': { en: 'No stage is open', ko: '열린 무대가 없어요' },
} as const;
