import { keysOf } from '../math/parameter-key.ts';
import { type BoardContent, freshContent } from '../workshop/model/board.ts';
import { defaultTraining } from '../workshop/model/training.ts';
import type { ActivityBoard } from './activity.ts';

/** What is on an activity's board when it is opened for the first time. */
export function contentOfBoard({ start, training, edits }: ActivityBoard): BoardContent {
  const content = freshContent(start, { ...defaultTraining, ...training });
  const { parameters } = edits;
  if (parameters === 'all') return content;
  const free: readonly string[] = parameters === 'none' ? [] : parameters;
  return { ...content, locks: keysOf(start.network).filter((key) => !free.includes(key)) };
}
