/** What is said around somebody's code; what the exercise says itself is in its lesson. */
export const text = {
  editor: {
    en: 'Code, {file}. Esc, then Tab leaves the editor.',
    ko: '코드, {file}. Esc를 누르고 Tab을 누르면 편집기에서 나가요.',
  },
  leave: { en: 'Esc, then Tab leaves the editor', ko: 'Esc 다음 Tab으로 나가기' },
  idle: { en: 'Python is not loaded', ko: 'Python을 아직 안 불러왔어요' },
  loading: { en: 'Loading Python · {megabytes} MB', ko: 'Python 불러오는 중 · {megabytes} MB' },
  starting: { en: 'Python is starting', ko: 'Python 시작하는 중' },
  ready: { en: 'Python is ready', ko: 'Python 준비됨' },
  running: { en: 'Running', ko: '실행 중' },
  blocked: { en: 'No Python here', ko: 'Python을 쓸 수 없어요' },
  numpy: { en: 'numpy {version}', ko: 'numpy {version}' },
  small: { en: 'a small numpy of our own', ko: '직접 만든 작은 numpy' },
  smallMeans: {
    en: 'This server has no NumPy, so what is imported is a small part of it: arrays of one or two dimensions and what these functions need. What is missing says so.',
    ko: '이 서버에는 NumPy가 없어서 일부만 담은 작은 것을 불러와요. 1차원과 2차원 배열, 그리고 이 함수들에 필요한 것이 들어 있고, 없는 것은 없다고 알려 줘요.',
  },
  reset: { en: 'Back to the start', ko: '처음 코드로' },
  stop: { en: 'Stop', ko: '멈춤' },
  run: { en: 'Run', ko: '실행' },
  output: { en: 'Output', ko: '출력' },
  nothing: { en: 'Nothing was printed yet.', ko: '아직 출력이 없어요.' },
  cut: { en: 'The rest is left out: that was a lot.', ko: '출력이 너무 많아서 나머지는 줄였어요.' },
  stopped: { en: 'Stopped. Python starts anew.', ko: '멈췄어요. Python을 새로 시작해요.' },
  tooLong: {
    en: 'It was still running after {seconds} seconds, so it was stopped. Is there a loop that never ends?',
    ko: '{seconds}초가 지나도 끝나지 않아서 멈췄어요. 끝나지 않는 반복이 있나요?',
  },
  blockedMeans: {
    en: 'Python does not start in this browser, or it does not come through. The same exercise goes with numbers: work out both losses and type them in.',
    ko: '이 브라우저에서 Python이 시작되지 않거나 받아지지 않아요. 같은 문제를 숫자로 풀 수 있어요. 두 손실을 구해서 적어 주세요.',
  },
  retry: { en: 'Try Python again', ko: 'Python 다시 시도' },
  tests: { en: 'Visible tests', ko: '보이는 시험' },
  hiddenTests: { en: 'Hidden tests', ko: '숨은 시험' },
  passed: { en: '{passed} of {total} pass', ko: '{passed} / {total} 통과' },
  yours: { en: 'yours', ko: '내 값' },
  right: { en: 'right', ko: '맞는 값' },
  pass: { en: 'passes', ko: '통과' },
  fail: { en: 'does not pass', ko: '통과 못 함' },
  sealed: {
    en: {
      by: 'count',
      one: '{count} hidden test opens once all the visible ones pass',
      other: '{count} hidden tests open once all the visible ones pass',
    },
    ko: '숨은 시험 {count}개는 보이는 시험을 모두 통과하면 열려요',
  },
  class: { en: 'Our class', ko: '우리 반' },
  nobody: { en: 'Nobody’s name, and no order', ko: '누가 먼저인지는 보이지 않아요' },
  hiddenToo: { en: 'the hidden tests, too', ko: '숨은 시험까지' },
  of: { en: '{count} of {all}', ko: '{count} / {all}명' },
  share: {
    en: 'The class may see my code',
    ko: '내 풀이를 우리 반에 보여 줘도 돼요',
  },
  shareMeans: {
    en: 'Until then nobody but you sees it.',
    ko: '고르기 전에는 나만 볼 수 있어요.',
  },
  numbers: { en: 'Solve with numbers', ko: '숫자로 풀기' },
  code: { en: 'Solve in code', ko: '코드로 풀기' },
  cannot: { en: 'Does code not run on this device?', ko: '코드가 안 돌아가는 기기인가요?' },
  notYet: {
    en: 'Not yet. Square each difference and take the mean; then minus the logarithm of the right class.',
    ko: '아직이에요. 차이를 하나씩 제곱해 평균을 내고, 정답 칸의 로그에 −를 붙여 보세요.',
  },
  answer: { en: 'y = [{values}]', ko: 'y = [{values}]' },
  target: { en: 't = [{values}]', ko: 't = [{values}]' },
  all: {
    en: 'Everything passes. Your code does it for one sample and for a batch.',
    ko: '모두 통과했어요. 표본 하나도, 배치도 이 코드로 돼요.',
  },
  solutions: { en: 'Shared solutions', ko: '보여 줘도 되는 풀이' },
  noSolutions: {
    en: 'Nobody has shared their code yet.',
    ko: '아직 풀이를 보여 주겠다고 한 사람이 없어요.',
  },
  show: { en: 'Show', ko: '무대에 올리기' },
  hide: { en: 'Take it down', ko: '내리기' },
  shownBy: { en: 'Written by {name}', ko: '{name} 님의 풀이' },
  showOf: { en: 'Show what {name} wrote', ko: '{name} 님의 풀이를 무대에 올리기' },
} as const;

