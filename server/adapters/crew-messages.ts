import type { Board, BoardContent } from '#shared/workshop/model/board.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { Blowup, TrainingSettings } from '#shared/workshop/model/training.ts';

/** What a pass over a board needs of it; its parameters are moved, not copied. */
export type Numbers = Omit<
  Pick<BoardContent, 'network' | 'loss' | 'parameters' | 'input' | 'target' | 'data' | 'points'>,
  'parameters'
> & { readonly parameters: Float64Array };

/** A board as its training begins with it. */
export interface Beginning extends Numbers, Pick<Board, 'id' | 'holds' | 'locks'> {
  readonly settings: TrainingSettings;
  readonly steps: number;
  readonly epochs: number;
}

/** What the log has changed of it since. */
export interface Following {
  readonly parameters?: Float64Array;
  /** What the diagram shows; they say what is learnt only where they are the data. */
  readonly input?: Board['input'];
  readonly target?: Board['target'];
  readonly holds?: Board['holds'];
  readonly locks?: Board['locks'];
  readonly settings?: TrainingSettings;
  readonly until: number | null;
}

/** What a thread of the crew is asked: one thing at a time. */
export type CrewCall =
  | { readonly name: 'observe'; readonly board: Numbers }
  | {
      readonly name: 'work';
      readonly session: number;
      /** In its first turn. */
      readonly beginning?: Beginning;
      readonly following: Following;
      readonly steps: number;
      readonly offer: 'now' | 'at-end' | 'no';
    }
  | { readonly name: 'end'; readonly session: number };

export interface Turn {
  readonly steps: number;
  readonly blowup?: Blowup;
  readonly progress?: {
    readonly parameters: Float64Array;
    readonly steps: number;
    readonly epochs: number;
    readonly loss: number;
    readonly observation: Observation;
  };
}

export type CrewAnswer = { readonly value: Observation | Turn | undefined } | { readonly error: unknown };
