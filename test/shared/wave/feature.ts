import * as z from 'zod/mini';
import { accept } from '#shared/workshop/kernel/decision.ts';
import { boardCommand, event, type Feature } from '#shared/workshop/kernel/definition.ts';
import { everyone } from '#shared/workshop/kernel/permissions.ts';
import { boardId } from '#shared/workshop/kernel/schemas.ts';
import { onBoard } from '#shared/workshop/kernel/scope.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';

const hellos = ['👋', '🙋', '🎉'] as const;

/** Waves that a board takes. */
export const WAVES = 3;

/** By the board, the waves at it. */
export type Waves = Readonly<
  Record<string, ReadonlyArray<readonly [by: string, hello: string, times: number]>>
>;

export function wavesOf({ parts }: Pick<WorkshopState, 'parts'>): Waves {
  return (parts.wave ?? {}) as Waves;
}

export const waved = event(
  'waved',
  { board: boardId, hello: z.enum(hellos), times: z.int() },
  {
    format: 2,
    // The first format waved once, and with a word.
    lifts: { 1: ({ word: _, ...old }) => ({ ...old, hello: '👋', times: 1 }) },
    scope: onBoard,
    folds: {
      hand: ({ board, hello }) => `${board} ${hello}`,
      places: ({ board }) => [board],
      fold: (first, second) => ({ ...second, times: first.times + second.times }),
    },
    evolve(state, { by, board, hello, times }) {
      const waves = wavesOf(state);
      const all = lookup(waves, board) ?? [];
      return { parts: { ...state.parts, wave: { ...waves, [board]: [...all, [by ?? '', hello, times]] } } };
    },
  },
);

export const wave = boardCommand(
  'wave',
  { hello: z.enum(hellos) },
  {
    permission: everyone,
    cost: 3,
    codes: ['too-many-waves'],
    refuses: ({ id }, _ask, { state }) =>
      (lookup(wavesOf(state), id)?.length ?? 0) >= WAVES
        ? { code: 'too-many-waves', params: { limit: WAVES } }
        : undefined,
    decide: ({ id }, { hello }, context) => accept(waved.of(context, { board: id, hello, times: 1 })),
  },
);

/** Waving at a board. It exists in the tests alone: what it takes to add a feature is this folder and a line. */
export const waveFeature = {
  name: 'wave',
  commands: [wave],
  events: [waved],
  rejections: {
    'too-many-waves': {
      en: 'This board takes {limit} waves.',
      ko: '이 보드에는 {limit}번까지 손을 흔들 수 있어요.',
    },
  },
  part: {
    start: {},
    view(part, _viewer, { boards }) {
      const waves = Object.entries((part ?? {}) as Waves);
      return Object.fromEntries(waves.filter(([board]) => Object.hasOwn(boards, board)));
    },
  },
} satisfies Feature;
