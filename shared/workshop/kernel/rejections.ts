import type { Sentence } from '../../locale.ts';

/**
 * Everything the server can refuse, in one table: a code, and a sentence in each language that says
 * what to do. `{…}` marks are the rejection's params.
 */
export const rejections = {
  // Values and boards
  'value-not-finite': {
    en: 'That is not a number. Type a number such as 0.30.',
    ko: '숫자가 아니에요. 0.30처럼 숫자를 적어 주세요.',
  },
  'value-out-of-range': {
    en: 'That is too large. Use a number between −{limit} and {limit}.',
    ko: '너무 큰 값이에요. −{limit}에서 {limit} 사이의 숫자를 적어 주세요.',
  },
  'value-beyond-range': {
    en: 'On this board weights and biases stay between {least} and {most}. Choose a number in between.',
    ko: '이 보드의 가중치와 편향은 {least}에서 {most} 사이로 정해져 있어요. 그 사이의 숫자를 적어 주세요.',
  },
  'range-empty': {
    en: 'The smallest value has to be less than the largest one.',
    ko: '가장 작은 값이 가장 큰 값보다 작아야 해요.',
  },
  'wrong-shape': {
    en: {
      by: 'expected',
      one: 'This needs {expected} number, but {received} came.',
      other: 'This needs {expected} numbers, but {received} came.',
    },
    ko: '숫자 {expected}개가 필요한데 {received}개가 왔어요.',
  },
  'unknown-board': {
    en: 'This workshop has no such board.',
    ko: '이 수업에 없는 보드예요.',
  },
  'unknown-layer': {
    en: 'This network has no layer {layer}.',
    ko: '이 신경망에는 {layer}번째 층이 없어요.',
  },
  'unknown-parameter': {
    en: 'This network has no parameter {parameter}.',
    ko: '이 신경망에는 {parameter} 파라미터가 없어요.',
  },
  'parameter-locked': {
    en: 'The instructor has locked this one. Choose another.',
    ko: '강사가 잠가 둔 값이에요. 다른 값을 골라 주세요.',
  },
  'network-invalid': {
    en: 'A network has 1 to {layers} layers of 1 to {units} neurons each, with softmax only at the output.',
    ko: '층은 1~{layers}개, 층마다 뉴런은 1~{units}개까지 둘 수 있고, 소프트맥스는 출력층에만 쓸 수 있어요.',
  },
  'data-invalid': {
    en: 'This data set does not work. It can have at most {samples} samples, with at most {features} numbers each.',
    ko: '쓸 수 없는 데이터예요. 표본은 {samples}개까지, 표본마다 숫자는 {features}개까지 쓸 수 있어요.',
  },
  'no-data': {
    en: 'There is nothing to learn from yet. Add a point or choose a data set.',
    ko: '아직 학습할 데이터가 없어요. 점을 찍거나 데이터를 골라 주세요.',
  },
  'too-many-points': {
    en: 'The board can have at most {limit} points.',
    ko: '점은 {limit}개까지 찍을 수 있어요.',
  },
  'too-many-points-of-yours': {
    en: 'You have put your {limit} points. Take one back to put another.',
    ko: '한 사람이 찍을 수 있는 점 {limit}개를 다 찍었어요. 하나를 지우면 또 찍을 수 있어요.',
  },
  'unknown-point': {
    en: 'That point is not there any more, or is not yours.',
    ko: '이미 없거나 다른 사람이 찍은 점이에요.',
  },
  'held-by-other': {
    en: '{name} is moving this one. Wait until they let go.',
    ko: '{name} 님이 움직이는 중이에요. 놓을 때까지 기다려 주세요.',
  },
  frozen: {
    en: 'The instructor has paused everyone. You can look, but not change anything for now.',
    ko: '강사가 모두 잠시 멈췄어요. 지금은 볼 수만 있어요.',
  },
  'board-watch-only': {
    en: 'You can watch this board, but only others can change it.',
    ko: '이 보드는 볼 수만 있어요. 값은 다른 사람이 움직여요.',
  },
  'nobody-moves': {
    en: 'The instructor is showing something. Nobody else moves anything for now.',
    ko: '지금은 강사가 보여 주는 시간이에요. 잠시 지켜봐 주세요.',
  },
  'others-move': {
    en: 'Those whom the instructor has chosen are moving now. It will be your turn later.',
    ko: '지금은 강사가 고른 사람만 움직여요. 차례가 오면 움직일 수 있어요.',
  },
  'groups-move': {
    en: 'Each group is moving its own board now. Choose your group’s board.',
    ko: '지금은 조마다 자기 보드만 움직여요. 우리 조 보드를 골라 주세요.',
  },
  'parameter-handed': {
    en: '{name} has been given this one to move. Choose another.',
    ko: '{name} 님이 맡은 값이에요. 다른 값을 골라 주세요.',
  },
  'nobody-to-pick': {
    en: 'No student is here to be picked.',
    ko: '지금 뽑을 수 있는 학생이 없어요.',
  },
  'board-not-for-all': {
    en: 'Not everybody may see this board, so it cannot be shown to the whole class. Share it with everyone first.',
    ko: '모두가 볼 수 있는 보드가 아니라 반 전체에 보일 수 없어요. 먼저 모두에게 보여 주세요.',
  },
  'board-closed': {
    en: 'This board is closed. The instructor can open it again.',
    ko: '닫힌 보드예요. 강사가 다시 열 수 있어요.',
  },
  'last-board': {
    en: 'One board must stay open for everyone. Open another one first.',
    ko: '모두가 보는 보드가 하나는 열려 있어야 해요. 먼저 다른 보드를 열어 주세요.',
  },
  'too-many-boards': {
    en: 'A workshop has at most {limit} boards.',
    ko: '보드는 {limit}개까지 만들 수 있어요.',
  },
  'title-empty': {
    en: 'Type a title.',
    ko: '제목을 적어 주세요.',
  },
  'nothing-to-undo': {
    en: 'There is nothing to undo on this board.',
    ko: '이 보드에서 되돌릴 변경이 없어요.',
  },
  'nothing-to-redo': {
    en: 'There is nothing to redo on this board.',
    ko: '이 보드에서 다시 할 변경이 없어요.',
  },
  'undo-blocked': {
    en: '{name} has changed the board since then. It stays as it is.',
    ko: '그 뒤에 {name} 님이 보드를 바꿔서 지금 그대로 둘게요.',
  },
  'not-allowed': {
    en: 'Only the instructor can do that.',
    ko: '강사만 할 수 있어요.',
  },
  'instructor-stays': {
    en: 'Hand over the instructor’s role first, or end the workshop.',
    ko: '먼저 강사 역할을 넘기거나 수업을 끝내 주세요.',
  },
  // Activities and predictions
  'unknown-activity': {
    en: 'There is no such activity. Choose one from the catalogue.',
    ko: '없는 활동이에요. 목록에서 골라 주세요.',
  },
  'unknown-step': {
    en: 'This activity has no such step.',
    ko: '이 활동에 없는 단계예요.',
  },
  'unknown-task': {
    en: 'That is no task of this activity.',
    ko: '이 활동에 없는 과제예요.',
  },
  'no-activity': {
    en: 'No activity is under way. Open one first.',
    ko: '진행 중인 활동이 없어요. 먼저 활동을 열어 주세요.',
  },
  'no-code': {
    en: 'The activity under way has nothing to be written in code.',
    ko: '지금 활동에는 코드로 쓸 것이 없어요.',
  },
  'code-too-long': {
    en: 'That is too long. {limit} characters are enough for it.',
    ko: '코드가 너무 길어요. {limit}자 안으로 써 주세요.',
  },
  'code-not-shared': {
    en: 'Its author has not shared it. Ask them first.',
    ko: '쓴 사람이 보여 주기로 하지 않은 코드예요. 먼저 물어봐 주세요.',
  },
  'unknown-question': {
    en: 'This activity has no such question.',
    ko: '이 활동에 없는 질문이에요.',
  },
  'unknown-prediction': {
    en: 'That question is not there any more.',
    ko: '이제 없는 질문이에요.',
  },
  'prediction-closed': {
    en: 'This one has closed already. Join in from the next question.',
    ko: '이미 닫혔어요. 다음 질문부터 함께해요.',
  },
  'prediction-revealed': {
    en: 'This question has been revealed already.',
    ko: '이미 함께 열어 본 질문이에요.',
  },
  'no-more-rounds': {
    en: 'A question is asked {limit} times at most. Reveal it now.',
    ko: '한 질문은 {limit}번까지 물을 수 있어요. 이제 함께 열어 주세요.',
  },
  'answer-missing': {
    en: 'Choose or type an answer first.',
    ko: '먼저 답을 고르거나 적어 주세요.',
  },
  'answer-unknown': {
    en: 'That is none of the answers. Choose one of them.',
    ko: '보기에 없는 답이에요. 보기에서 골라 주세요.',
  },
  'line-empty': {
    en: 'Write a line about why.',
    ko: '왜 그런지 한 줄로 적어 주세요.',
  },
  'line-too-long': {
    en: 'Use a line of at most {limit} characters.',
    ko: '{limit}자까지 적을 수 있어요.',
  },
  'no-answer': {
    en: 'The board as it is gives no number to this question. Put the board back to its start.',
    ko: '지금 보드로는 이 질문의 값이 나오지 않아요. 보드를 처음으로 되돌려 주세요.',
  },
  'answer-not-revealed': {
    en: 'An answer can be shown to everybody once its question is revealed.',
    ko: '답은 결과를 공개한 뒤에 모두에게 보여 줄 수 있어요.',
  },
  'ask-incomplete': {
    en: 'Select a weight or a bias first, and say what it is to become.',
    ko: '먼저 가중치나 편향을 하나 고르고, 바꿀 값을 정해 주세요.',
  },
  'nothing-to-ask': {
    en: 'The activity has no number left to ask for. Select a weight to ask about the loss.',
    ko: '이 활동에는 더 물을 숫자가 없어요. 가중치를 고르면 손실을 물을 수 있어요.',
  },
  'unknown-item': {
    en: 'The plan has no such part any more.',
    ko: '수업 계획에 이제 없는 순서예요.',
  },
  'plan-invalid': {
    en: 'This file is no lesson plan. Choose one that was exported here.',
    ko: '수업 계획 파일이 아니에요. 여기에서 내보낸 파일을 골라 주세요.',
  },
  'plan-too-long': {
    en: 'A plan has at most {limit} parts.',
    ko: '수업 계획에는 {limit}개까지 넣을 수 있어요.',
  },
  'plan-unknown-activity': {
    en: 'The plan has an activity that this server does not have: {activity}.',
    ko: '이 서버에 없는 활동이 들어 있어요: {activity}',
  },
  'board-rests': {
    en: 'This board rests until the answers are revealed.',
    ko: '답을 함께 열어 볼 때까지 이 보드는 쉬어요.',
  },
  // Checkpoints and the timeline
  'the-past-is-shown': {
    en: 'The instructor is showing the past. Nobody can move anything until they are back to now.',
    ko: '강사가 지난 시점을 보여 주고 있어요. 지금으로 돌아올 때까지는 아무도 움직일 수 없어요.',
  },
  'no-timeline': {
    en: 'The timeline is closed. Everyone sees the board as it is now.',
    ko: '지난 시점 보기가 닫혔어요. 모두 지금의 보드를 보고 있어요.',
  },
  'unknown-version': {
    en: 'There is nothing of this board at that point. Choose another.',
    ko: '그 시점에는 이 보드의 기록이 없어요. 다른 시점을 골라 주세요.',
  },
  'unknown-checkpoint': {
    en: 'That checkpoint is not there any more.',
    ko: '이제 없는 저장 지점이에요.',
  },
  'too-many-checkpoints': {
    en: 'A board keeps at most {limit} checkpoints. Delete one first.',
    ko: '보드마다 저장 지점은 {limit}개까지 둘 수 있어요. 먼저 하나를 지워 주세요.',
  },
  'checkpoint-name-taken': {
    en: 'This board already has a checkpoint with that name. Choose another.',
    ko: '이 보드에 같은 이름의 저장 지점이 있어요. 다른 이름을 적어 주세요.',
  },
  // Links and people
  'unknown-link': {
    en: 'That link no longer exists.',
    ko: '이제 없는 링크예요.',
  },
  'too-many-links': {
    en: 'There are {limit} links already. Take one back first.',
    ko: '링크가 이미 {limit}개 있어요. 먼저 하나를 거둬 주세요.',
  },
  'link-invalid': {
    en: 'This link or code has been used, has expired or was taken back. Ask the instructor for a new one.',
    ko: '이미 썼거나 기한이 지났거나 강사가 거둔 링크예요. 강사에게 새로 받아 주세요.',
  },
  'unknown-participant': {
    en: 'That person is no longer in this workshop.',
    ko: '그분은 이제 이 수업에 없어요.',
  },
  'import-invalid': {
    en: 'This is not a record that Weightroom has written (line {line}).',
    ko: 'Weightroom에서 내보낸 수업 기록이 아니에요({line}번째 줄).',
  },
  'workshop-ended': {
    en: 'This workshop has ended.',
    ko: '끝난 수업이에요.',
  },
  // Joining
  'name-empty': {
    en: 'Type a name the class can see.',
    ko: '수업에서 쓸 이름을 적어 주세요.',
  },
  'name-too-long': {
    en: 'Use a name of at most {limit} characters.',
    ko: '이름은 {limit}자까지 쓸 수 있어요.',
  },
  'name-taken': {
    en: 'Somebody here already has that name. How about “{suggestion}”?',
    ko: '다른 사람이 쓰고 있는 이름이에요. “{suggestion}” 어때요?',
  },
  'title-too-long': {
    en: 'Use a title of at most {limit} characters.',
    ko: '제목은 {limit}자까지 쓸 수 있어요.',
  },
  'room-locked': {
    en: 'The instructor has locked the room. Ask them to let you in.',
    ko: '강사가 입장을 막아 뒀어요. 강사에게 열어 달라고 말해 주세요.',
  },
  'room-full': {
    en: {
      by: 'limit',
      one: 'The room is full ({limit} person).',
      other: 'The room is full ({limit} people).',
    },
    ko: '자리가 다 찼어요(최대 {limit}명).',
  },
  'workshop-unreadable': {
    en: 'The records of workshop {workshop} contain something that this server does not understand. Ask whoever runs it to update Weightroom.',
    ko: '수업 {workshop}의 기록에 이 서버가 읽지 못하는 내용이 있어요. 운영자에게 업데이트를 부탁해 주세요.',
  },
  'workshop-filling': {
    en: 'The records of this workshop are {percent}% full. Take what you want to keep, and go on in a new workshop soon.',
    ko: '이 수업의 기록이 {percent}% 찼어요. 남길 것을 챙기고, 곧 새 수업에서 이어 가 주세요.',
  },
  'workshop-full': {
    en: 'The records of this workshop are full ({limit} MB). All of it is kept; end it and go on in a new workshop.',
    ko: '이 수업의 기록이 다 찼어요({limit} MB). 지금까지의 내용은 남아 있어요. 수업을 끝내고 새 수업에서 이어 가 주세요.',
  },
  'storage-full': {
    en: 'The server has no room for anything more. All of it is kept; ask its operator to make room.',
    ko: '서버에 더 기록할 자리가 없어요. 지금까지의 내용은 남아 있어요. 운영자에게 자리를 만들어 달라고 해 주세요.',
  },
  'unknown-workshop': {
    en: 'There is no open workshop with this code. Check the code on the screen.',
    ko: '이 코드로 열린 수업이 없어요. 화면에 보이는 코드를 다시 확인해 주세요.',
  },
  'not-joined': {
    en: 'You are not in this workshop yet. Join with a name first.',
    ko: '아직 이 수업에 들어오지 않았어요. 이름을 적고 들어와 주세요.',
  },
  removed: {
    en: 'The instructor has removed you from this workshop.',
    ko: '강사가 이 수업에서 내보냈어요.',
  },
  left: {
    en: 'You have left this workshop. Join again with a name to come back.',
    ko: '이 수업에서 나갔어요. 다시 오려면 이름을 적고 들어와 주세요.',
  },
  'turned-away': {
    en: 'The instructor has not let you in.',
    ko: '강사가 들여보내지 않았어요.',
  },
  barred: {
    en: 'The instructor has barred you from this workshop.',
    ko: '이 수업에는 이제 들어올 수 없어요.',
  },
  'wrong-passphrase': {
    en: 'That is not the passphrase for opening a workshop.',
    ko: '수업을 여는 암호가 맞지 않아요.',
  },
  'foreign-page': {
    en: 'Another website tried to open a workshop here. Open it from Weightroom’s own page.',
    ko: '다른 사이트에서 수업을 열려고 했어요. Weightroom 페이지에서 열어 주세요.',
  },
  'wrong-host': {
    en: 'This server does not go by that name. Use the address your instructor gave you.',
    ko: '이 서버의 주소가 아니에요. 강사가 알려 준 주소로 들어와 주세요.',
  },
  'stage-locked': {
    en: 'The room is locked. Open this screen from the instructor’s console.',
    ko: '강사가 입장을 막아 뒀어요. 강사 화면에서 무대를 열어 주세요.',
  },
  // The wire
  malformed: {
    en: 'The server did not understand that message. Reload the page and try again.',
    ko: '서버가 메시지를 알아듣지 못했어요. 페이지를 새로 고친 뒤 다시 해 주세요.',
  },
  'frame-too-large': {
    en: 'That message is too large (the limit is {limit} bytes). Send less at a time.',
    ko: '메시지가 너무 커요(최대 {limit}바이트). 나눠서 보내 주세요.',
  },
  'too-fast': {
    en: 'Too many messages at once. Wait a moment; your last value is kept.',
    ko: '메시지가 한꺼번에 너무 많이 왔어요. 잠시만 기다려 주세요. 마지막 값은 간직하고 있어요.',
  },
  'too-many-attempts': {
    en: {
      by: 'seconds',
      one: 'Too many attempts. Try again in {seconds} second.',
      other: 'Too many attempts. Try again in {seconds} seconds.',
    },
    ko: '시도가 너무 많았어요. {seconds}초 뒤에 다시 해 주세요.',
  },
  'too-slow': {
    en: 'Your connection is too slow for this class. Reconnecting…',
    ko: '연결이 너무 느려서 수업을 따라가지 못했어요. 다시 연결하고 있어요.',
  },
  'too-many-connections': {
    en: 'Too many pages of Weightroom are open on this network (at most {limit}). Close some; this page tries again.',
    ko: '이 네트워크에서 열린 페이지가 너무 많아요(최대 {limit}개). 몇 개를 닫아 주세요. 이 페이지는 다시 이어 볼게요.',
  },
  'too-many-watchers': {
    en: 'This workshop is on {limit} screens already. Close one, then reload this page.',
    ko: '이미 화면 {limit}개가 이 수업을 보고 있어요. 하나를 닫고 새로 고쳐 주세요.',
  },
  'stale-command': {
    en: 'That change is too old to apply. Please make it again.',
    ko: '너무 오래된 변경이라 적용하지 않았어요. 다시 해 주세요.',
  },
  'too-many-clients': {
    en: 'You have opened this workshop on too many pages to change anything more. Join again under another name.',
    ko: '이 수업을 너무 많은 페이지에서 열어서 더 바꿀 수 없어요. 다른 이름으로 다시 들어와 주세요.',
  },
  'protocol-unsupported': {
    en: 'This page belongs to another version of Weightroom. Reload it.',
    ko: '이 페이지는 다른 버전의 Weightroom이에요. 페이지를 새로 고쳐 주세요.',
  },
  'hello-expected': {
    en: 'The server expected a hello first. Reload the page.',
    ko: '연결 순서가 맞지 않아요. 페이지를 새로 고쳐 주세요.',
  },
  'shutting-down': {
    en: 'The server is restarting. Your work is safe; reconnecting…',
    ko: '서버가 다시 시작하고 있어요. 바꾼 값은 안전해요. 곧 다시 연결돼요.',
  },
  busy: {
    en: 'The server could not save that just now. Try again.',
    ko: '지금은 저장하지 못했어요. 다시 해 주세요.',
  },
  'not-found': {
    en: 'There is nothing at this address.',
    ko: '이 주소에는 아무것도 없어요.',
  },
  internal: {
    en: 'Something went wrong on the server. Nothing was changed.',
    ko: '서버에 문제가 생겼어요. 바뀐 값은 없어요.',
  },
} as const satisfies Record<string, Sentence>;

export type RejectionCode = keyof typeof rejections;

export const rejectionCodes = Object.keys(rejections) as RejectionCode[];

/** A refusal: its code, here or in its feature's own table, and the values its sentence names. */
export interface Rejection {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The sentence of a code; that of `internal` for one that is not in this table. */
export function sentenceOf(code: string): Sentence {
  return isKnown(code) ? rejections[code] : rejections.internal;
}

/** Whether a code is in this table. */
export function isKnown(code: string): code is RejectionCode {
  return Object.hasOwn(rejections, code);
}
