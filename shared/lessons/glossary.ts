import type { Words } from '../workshop/model/question.ts';

/** One word of the course: what it is called, and what it means, in a sentence. */
export interface Entry {
  readonly term: Words;
  readonly means: Words;
  /** The lecture's section. */
  readonly section: string;
}

/** The words of the course, in the order they come up; every activity names those it uses. */
export const glossary = {
  input: {
    term: { en: 'input', ko: '입력' },
    means: { en: 'The numbers that go into the network: x.', ko: '신경망에 넣는 수예요. x로 적어요.' },
    section: '1.1',
  },
  output: {
    term: { en: 'output', ko: '출력' },
    means: { en: 'The numbers that the last layer gives: y.', ko: '마지막 층이 내놓는 수예요. y로 적어요.' },
    section: '1.1',
  },
  neuron: {
    term: { en: 'neuron', ko: '뉴런' },
    means: {
      en: 'It multiplies what comes in by its weights, adds them up with its bias, and puts the sum through its activation function.',
      ko: '들어온 값에 가중치를 곱해 더하고, 편향까지 더한 합을 활성화 함수에 넣어요.',
    },
    section: '1.1',
  },
  layer: {
    term: { en: 'layer', ko: '층' },
    means: {
      en: 'Neurons side by side, all fed by the layer before.',
      ko: '앞 층의 값을 함께 받는 뉴런들의 한 줄이에요.',
    },
    section: '1.1',
  },
  'hidden-layer': {
    term: { en: 'hidden layer', ko: '은닉층' },
    means: {
      en: 'A layer between the input and the output.',
      ko: '입력층과 출력층 사이에 있는 층이에요.',
    },
    section: '1.1',
  },
  perceptron: {
    term: { en: 'perceptron', ko: '퍼셉트론' },
    means: {
      en: 'One neuron with the step function: it passes on 0 or 1.',
      ko: '계단 함수를 쓰는 뉴런 하나예요. 0이나 1만 내보내요.',
    },
    section: '1.1',
  },
  parameter: {
    term: { en: 'parameter', ko: '파라미터' },
    means: {
      en: 'A number that training may change: a weight or a bias.',
      ko: '학습하면서 바뀌는 수예요. 가중치와 편향이 여기에 들어가요.',
    },
    section: '1.4',
  },
  weight: {
    term: { en: 'weight', ko: '가중치' },
    means: {
      en: 'How much what comes in along a line counts.',
      ko: '선을 따라 들어온 값을 얼마나 크게 칠지 정하는 수예요.',
    },
    section: '1.4',
  },
  bias: {
    term: { en: 'bias', ko: '편향' },
    means: {
      en: 'What a neuron adds to its sum, whatever comes in.',
      ko: '무엇이 들어오든 뉴런이 합에 더하는 수예요.',
    },
    section: '1.4',
  },
  activation: {
    term: { en: 'activation function', ko: '활성화 함수' },
    means: {
      en: 'It turns a neuron’s sum a into what it passes on, z.',
      ko: '뉴런의 합 a를 다음으로 보낼 값 z로 바꿔요.',
    },
    section: '1.2',
  },
  step: {
    term: { en: 'step function', ko: '계단 함수' },
    means: {
      en: '1 above 0, and otherwise 0; at 0 it is 0.',
      ko: '0보다 크면 1, 아니면 0이에요. 0에서는 0이에요.',
    },
    section: '1.2.2',
  },
  sigmoid: {
    term: { en: 'sigmoid', ko: '시그모이드' },
    means: {
      en: 'It bends any number smoothly into one between 0 and 1.',
      ko: '어떤 수든 0과 1 사이로 부드럽게 눌러 담아요.',
    },
    section: '1.2.3',
  },
  gate: {
    term: { en: 'gate', ko: '게이트' },
    means: {
      en: 'It answers two inputs of 0 or 1 with 0 or 1, as AND, OR, NAND and XOR do.',
      ko: '0이나 1인 입력 둘을 받아 0이나 1로 답해요. AND, OR, NAND, XOR가 그래요.',
    },
    section: '1.1',
  },
  boundary: {
    term: { en: 'decision boundary', ko: '결정 경계' },
    means: {
      en: 'Where the answer changes; of one neuron with two inputs it is the straight line a = 0.',
      ko: '답이 바뀌는 자리예요. 입력이 둘인 뉴런 하나라면 a = 0인 직선이에요.',
    },
    section: '1.1',
  },
  'linearly-separable': {
    term: { en: 'linearly separable', ko: '선형 분리' },
    means: {
      en: 'Points of two kinds that one straight line can keep apart.',
      ko: '두 종류의 점을 직선 하나로 나눌 수 있다는 뜻이에요.',
    },
    section: '1.1',
  },
  target: {
    term: { en: 'target', ko: '타깃' },
    means: { en: 'What should come out: t.', ko: '나오기를 바라는 값이에요. t로 적어요.' },
    section: '1.4',
  },
  mapping: {
    term: { en: 'mapping', ko: '매핑' },
    means: {
      en: 'How the network turns an input into an output.',
      ko: '신경망이 입력을 출력으로 이어 주는 관계예요.',
    },
    section: '1.4',
  },
  'forward-pass': {
    term: { en: 'forward pass', ko: '순전파' },
    means: {
      en: 'Calculating layer by layer from the input to the output.',
      ko: '입력에서 출력까지 층을 차례로 계산하는 일이에요.',
    },
    section: '1.5',
  },
  loss: {
    term: { en: 'loss', ko: '손실' },
    means: {
      en: 'How far the output is from the target, as one number.',
      ko: '출력이 타깃에서 얼마나 벗어났는지 나타내는 수 하나예요.',
    },
    section: '1.4',
  },
  backpropagation: {
    term: { en: 'backpropagation', ko: '역전파' },
    means: {
      en: 'Working back from the loss to how much each weight had a part in it.',
      ko: '손실에서 거꾸로 가며 가중치마다 몫이 얼마인지 구하는 일이에요.',
    },
    section: '1.4',
  },
  training: {
    term: { en: 'training', ko: '학습' },
    means: {
      en: 'Changing the weights and biases again and again so that the loss goes down.',
      ko: '손실이 줄도록 가중치와 편향을 되풀이해서 고치는 일이에요.',
    },
    section: '1.5',
  },
  gradient: {
    term: { en: 'gradient', ko: '기울기' },
    means: {
      en: 'How the loss moves when a parameter is moved a little.',
      ko: '파라미터를 조금 움직일 때 손실이 얼마나 움직이는지예요.',
    },
    section: '1.5',
  },
  optimizer: {
    term: { en: 'optimizer', ko: '옵티마이저' },
    means: {
      en: 'The rule that changes the weights by their gradients.',
      ko: '기울기를 보고 가중치를 어떻게 고칠지 정하는 규칙이에요.',
    },
    section: '1.4',
  },
  'learning-rate': {
    term: { en: 'learning rate', ko: '학습률' },
    means: {
      en: 'How long a step is: η times the gradient.',
      ko: '한 번에 얼마나 갱신할지를 정해요. 기울기에 η를 곱해요.',
    },
    section: '1.5',
  },
  epoch: {
    term: { en: 'epoch', ko: '에폭' },
    means: {
      en: 'Once through all samples.',
      ko: '모든 표본을 한 번씩 다 본 만큼이에요.',
    },
    section: '1.5',
  },
  linear: {
    term: { en: 'linear', ko: '선형' },
    means: {
      en: 'It only multiplies and adds; of one number, a straight line.',
      ko: '곱하고 더하기만 한다는 뜻이에요. 수 하나라면 직선이에요.',
    },
    section: '1.2.1',
  },
  nonlinear: {
    term: { en: 'nonlinear', ko: '비선형' },
    means: {
      en: 'Not a straight line: it cannot be done by multiplying and adding alone.',
      ko: '직선이 아니라는 뜻이에요. 곱하고 더하는 것만으로는 만들 수 없어요.',
    },
    section: '1.2.1',
  },
  tanh: {
    term: { en: 'tanh', ko: 'tanh' },
    means: {
      en: 'It bends any number smoothly into one between −1 and 1.',
      ko: '어떤 수든 −1과 1 사이로 부드럽게 눌러 담아요.',
    },
    section: '1.2.4',
  },
  relu: {
    term: { en: 'ReLU', ko: 'ReLU' },
    means: {
      en: 'It lets through what is above 0, and makes 0 of the rest.',
      ko: '0보다 큰 값은 그대로 보내고 나머지는 0으로 만들어요.',
    },
    section: '1.2.5',
  },
  derivative: {
    term: { en: 'derivative', ko: '도함수' },
    means: {
      en: 'The slope of a curve at each of its points.',
      ko: '곡선의 점마다 기울기가 얼마인지 알려 주는 함수예요.',
    },
    section: '1.2.5',
  },
  'vanishing-gradient': {
    term: { en: 'vanishing gradient', ko: '기울기 소실' },
    means: {
      en: 'Layer by layer backwards the gradient shrinks, until the first layers hardly learn.',
      ko: '거꾸로 갈수록 기울기가 작아져서 앞쪽 층이 거의 배우지 못하는 일이에요.',
    },
    section: '1.2.3',
  },
  'exploding-gradient': {
    term: { en: 'exploding gradient', ko: '기울기 폭발' },
    means: {
      en: 'Layer by layer backwards the gradient grows beyond measure.',
      ko: '거꾸로 갈수록 기울기가 걷잡을 수 없이 커지는 일이에요.',
    },
    section: '1.2.3',
  },
  matrix: {
    term: { en: 'matrix', ko: '행렬' },
    means: {
      en: 'Numbers in rows and columns.',
      ko: '수를 행과 열에 맞춰 늘어놓은 표예요.',
    },
    section: '1.3',
  },
  shape: {
    term: { en: 'shape', ko: '모양' },
    means: {
      en: 'How many rows and columns there are: 2×3.',
      ko: '행과 열이 몇 개인지예요. 2×3처럼 적어요.',
    },
    section: '1.3',
  },
  'matrix-product': {
    term: { en: 'matrix product', ko: '행렬의 곱' },
    means: {
      en: 'Every row of the left with every column of the right: multiplied pair by pair and added up.',
      ko: '왼쪽의 행과 오른쪽의 열을 하나씩 짝지어 곱하고 모두 더해요.',
    },
    section: '1.3',
  },
  accuracy: {
    term: { en: 'accuracy', ko: '정확도' },
    means: {
      en: 'The share of answers that are right.',
      ko: '맞은 답이 차지하는 비율이에요.',
    },
    section: '2.1',
  },
  mse: {
    term: { en: 'mean squared error', ko: '평균 제곱 오차' },
    means: {
      en: 'The mean of the squared differences between output and target.',
      ko: '출력과 타깃의 차이를 제곱해서 평균 낸 손실이에요.',
    },
    section: '2.2.1',
  },
  'cross-entropy': {
    term: { en: 'cross-entropy', ko: '교차 엔트로피' },
    means: {
      en: 'How surprising the right class is for the output: the smaller its share, the larger the loss.',
      ko: '정답 칸의 출력만 보는 손실이에요. 그 값이 작을수록 커져요.',
    },
    section: '2.2.2',
  },
  'one-hot': {
    term: { en: 'one-hot', ko: '원-핫' },
    means: {
      en: 'A target with 1 at the right class and 0 at every other.',
      ko: '정답 칸만 1이고 나머지는 모두 0인 타깃이에요.',
    },
    section: '2.2.2',
  },
  inference: {
    term: { en: 'inference', ko: '추론' },
    means: {
      en: 'Using a network as it is: forward passes alone, nothing is changed.',
      ko: '신경망을 있는 그대로 쓰는 일이에요. 앞으로만 계산하고 아무것도 바꾸지 않아요.',
    },
    section: '1',
  },
  initialization: {
    term: { en: 'initialization', ko: '초기화' },
    means: {
      en: 'The weights and biases that training starts from.',
      ko: '학습을 시작할 때의 가중치와 편향을 정하는 일이에요.',
    },
    section: '1',
  },
  batch: {
    term: { en: 'batch', ko: '배치' },
    means: {
      en: 'Several samples that are worked on together: one a row.',
      ko: '한꺼번에 다루는 표본 묶음이에요. 표본 하나가 한 행이에요.',
    },
    section: '2.3',
  },
} as const satisfies Record<string, Entry>;

export type GlossaryWord = keyof typeof glossary;

export const glossaryWords = Object.keys(glossary) as GlossaryWord[];
