import { matrixProduct, type Shape, shapeProduct } from '../math/product.ts';
import { reshape } from '../math/reshape.ts';
import { type NetworkSpec, parameterCount } from '../math/shape.ts';
import { measureNow } from '../workshop/model/quantity.ts';
import type { Activity, ActivityBoard, Quantity, Reading, WrongAnswer } from './activity.ts';
import { contentOfBoard } from './boards.ts';
import { lectureNetwork, lectureStart } from './lecture-network.ts';

/** The lecture's example, X (1 × 2) and W (2 × 3). */
const x = [1, 2] as const;
const w = [
  [1, 2, 3],
  [4, 5, 6],
] as const;

/** Three neurons that do nothing but X·W. */
const product: ActivityBoard = {
  id: 'product',
  title: { en: 'X times W', ko: 'X 곱하기 W' },
  start: {
    network: { inputs: 2, layers: [{ units: 3, activation: 'identity' }] },
    loss: 'mse',
    parameters: [...w.flat(), 0, 0, 0],
    input: x,
    target: [0, 0, 0],
    data: { kind: 'sample' },
  },
  edits: { parameters: 'none', grants: [] },
};

const network: ActivityBoard = {
  id: 'network',
  title: { en: 'The shapes of a board', ko: '보드의 모양' },
  start: lectureStart,
  edits: { parameters: 'none', grants: ['network'] },
};

/** The lecture's network with so many neurons in its first hidden layer; what is new begins at 0. */
function widened(units: number) {
  const { network: before, parameters } = lectureNetwork;
  const after: NetworkSpec = {
    inputs: before.inputs,
    layers: before.layers.map((layer, index) => (index === 0 ? { ...layer, units } : layer)),
  };
  const fresh = new Float64Array(parameterCount(after));
  const from = before.layers.map((_, index) => index);
  return {
    kind: 'network',
    network: after,
    parameters: Array.from(reshape(before, parameters, after, from, fresh)),
  } as const;
}

const y = (unit: number): Reading => ({ what: 'output', unit });
const atStart = (quantity: Quantity) => measureNow(quantity, contentOfBoard(product));

/** The shape of a product as one number to choose by, its rows before its columns; 0 where there is none. */
function codeOf(left: Shape, right: Shape): number {
  const made = shapeProduct(left, right);
  return made.fits ? made.shape.reduce((sum, size) => 10 * sum + size, 0) : 0;
}

/** W's row `k` instead of its column, as far as X goes. */
function byRow(row: number): number {
  return matrixProduct([[...x]], [[w[row % 2]![0]], [w[row % 2]![1]]])[0]![0]!;
}

const outer = { left: [5, 4], right: [4, 3] } as const;
const outerShape = (() => {
  const made = shapeProduct(outer.left, outer.right);
  return made.fits ? made.shape : [];
})();

const wrong = (
  id: string,
  task: string,
  values: readonly number[],
  says: WrongAnswer['says'],
): WrongAnswer => ({
  id,
  on: 'task',
  task,
  recognises: (tried) => tried.values.every((value, index) => Math.abs(value - values[index]!) < 1e-6),
  says,
  example: [{ task, values }],
});

const only = (value: number) => ({ least: value, most: value });

