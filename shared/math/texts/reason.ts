import type { Sentence, SentenceParams } from '../../locale.ts';

/** A sentence and the values for its `{…}` marks. */
export interface Reason {
  readonly sentence: Sentence;
  readonly params: SentenceParams;
}
