import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome, Printed } from '#client/workers/python/protocol.ts';
import { type Ended, Python } from '#client/workers/python/python.ts';
import { codeLosses } from '#shared/lessons/code-losses.ts';
import { hidden, visible } from '#shared/lessons/code-losses-tests.ts';
import { type CodeResult, judgeCode } from '#shared/workshop/model/code.ts';

const tests = [...visible, ...hidden];
const { tolerance } = codeLosses.code!;

const python = new Python();

function ready(of: Python): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (of.state.is === 'ready') resolve();
      if (of.state.is === 'blocked') reject(new Error(of.state.why));
    };
    of.watch(look);
    look();
  });
}

beforeAll(async () => {
  python.load();
  await ready(python);
}, 120_000);

async function runs(source: string, timeLimit?: number): Promise<{ ended: Ended; printed: Printed[] }> {
  const printed: Printed[] = [];
  const run = { file: 'losses.py', source, tests };
  const ended = await python.run(run, (one) => printed.push(one), timeLimit);
  return { ended, printed };
}

function outcomeOf({ ended }: { ended: Ended }): Outcome {
  if (ended.how !== 'done') throw new Error(ended.how);
  return ended.outcome;
}

const MSE = `
def mean_squared_error(y, t):
    return np.mean((y - t.reshape(y.shape)) ** 2)
`;
const CE = `
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = t.reshape(1, t.size)
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
`;
const solution = `import numpy as np\n${MSE}${CE}`;

/** What each test says of some code: passed, a slip's name, or what kind of thing came. */
async function said(source: string): Promise<Record<string, string>> {
  const { results } = outcomeOf(await runs(source));
  return Object.fromEntries(
    tests.map((test, index) => {
      const result = results[index]!;
      const { passed, slip } = judgeCode(test, result, tolerance);
      return [test.id, passed ? 'passed' : (slip ?? kindOf(result))];
    }),
  );
}

const kindOf = (result: CodeResult) =>
  result.kind === 'number'
    ? String(result.value)
    : result.kind === 'array'
      ? `(${result.shape})`
      : result.kind;

const oneLine = (name: string, line: string) =>
  `import numpy as np\ndef ${name}(y, t):\n    return ${line}\n`;
const mse = (line: string) => oneLine('mean_squared_error', line);
const ce = (line: string) => oneLine('cross_entropy_error', line);

describe('Python in a worker', () => {
  it('lets right solutions pass every test', async () => {
    expect(Object.values(await said(solution))).toEqual(tests.map(() => 'passed'));
    const clipped = CE.replace('np.log(y + 1e-7)', 'np.log(np.maximum(y, 1e-7))');
    const loops = `
def mean_squared_error(y, t):
    y = y.reshape(-1); t = t.reshape(-1)
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
    return total / len(y)
`;
    const all = await said(`import numpy as np\n${loops}${clipped}`);
    expect(all['mse-batch']).toBe('passed');
    expect(all['mse-column']).toBe('passed');
    expect(all['ce-batch']).toBe('passed');
  });

  it.each([
    ['half the sum', mse('np.sum((y - t) ** 2) / 2'), 'mse-first', 'half-sum'],
    ['the mean forgotten', mse('np.sum((y - t) ** 2)'), 'mse-first', 'sum'],
    ['half the mean', mse('0.5 * np.mean((y - t) ** 2)'), 'mse-first', 'half'],
    ['the squares forgotten', mse('np.mean(np.abs(y - t))'), 'mse-second', 'not-squared'],
    ['a root too many', mse('np.sqrt(np.mean((y - t) ** 2))'), 'mse-second', 'root'],
    ['(n,) against (n, 1)', mse('np.mean((y - t) ** 2)'), 'mse-column', 'broadcast'],
    ['0 times the logarithm of 0', ce('-np.sum(t * np.log(y))'), 'ce-first', 'NaN'],
    ['the logarithm of 0', ce('-np.log(y[np.argmax(t)])'), 'ce-zero', 'Infinity'],
    ['another small number', ce('-np.sum(t * np.log(y + 1e-8))'), 'ce-zero', 'floor'],
    ['the sign', ce('np.sum(t * np.log(y + 1e-7))'), 'ce-first', 'sign'],
    ['the mean over classes', ce('-np.mean(t * np.log(y + 1e-7))'), 'ce-first', 'mean-of-classes'],
    ['a batch that is summed', ce('-np.sum(t * np.log(y + 1e-7))'), 'ce-batch', 'batch-summed'],
    ['the wrong axis of a batch', ce('-np.sum(t * np.log(y + 1e-7), axis=0)'), 'ce-batch', '(3)'],
    ['one number a row', ce('-np.sum(t * np.log(y + 1e-7), axis=-1)'), 'ce-batch', '(2)'],
    ['no return', mse('None'), 'mse-first', 'none'],
    ['no function', 'import numpy as np', 'mse-first', 'missing'],
    ['an axis that is not there', ce('-np.sum(t * np.log(y + 1e-7), axis=1)'), 'ce-first', 'error'],
  ])('tells what is wrong: %s', async (_, source, test, wanted) => {
    expect((await said(source))[test]).toBe(wanted);
  });

  it('stops what never ends, and runs again', async () => {
    const { ended } = await runs('while True:\n    pass', 300);
    expect(ended).toEqual({ how: 'too-long' });
    await ready(python);
    const endless = runs('while True:\n    pass');
    python.stop();
    expect((await endless).ended).toEqual({ how: 'stopped' });
    await ready(python);
    expect(Object.values(await said(solution))).toEqual(tests.map(() => 'passed'));
  });

  it('keeps what is printed within its limit, and says where it was cut', async () => {
    const { printed } = await runs('for k in range(100000):\n    print("가나다라" * 10)');
    const length = printed.reduce((sum, { text }) => sum + text.length, 0);
    expect(length).toBe(8_000);
  });

  it('names the line of what is wrong, and of a warning', async () => {
    const { error } = outcomeOf(await runs('import numpy as np\n\nnp.log(y)'));
    expect(error).toMatchObject({ name: 'NameError', line: 3 });
    expect(outcomeOf(await runs('def f(:')).error).toMatchObject({ name: 'SyntaxError', line: 1 });
    const { printed } = await runs('import numpy as np\nprint(np.log(np.array([0.0, 1.0])))');
    const errors = printed.filter(({ from }) => from === 'error').map(({ text }) => text);
    expect(errors.join('')).toContain('losses.py:2: RuntimeWarning: divide by zero encountered in log');
    expect(printed.find(({ from }) => from === 'out')?.text).toContain('[-inf 0.0]');
  });

  it('has a small numpy that says what it has not', async () => {
    const { error } = outcomeOf(await runs('import numpy as np\nnp.fft'));
    expect(error?.message).toContain("the small numpy of this page has no 'fft'");
  });

  it('begins every run anew, whatever the one before has done', async () => {
    await runs('import numpy as np\nleft = 1\nimport builtins');
    expect(outcomeOf(await runs('left')).error?.name).toBe('NameError');
    expect((await runs('raise SystemExit')).ended.how).toBe('done');
  });
});
