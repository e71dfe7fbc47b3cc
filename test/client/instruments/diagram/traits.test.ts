import { expect, test } from 'vitest';
import { traitsOf } from '#client/instruments/diagram/traits.ts';

const small = { weights: 16, role: 'student', inert: false } as const;

test('board, phone and stage are what a diagram is seen on; a map is a phone’s, without numbers', () => {
  for (const medium of ['board', 'phone', 'stage'] as const) {
    expect(traitsOf(medium, small)).toEqual({
      medium,
      bare: false,
      dense: false,
      interactive: true,
      leads: false,
    });
  }
  expect(traitsOf('mini', small)).toEqual({
    medium: 'phone',
    bare: true,
    dense: true,
    interactive: true,
    leads: false,
  });
});

test('many weights make a diagram dense, whatever it is seen on', () => {
  expect(traitsOf('stage', { ...small, weights: 501 }).dense).toBe(true);
});

test('a viewer, an absent board and an inert element are not interactive', () => {
  for (const still of [{ role: 'viewer' }, { role: undefined }, { inert: true }] as const) {
    expect(traitsOf('board', { ...small, ...still }).interactive).toBe(false);
  }
});

test('everybody is led from an instructor’s diagram alone, where the page says so', () => {
  const leads = { ...small, role: 'instructor', leads: true } as const;
  expect(traitsOf('board', leads).leads).toBe(true);
  for (const not of [{ role: 'student' }, { inert: true }, { leads: false }] as const) {
    expect(traitsOf('board', { ...leads, ...not }).leads).toBe(false);
  }
  expect(traitsOf('mini', leads).leads).toBe(false);
});
