import type { Sentence } from '../../locale.ts';
import type { ActivationName } from '../activations.ts';

/** What a page says of an activation function; formulas and range are LaTeX. */
export interface ActivationText {
  readonly name: Sentence;
  readonly formula: string;
  readonly derivative: string;
  readonly range: string;
  /** How steep it is. */
  readonly slope: Sentence;
  /** What it costs to compute. */
  readonly cost: Sentence;
  /** What the lecture says of it. */
  readonly lecture: Sentence;
}

export const activationTexts: Readonly<Record<ActivationName, ActivationText>> = {
  identity: {
    name: { en: 'Identity (linear)', ko: '항등 함수(선형)' },
    formula: 'h(a) = a',
    derivative: "h'(a) = 1",
    range: '(-\\infty, \\infty)',
    slope: { en: '1 everywhere', ko: '어디서나 1' },
    cost: { en: 'nothing', ko: '없음' },
    lecture: {
      en: 'It passes every value on unchanged. Stack as many such layers as you like: y = a(a(a(x))) is still a³x, which one layer could do alone. Its derivative is a constant, whatever the input was.',
      ko: '받은 값을 그대로 내보내요. 이런 층은 아무리 쌓아도 y = a(a(a(x))), 곧 a³x라서 층 하나로도 할 수 있어요. 도함수 값도 입력과 상관없이 늘 같아요.',
    },
  },
  step: {
    name: { en: 'Binary step', ko: '계단 함수' },
    formula: 'h(a) = \\begin{cases} 1 & a > 0 \\\\ 0 & a \\le 0 \\end{cases}',
    derivative: "h'(a) = 0 \\quad (a \\ne 0)",
    range: '\\{0, 1\\}',
    slope: { en: '0 on both sides of the jump', ko: '계단 양쪽 모두 0' },
    cost: { en: 'one comparison', ko: '비교 한 번' },
    lecture: {
      en: 'It gives 1 above the threshold and 0 otherwise, as the single perceptron did. Non-linear problems and more than two classes are beyond it, and with a slope of 0 there is nothing for backpropagation to follow.',
      ko: '임계값을 넘으면 1, 넘지 못하면 0을 내보내요. 단일 퍼셉트론이 쓰던 함수예요. 이것만으로는 비선형 문제나 다중 분류를 풀 수 없고, 도함수 값이 0이라서 역전파도 할 수 없어요.',
    },
  },
  sigmoid: {
    name: { en: 'Sigmoid', ko: '시그모이드' },
    formula: 'h(a) = \\sigma(a) = \\frac{1}{1 + e^{-a}}',
    derivative: "h'(a) = \\sigma(a)\\,(1 - \\sigma(a))",
    range: '(0, 1)',
    slope: { en: 'at most 0.25, at 0', ko: '0에서 최대 0.25' },
    cost: { en: 'one exp', ko: 'exp 한 번' },
    lecture: {
      en: 'Its output stays between 0 and 1, so gradients do not explode, and its derivative is simple. But it is flat at both ends: through many layers the gradient vanishes. And exp is costly.',
      ko: '출력이 0과 1 사이에 머물러서 기울기가 폭발하지 않고, 미분 식도 단순해요. 하지만 양 끝이 평평해서 층이 깊어지면 기울기가 사라져요. exp 계산도 비싼 편이에요.',
    },
  },
  tanh: {
    name: { en: 'Tanh', ko: '하이퍼볼릭 탄젠트' },
    formula: 'h(a) = \\tanh(a) = \\frac{e^{a} - e^{-a}}{e^{a} + e^{-a}}',
    derivative: "h'(a) = 1 - \\tanh^2(a)",
    range: '(-1, 1)',
    slope: { en: 'at most 1, at 0', ko: '0에서 최대 1' },
    cost: { en: 'one exp', ko: 'exp 한 번' },
    lecture: {
      en: 'Its strengths and weaknesses are those of the sigmoid: bounded, but flat at both ends, where the gradient vanishes. Being centred on 0 and up to four times as steep, it loses a little less.',
      ko: '장단점이 시그모이드와 비슷해요. 범위가 정해져 있지만 양 끝이 평평해서 기울기가 사라져요. 0이 가운데에 있고 도함수 값이 최대 네 배 커서 조금 덜 사라질 뿐이에요.',
    },
  },
  relu: {
    name: { en: 'ReLU', ko: 'ReLU' },
    formula: 'h(a) = \\max(0, a)',
    derivative: "h'(a) = \\begin{cases} 1 & a > 0 \\\\ 0 & a \\le 0 \\end{cases}",
    range: '[0, \\infty)',
    slope: { en: '0 or 1', ko: '0 또는 1' },
    cost: { en: 'one comparison', ko: '비교 한 번' },
    lecture: {
      en: 'An improved linear function, and the one used most today; it did well in CNNs. Like the brain, it ignores some signals and passes on others. It is not linear, lets gradients through undiminished, and costs next to nothing. At 0 it has no derivative: 0 is taken.',
      ko: '선형 함수를 개선한 것으로, 오늘날 가장 많이 써요. CNN에서 좋은 성능을 보였어요. 뇌처럼 어떤 신호는 무시하고 어떤 신호는 받아들여요. 비선형이면서 기울기를 줄이지 않고 흘려보내고, 계산도 거의 들지 않아요. 0에서는 미분할 수 없어서 도함수 값을 0으로 정해요.',
    },
  },
  'leaky-relu': {
    name: { en: 'Leaky ReLU', ko: '리키 ReLU' },
    formula: 'h(a) = \\begin{cases} a & a > 0 \\\\ \\alpha a & a \\le 0 \\end{cases}',
    derivative: "h'(a) = \\begin{cases} 1 & a > 0 \\\\ \\alpha & a \\le 0 \\end{cases}",
    range: '(-\\infty, \\infty)',
    slope: { en: 'α or 1', ko: 'α 또는 1' },
    cost: { en: 'one comparison', ko: '비교 한 번' },
    lecture: {
      en: 'A ReLU that lets a little through below 0 too, so that a neuron stuck on the negative side can still learn.',
      ko: '0 아래에서도 조금은 흘려보내는 ReLU예요. 그래서 음수 쪽에 머문 뉴런도 계속 배울 수 있어요.',
    },
  },
  elu: {
    name: { en: 'ELU', ko: 'ELU' },
    formula: 'h(a) = \\begin{cases} a & a > 0 \\\\ \\alpha\\,(e^{a} - 1) & a \\le 0 \\end{cases}',
    derivative: "h'(a) = \\begin{cases} 1 & a > 0 \\\\ \\alpha\\,e^{a} & a \\le 0 \\end{cases}",
    range: '(-\\alpha, \\infty)',
    slope: { en: 'near 0 far below 0, and 1 above it', ko: '음수 쪽 멀리서는 0에 가깝고 양수에서는 1' },
    cost: { en: 'one exp below 0', ko: '음수일 때만 exp 한 번' },
    lecture: {
      en: 'A ReLU that bends smoothly towards −α instead of breaking off at 0. Outputs average closer to 0, at the price of an exp on the negative side, where the gradient fades.',
      ko: '0에서 꺾이는 대신 −α를 향해 부드럽게 휘는 ReLU예요. 출력의 평균이 0에 더 가까워지지만, 음수 쪽에서는 exp를 계산해야 하고 기울기도 점점 사라져요.',
    },
  },
  swish: {
    name: { en: 'Swish', ko: '스위시' },
    formula: 'h(a) = a\\,\\sigma(a)',
    derivative: "h'(a) = \\sigma(a) + a\\,\\sigma(a)\\,(1 - \\sigma(a))",
    range: '[-0.28, \\infty)',
    slope: { en: 'from −0.10 to 1.10', ko: '−0.10에서 1.10까지' },
    cost: { en: 'one exp', ko: 'exp 한 번' },
    lecture: {
      en: 'The value times its own sigmoid: close to ReLU far from 0, but smooth, with a shallow dip below it. The gradient flows almost everywhere, for one exp per neuron.',
      ko: '값에 그 값의 시그모이드를 곱해요. 0에서 멀면 ReLU와 비슷하지만 매끄럽고, 0 아래에 얕은 골이 있어요. 뉴런마다 exp 한 번을 들여서 거의 어디서나 기울기가 흘러요.',
    },
  },
  softmax: {
    name: { en: 'Softmax', ko: '소프트맥스' },
    formula: 'h(a)_k = \\frac{e^{a_k}}{\\sum_j e^{a_j}}',
    derivative: '\\frac{\\partial h_k}{\\partial a_j} = h_k\\,(\\delta_{kj} - h_j)',
    range: '(0, 1)',
    slope: {
      en: 'at most 0.25; every output affects the others',
      ko: '최대 0.25, 출력끼리 서로 영향을 줘요',
    },
    cost: { en: 'one exp per output, and their sum', ko: '출력마다 exp 한 번, 그리고 합' },
    lecture: {
      en: 'It turns all outputs together into shares of 1, to be read as the probability of each class: when one rises, the others fall. It belongs on the output layer, with cross-entropy as the loss.',
      ko: '출력 전체를 합이 1인 비율로 바꿔서 클래스마다의 확률로 읽을 수 있게 해요. 하나가 오르면 나머지는 내려가요. 출력층에서 교차 엔트로피 손실과 함께 써요.',
    },
  },
};