/** What is said of a result that no known slip leads to. */
export const advice = {
  missing: {
    en: 'There is no function {calls} to call. Keep its name, and define it at the left margin.',
    ko: '부를 함수 {calls}가 없어요. 이름을 그대로 두고, 줄 맨 앞에서 def로 정의해 주세요.',
  },
  none: {
    en: '{calls} gives None: it has no return. print shows a number, return hands it on.',
    ko: '{calls}의 결과가 None이에요. return이 없네요. print는 보여 주기만 하고, return이 값을 돌려줘요.',
  },
  nan: {
    en: 'nan means “not a number”. Where y is 0, log(0) is −∞, and 0 × (−∞) has no value. Add a very small number inside the logarithm: 1e-7.',
    ko: 'nan은 “수가 아니다”라는 뜻이에요. y가 0이면 log(0)은 −∞이고, 0 × (−∞)는 값이 정해지지 않아요. log 안에 1e-7처럼 아주 작은 수를 더해 보세요.',
  },
  inf: {
    en: 'The right class got 0, and the logarithm of 0 is −∞. Add a very small number inside it: 1e-7.',
    ko: '정답 칸이 0이라 log(0)이 −∞가 됐어요. log 안에 1e-7처럼 아주 작은 수를 더해 보세요.',
  },
  array: {
    en: '{calls} gives an array of shape ({shape}) instead of one number. A loss is one number: sum over the classes, then take the mean over the rows. Look at the axis.',
    ko: '{calls}가 수 하나가 아니라 모양이 ({shape})인 배열을 내놓아요. 손실은 수 하나예요. 칸은 더하고, 행은 평균을 내요. axis를 살펴보세요.',
  },
  other: {
    en: '{calls} gives something of the type {name} instead of a number.',
    ko: '{calls}가 수가 아니라 {name} 값을 내놓아요.',
  },
  error: {
    en: 'Line {line}: {name}. {message}',
    ko: '{line}번째 줄에서 {name}. {message}',
  },
  stray: {
    en: '{name}. {message}',
    ko: '{name}. {message}',
  },
  unknown: {
    en: 'Not yet: {calls} should give {gives} here.',
    ko: '아직이에요. 여기서 {calls}의 값은 {gives}여야 해요.',
  },
} as const;
