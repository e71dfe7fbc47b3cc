import type { Sentence } from '#shared/locale.ts';

/** What the modes are called, and what their guides say. */
export const modes = {
  'guide.input': { en: 'Input', ko: '입력' },
  'guide.signal': {
    en: 'enters on the left and leaves as y on the right. Each line is one weight. Thicker means larger.',
    ko: '값이 왼쪽에서 들어와 오른쪽 y까지 가요. 선 하나가 가중치 하나이고, 굵을수록 값이 커요.',
  },
  'guide.neuron': {
    en: 'A neuron adds up what comes in and its bias to get a, then an activation function turns it into z.',
    ko: '뉴런은 들어온 신호와 편향을 모두 더해 a를 만들고, 활성화 함수를 거쳐 z로 내보내요.',
  },
  'guide.pick': { en: 'Pick up a line or a bias', ko: '선이나 편향 하나를 골라 잡기' },
  'guide.move': { en: 'Move it and watch the loss', ko: '움직이며 손실 살펴보기' },
  'guide.goal': { en: 'Together, bring the loss under {goal}', ko: '함께 손실을 {goal} 아래로' },
  'guide.title-any': { en: 'A signal through the network', ko: '신경망을 지나는 신호' },
  'guide.train.title': { en: 'Down along the slope', ko: '기울기를 따라 내려가기' },
  'guide.train.slope': {
    en: 'The gradient ∂L/∂w says how the loss changes when a weight goes up a little. One step moves every weight a little against its own.',
    ko: '기울기 ∂L/∂w는 가중치를 조금 올릴 때 손실이 얼마나 변하는지 알려 줘요. 한 걸음마다 모든 가중치가 제 기울기의 반대쪽으로 조금씩 움직여요.',
  },
  'guide.train.rate': {
    en: 'The learning rate says how far. Too small and nothing seems to happen; too large and it leaps over the valley.',
    ko: '얼마나 움직일지는 학습률이 정해요. 너무 작으면 제자리걸음이고, 너무 크면 골짜기를 건너뛰어요.',
  },
  'guide.train.step': { en: 'Take one step and watch the loss', ko: '한 걸음 떼고 손실 살펴보기' },
  'guide.train.goal': {
    en: 'Train until the loss is under {goal}',
    ko: '손실이 {goal} 아래로 갈 때까지 학습하기',
  },
  'guide.train.rate-try': {
    en: 'Try another learning rate',
    ko: '학습률을 바꿔 다시 해 보기',
  },
  'guide.data.title': { en: 'The data make the problem', ko: '데이터가 문제를 정해요' },
  'guide.data.line': {
    en: 'A single neuron parts the plane with a straight line: enough for AND, OR and NAND. The four points of XOR need a hidden layer.',
    ko: '뉴런 하나는 평면을 직선으로 나눠요. AND, OR, NAND는 그걸로 충분하지만 XOR의 네 점을 나누려면 은닉층이 있어야 해요.',
  },
  'guide.data.boundary': {
    en: 'The loss is the mean over all samples. The diagram shows one of them; pick another on the map.',
    ko: '손실은 모든 표본의 평균이에요. 신경망 그림에는 그중 하나가 들어가 있고, 지도에서 다른 표본을 고를 수 있어요.',
  },
  'guide.data.choose': { en: 'Choose a data set', ko: '데이터 하나 고르기' },
  'guide.data.show': { en: 'Put another sample into the diagram', ko: '다른 표본을 그림에 넣어 보기' },
  'guide.data.point': { en: 'Put a point of the class’s own', ko: '우리 점 하나 찍어 보기' },
  'guide.network.title': { en: 'Count the parameters', ko: '파라미터를 세어 봐요' },
  'guide.network.count': {
    en: 'Between n and m units there are n × m weights, and m biases. That makes {count} in all here.',
    ko: '뉴런 n개와 m개 사이에는 가중치가 n×m개, 편향이 m개 있어요. 여기서는 모두 {count}개예요.',
  },
  'guide.network.linear': {
    en: 'With the identity everywhere, any number of layers is worth no more than one. It takes something curved in between.',
    ko: '활성화 함수가 모두 항등이면 층을 아무리 쌓아도 층 하나와 같아요. 사이에 휘어진 함수가 있어야 해요.',
  },
  'guide.network.layer': { en: 'Add a hidden layer or take one away', ko: '은닉층을 더하거나 빼 보기' },
  'guide.network.activation': {
    en: 'Give a hidden layer another activation',
    ko: '은닉층의 활성화 함수를 바꿔 보기',
  },
  'guide.network.small': { en: 'Bring the count under {goal}', ko: '파라미터를 {goal}개 아래로 줄여 보기' },

  'mode.label': { en: 'What to work on', ko: '무엇을 할까요' },
  'mode.hand': { en: 'By hand', ko: '손으로' },
  'mode.train': { en: 'Train', ko: '학습' },
  'mode.data': { en: 'Data', ko: '데이터' },
  'mode.network': { en: 'Network', ko: '신경망' },
  'mode.running': { en: 'training is running', ko: '학습이 돌아가는 중' },
  'mode.loading': { en: 'Opening the tools…', ko: '도구를 여는 중…' },
} as const satisfies Record<string, Sentence>;
