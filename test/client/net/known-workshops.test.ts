import { beforeEach, expect, test } from 'vitest';
import { forgetWorkshop, rememberedWorkshops, rememberWorkshop } from '#client/net/known-workshops.ts';

const workshop = (n: number) => ({ code: `CODE${n}`, title: `Class ${n}`, as: 'student', at: n }) as const;

beforeEach(() => localStorage.clear());

test('the latest comes first, and each is there once', () => {
  rememberWorkshop(workshop(1));
  rememberWorkshop(workshop(2));
  rememberWorkshop({ ...workshop(1), as: 'instructor', at: 3 });
  expect(rememberedWorkshops().map(({ code, as }) => [code, as])).toEqual([
    ['CODE1', 'instructor'],
    ['CODE2', 'student'],
  ]);
});

test('at most twelve are kept', () => {
  for (let n = 1; n <= 20; n++) rememberWorkshop(workshop(n));
  expect(rememberedWorkshops().map(({ at }) => at)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9]);
});

test('one that is over is forgotten', () => {
  rememberWorkshop(workshop(1));
  rememberWorkshop(workshop(2));
  forgetWorkshop('CODE2');
  expect(rememberedWorkshops()).toEqual([workshop(1)]);
});

test.each(['nonsense', '{}', '[1, null, {"code": 5}]'])('what is kept may be %s', (kept) => {
  localStorage.setItem('weightroom:workshops', kept);
  expect(rememberedWorkshops()).toEqual([]);
});