/** (a×b)·(c×d): when two tables can be multiplied, what comes out, and where a network does it. */
export const matrixShapes: Activity = {
  id: 'matrix-shapes',
  section: '1.3',
  minutes: 15,
  boards: [product, network],
  title: { en: 'Shapes that fit', ko: '맞물리는 모양' },
  goal: {
    en: 'Say what shape a product has, work out its cells, and find the shapes in a network.',
    ko: '곱의 모양을 말하고, 칸을 셈하고, 신경망에서 그 모양을 찾아요.',
  },
  steps: [
    {
      id: 'rule',
      title: { en: 'Does the gate open?', ko: '문이 열릴까요?' },
      says: [
        {
          en: 'A product of two tables works only when the inner sizes agree: $(a \\times b) \\cdot (c \\times d)$ needs $b = c$.',
          ko: '두 표는 안쪽 두 수가 같아야 곱할 수 있어요. $(a \\times b) \\cdot (c \\times d)$라면 $b = c$여야 해요.',
        },
        {
          en: 'Change any of the four sizes and see when the gate opens.',
          ko: '네 수를 바꿔 가며 문이 언제 열리는지 살펴보세요.',
        },
      ],
      board: 'product',
      asks: 'same-shape',
    },
    {
      id: 'outer',
      title: { en: 'What is left', ko: '바깥에 남는 수' },
      says: [
        {
          en: 'The two inner numbers are used up. What is left is the outer pair: $a \\times d$.',
          ko: '안쪽 두 수는 짝을 지어 없어지고, 바깥 두 수 $a \\times d$만 남아요.',
        },
      ],
      hint: {
        en: 'Set the gate to these four sizes and read what comes out.',
        ko: '네 수를 문에 그대로 넣고, 나오는 모양을 읽어 보세요.',
      },
      board: 'product',
      tasks: ['outer'],
    },
    {
      id: 'cells',
      title: { en: 'One cell at a time', ko: '한 칸씩' },
      says: [
        {
          en: 'A cell of $Y = XW$ is where a row of $X$ crosses a column of $W$: multiply them pair by pair, add it all up.',
          ko: '$Y = XW$의 한 칸은 $X$의 행과 $W$의 열이 만나는 자리예요. 짝끼리 곱해서 모두 더해요.',
        },
      ],
      board: 'product',
      asks: 'third',
      tasks: ['cells'],
    },
    {
      id: 'one-axis',
      title: { en: 'With one axis only', ko: '축이 하나일 때' },
      says: [
        {
          en: 'A plain list such as $[1, 2]$ has one size and no rows: its shape is (2,). The rule for the inner numbers is the same.',
          ko: '$[1, 2]$ 같은 목록은 행이 없고 수가 하나뿐이에요. 모양을 (2,)라고 적어요. 안쪽 수의 규칙은 그대로예요.',
        },
      ],
      board: 'product',
      asks: 'list',
    },
    {
      id: 'network',
      title: { en: 'On a real board', ko: '실제 보드에서' },
      says: [
        {
          en: 'The same gate, three times over, and a bias after each. Every inner pair agrees; that is why the signal gets through.',
          ko: '같은 문이 세 번 이어지고, 그때마다 편향을 더해요. 안쪽 두 수가 모두 같아서 신호가 끝까지 가요.',
        },
      ],
      board: 'network',
      asks: 'fourth-neuron',
    },
    {
      id: 'defend',
      title: { en: 'Choose and defend', ko: '고르고 말하기' },
      says: [
        {
          en: 'With 100 samples, $X$ can be one row a hundred times over, or one table of 100 rows.',
          ko: '표본이 100개라면, $X$를 한 행씩 백 번 넣을 수도 있고 100행짜리 표로 한 번에 넣을 수도 있어요.',
        },
      ],
      board: 'product',
      asks: 'defence',
    },
  ],
  seen: [
    {
      en: 'The inner numbers must be the same, the outer ones are the result. $XW = [[{y1}, {y2}, {y3}]]$, three neurons in one multiplication.',
      ko: '안쪽 두 수는 같아야 하고, 바깥 두 수가 결과의 모양이에요. $XW = [[{y1}, {y2}, {y3}]]$, 뉴런 셋을 곱셈 한 번으로 셈했어요.',
    },
    {
      en: 'However many neurons a layer has, it is one product and one bias. A whole network is a chain of gates that fit.',
      ko: '뉴런이 몇 개든 한 층은 곱 한 번에 편향 한 번이에요. 신경망은 맞물리는 문을 이어 놓은 줄이에요.',
    },
  ],
  words: ['matrix', 'shape', 'matrix-product', 'layer', 'weight', 'bias'],
  figures: {
    y1: { board: 'product', reads: y(0), decimals: 0 },
    y2: { board: 'product', reads: y(1), decimals: 0 },
    y3: { board: 'product', reads: y(2), decimals: 0 },
    rows: { board: 'network', reads: { what: 'count', of: 'units', layer: 1 }, decimals: 0 },
    columns: { board: 'network', reads: { what: 'count', of: 'units', layer: 2 }, decimals: 0 },
  },
  tasks: [
    {
      id: 'outer',
      title: {
        en: 'The shape of (5×4)·(4×3)',
        ko: '(5×4)·(4×3)의 모양',
      },
      kind: 'numbers',
      board: 'product',
      asks: [
        { en: 'rows', ko: '행' },
        { en: 'columns', ko: '열' },
      ],
      right: outerShape.map((value) => ({ what: 'value', value })),
      tolerance: 0,
    },
    {
      id: 'cells',
      title: { en: 'The first two cells of $XW$', ko: '$XW$의 앞 두 칸' },
      kind: 'numbers',
      board: 'product',
      asks: [
        { en: 'cell 1', ko: '1번 칸' },
        { en: 'cell 2', ko: '2번 칸' },
      ],
      right: [y(0), y(1)],
      tolerance: 0,
    },
  ],
  questions: [
    {
      id: 'same-shape',
      board: 'product',
      asks: {
        en: 'Two tables of the very same shape: (2×3)·(2×3). What comes out?',
        ko: '모양이 똑같은 두 표예요. (2×3)·(2×3)을 곱하면 무엇이 나올까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: '2×3', ko: '2×3' }, ...only(23) },
          { says: { en: '2×2', ko: '2×2' }, ...only(22) },
          { says: { en: 'It cannot be done', ko: '곱할 수 없어요' }, ...only(0) },
        ],
      },
      change: null,
      reads: { what: 'value', value: codeOf([2, 3], [2, 3]) },
      right: { en: '3 and 2 meet in the middle', ko: '가운데에서 3과 2가 만남' },
      slips: [
        {
          kind: 'cell-by-cell',
          leads: 0,
          name: { en: 'Cell by cell', ko: '칸끼리 곱한다고 봄' },
          says: {
            en: 'For adding, the same shape is just what it takes. This product pairs a row with a column, and here 3 meets 2.',
            ko: '더하기라면 모양이 같기만 하면 돼요. 행렬의 곱은 행과 열을 짝짓는데, 여기서는 3과 2가 만나요.',
          },
        },
        {
          kind: 'outer-only',
          leads: 1,
          name: { en: 'The outer pair alone', ko: '바깥 수만 봄' },
          says: {
            en: 'First the inner numbers have to agree, then the outer ones count. Turn the second table over, to 3×2, and it would be 2×2.',
            ko: '안쪽 두 수가 먼저 같아야 바깥 수를 볼 수 있어요. 둘째 표를 3×2로 뒤집으면 2×2가 돼요.',
          },
        },
      ],
      shows: {
        en: 'A row of the first has 3 numbers, a column of the second only 2. One number is left without a partner.',
        ko: '첫째 표의 행에는 수가 3개, 둘째 표의 열에는 2개뿐이에요. 짝이 없는 수가 하나 남아요.',
      },
    },
    {
      id: 'third',
      board: 'product',
      asks: {
        en: 'What is the third cell of $XW$?',
        ko: '$XW$의 셋째 칸은 얼마일까요?',
      },
      answer: { kind: 'number', tolerance: 0.1, least: 0, most: 30, step: 1, decimals: 0 },
      change: null,
      reads: y(2),
      right: { en: 'Row times the third column', ko: '행 × 셋째 열' },
      slips: [
        {
          kind: 'first-column',
          leads: y(0),
          name: { en: 'The first column, or 3 + 6', ko: '첫째 열, 또는 3 + 6' },
          says: {
            en: 'With the first column that is right, and 3 + 6 comes to it, too. The third cell is the third column, each number times its partner in $X$.',
            ko: '첫째 열이라면 맞아요. 3 + 6도 그 값이에요. 셋째 칸은 셋째 열의 수마다 $X$의 짝을 곱해서 더해요.',
          },
        },
        {
          kind: 'turned',
          leads: { what: 'value', value: x[1] * w[0][2] + x[0] * w[1][2] },
          name: { en: 'The second column, or partners swapped', ko: '둘째 열, 또는 짝을 바꿈' },
          says: {
            en: 'With the second column that is right; with the third it comes of swapped partners. The first of $X$ belongs to the top number.',
            ko: '둘째 열이라면 맞아요. 셋째 열이었다면 짝이 엇갈렸어요. $X$의 첫째 수는 열의 위쪽 수와 짝이에요.',
          },
        },
      ],
      shows: {
        en: 'Row by column: $1 \\times 3 + 2 \\times 6 = {y3}$. All of it is $[[{y1}, {y2}, {y3}]]$.',
        ko: '행과 열을 짝지으면 $1 \\times 3 + 2 \\times 6 = {y3}$, 모두 모으면 $[[{y1}, {y2}, {y3}]]$이에요.',
      },
    },
    {
      id: 'list',
      board: 'product',
      asks: {
        en: 'A list of shape (2,) times a table of shape (2, 3): what shape comes out?',
        ko: '모양이 (2,)인 목록에 (2, 3)인 표를 곱하면 어떤 모양이 나올까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: '(3,)', ko: '(3,)' }, ...only(3) },
          { says: { en: '(1, 3)', ko: '(1, 3)' }, ...only(13) },
          { says: { en: 'It cannot be done', ko: '곱할 수 없어요' }, ...only(0) },
        ],
      },
      change: null,
      reads: { what: 'value', value: codeOf([2], [2, 3]) },
      right: { en: 'A list comes out of a list', ko: '목록을 넣으면 목록이 나옴' },
      slips: [
        {
          kind: 'still-a-row',
          leads: 1,
          name: { en: 'A table of one row', ko: '한 행짜리 표로 봄' },
          says: {
            en: 'Of (1, 2) times (2, 3) that would be so. A plain list has no number of rows that it could hand on.',
            ko: '(1, 2)에 (2, 3)을 곱했다면 그래요. 목록은 넘겨줄 행의 수가 아예 없어요.',
          },
        },
        {
          kind: 'no-second-size',
          leads: 2,
          name: { en: 'A size is missing', ko: '수가 하나 모자란다고 봄' },
          says: {
            en: 'The rule only looks at the two numbers in the middle: 2 meets 2, and that is enough.',
            ko: '규칙은 가운데 두 수만 봐요. 2와 2가 만나니 그것으로 충분해요.',
          },
        },
      ],
      shows: {
        en: 'In the middle 2 meets 2. The list’s only number is used up, and (3,) is left.',
        ko: '가운데에서 2와 2가 만나요. 목록의 하나뿐인 수가 짝을 지어 없어지고 (3,)만 남아요.',
      },
    },
    {
      id: 'fourth-neuron',
      board: 'network',
      asks: {
        en: 'Hidden layer 1 gets a fourth neuron. What shape must $W^{(2)}$ have then?',
        ko: '은닉층 1에 넷째 뉴런이 생겨요. 그러면 $W^{(2)}$는 어떤 모양이어야 할까요?',
      },
      answer: {
        kind: 'choice',
        choices: [
          { says: { en: '3×2, as now', ko: '지금처럼 3×2' }, ...only(32) },
          { says: { en: '4×2', ko: '4×2' }, ...only(42) },
          { says: { en: '3×3', ko: '3×3' }, ...only(33) },
          { says: { en: '2×4', ko: '2×4' }, ...only(24) },
        ],
      },
      change: widened(4),
      reads: {
        what: 'sum',
        of: [
          [10, { what: 'count', of: 'units', layer: 1 }],
          [1, { what: 'count', of: 'units', layer: 2 }],
        ],
      },
      right: { en: 'A row for each neuron before', ko: '앞 층의 뉴런마다 한 행' },
      slips: [
        {
          kind: 'only-the-first',
          leads: 0,
          name: { en: 'Only W⁽¹⁾ changes', ko: 'W⁽¹⁾만 바뀐다고 봄' },
          says: {
            en: '$W^{(1)}$ does get a column. But then $z^{(1)}$ has four numbers, and each needs its row in $W^{(2)}$.',
            ko: '$W^{(1)}$에 열이 하나 생기는 것은 맞아요. 그러면 $z^{(1)}$이 네 개가 되니 $W^{(2)}$에도 행이 하나 더 있어야 해요.',
          },
        },
        {
          kind: 'a-column',
          leads: 2,
          name: { en: 'One column more', ko: '열이 하나 는다고 봄' },
          says: {
            en: 'A column is a neuron of the layer itself. The new one is in the layer before, and that is a row.',
            ko: '열은 그 층의 뉴런이에요. 새 뉴런은 앞 층에 있으니 행이 하나 늘어요.',
          },
        },
        {
          kind: 'turned-over',
          leads: 3,
          name: { en: 'Rows and columns swapped', ko: '행과 열을 바꿈' },
          says: {
            en: 'The right numbers the other way round: $z^{(1)}$ is 1×4, so 4 has to come first.',
            ko: '두 수는 맞는데 순서가 바뀌었어요. $z^{(1)}$이 1×4라서 4가 앞에 와야 해요.',
          },
        },
      ],
      shows: {
        en: 'Now $W^{(2)}$ is {rows}×{columns}: as many rows as $z^{(1)}$ has numbers.',
        ko: '이제 $W^{(2)}$는 {rows}×{columns}이에요. $z^{(1)}$에 있는 수만큼 행이 있어요.',
      },
    },
  ],
  goals: [
    {
      id: 'outer',
      says: { en: 'The shape of a product said', ko: '곱의 모양 말하기' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'outer' && right.every((one) => one)),
    },
    {
      id: 'cells',
      says: { en: 'Two cells worked out', ko: '두 칸 셈하기' },
      reached: ({ tries }) => tries.some(({ task, right }) => task === 'cells' && right.every((one) => one)),
    },
    {
      id: 'grown',
      says: { en: 'A fifth neuron, and all shapes still fit', ko: '다섯째 뉴런을 더해도 맞물리는 보드' },
      reached: ({ boards: { network: seen } }) => (seen?.board.network.layers[0]?.units ?? 0) > 4,
    },
  ],
  wrongs: [
    wrong('inner', 'outer', [outer.left[1], outer.right[0]], {
      en: 'These are the inner numbers, and they are used up. Take the two on the outside.',
      ko: '그 둘은 짝을 지어 없어지는 안쪽 수예요. 바깥에 있는 두 수를 보세요.',
    }),
    wrong('turned', 'outer', outerShape.toReversed(), {
      en: 'The right two numbers. The rows come from the first table, the columns from the second.',
      ko: '두 수는 맞아요. 행은 첫째 표에서, 열은 둘째 표에서 와요.',
    }),
    wrong('rows', 'cells', [byRow(0), byRow(1)], {
      en: 'Those are the rows of $W$. A cell stands under a column: 1 and 4 for the first one.',
      ko: '$W$의 행을 곱했어요. 칸은 열 아래에 있어요. 첫째 칸에는 1과 4를 써요.',
    }),
    wrong('columns', 'cells', [w[0][0] + w[1][0], w[0][1] + w[1][1]], {
      en: 'The right columns, added up. First multiply each number by its partner in $X$.',
      ko: '열은 맞게 골랐어요. 더하기 전에 $X$의 짝을 먼저 곱해요.',
    }),
  ],
  solution: [
    { task: 'outer', values: outerShape },
    { task: 'cells', values: [atStart(y(0)), atStart(y(1))] },
    { board: 'network', change: widened(5) },
  ],
  defence: {
    asks: {
      en: 'Would you put the 100 samples in one by one, or all in one table? Why?',
      ko: '표본 100개를 하나씩 넣을까요, 표 하나에 담아 한 번에 넣을까요? 왜 그런가요?',
    },
    choices: [
      { en: 'One by one', ko: '하나씩' },
      { en: 'All in one table', ko: '한 번에' },
    ],
  },
};
