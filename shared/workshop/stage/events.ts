import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { boardId } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import { type Stage, stageViews } from '../model/stage.ts';

/** Every stage shows something else. */
export const stageShown = event(
  'stage-shown',
  { what: z.enum(stageViews), board: z.nullable(boardId) },
  {
    scope: room,
    evolve({ parts }, { by, at, what, board }) {
      const stage: Stage = { what, board, by, at };
      return { parts: { ...parts, stage } };
    },
  },
);
