import { describe, expect, it } from 'vitest';
import { parseCsv, toCsv } from '#shared/math/datasets/csv.ts';
import { pointsData } from '#shared/math/datasets/points.ts';
import { makeDataset } from '#shared/math/datasets.ts';

function read(text: string): unknown {
  const result = parseCsv(text, 2, 1);
  return result.ok ? [Array.from(result.data.x), Array.from(result.data.t)] : result.problem;
}

const two = [
  [1, 2, -3, 0.5],
  [0, 1],
];

describe('pasted rows', () => {
  it('are numbers separated by commas, semicolons or tabs', () => {
    for (const separator of [',', ';', '\t', ' , ']) {
      expect(read(['1', '2', '0\n-3', '.5', '1'].join(separator))).toEqual(two);
    }
  });

  it('may have a heading, empty lines, a byte-order mark, any line ends, quotes, a true minus', () => {
    expect(read('\uFEFFx1,x2,t\r\n1,2,0\r\n\r\n"−3",5e-1,1\r\n')).toEqual(two);
    expect(read('1,2,0\r-3,0.5,1\r')).toEqual(two);
  });

  it('give the line and column of what is not a number', () => {
    const problem = { code: 'not-a-number', params: { line: 3, column: 2, value: 'two' } };
    expect(read('1,2,0\n\n1,two,0')).toEqual(problem);
    for (const cell of ['', 'NaN', 'Infinity', '0x10', '1,', '--1', '1e', '<img>']) {
      expect(read(`1,2,0\n1;${cell};0`), cell).toMatchObject({ code: 'not-a-number' });
    }
  });

  it('give the line that has too many or too few numbers', () => {
    expect(read('1,2,0\n1,2')).toEqual({
      code: 'wrong-columns',
      params: { line: 2, expected: 3, received: 2 },
    });
    expect(read('1,2,3,4')).toMatchObject({ code: 'wrong-columns' });
  });

  it('must be some, not too many, and within range', () => {
    expect(read('')).toMatchObject({ code: 'no-samples' });
    expect(read('x,y,t')).toMatchObject({ code: 'no-samples' });
    expect(read('1,2,0\n'.repeat(1001))).toEqual({
      code: 'too-many-samples',
      params: { limit: 1000, received: 1001 },
    });
    expect(read('1,1e308,0')).toMatchObject({ code: 'out-of-range', params: { line: 1, column: 2 } });
  });

  it('are written so that they read back exactly', () => {
    const data = makeDataset('spiral', { seed: 3 });
    expect(parseCsv(toCsv(data), 2, 1)).toEqual({ ok: true, data });
  });
});

describe('the class’s own points', () => {
  it('are a data set', () => {
    const points = [
      { x: [1, 2], t: [0] },
      { x: [-3, 0.5], t: [1] },
    ];
    expect(pointsData(points, 2, 1)).toEqual({
      ok: true,
      data: {
        inputs: 2,
        outputs: 1,
        samples: 2,
        x: Float64Array.from(two[0]!),
        t: Float64Array.from(two[1]!),
      },
    });
  });

  it('are refused with a reason', () => {
    const code = (x: number[], inputs = 2): unknown => {
      const result = pointsData([{ x, t: [0] }], inputs, 1);
      return result.ok ? 'ok' : result.problem.code;
    };
    expect(pointsData([], 2, 1)).toMatchObject({ problem: { code: 'no-samples' } });
    expect(code([1])).toBe('wrong-columns');
    expect(code([1, Number.NaN])).toBe('not-a-number');
    expect(code([1, 1e7])).toBe('out-of-range');
    expect(
      code(
        Array.from({ length: 65 }, () => 0),
        65,
      ),
    ).toBe('too-many-features');
  });
});
