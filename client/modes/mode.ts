import type { nothing, TemplateResult } from 'lit';
import type { Sentence } from '#shared/locale.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import type { Achievement } from '#shared/workshop/projections/history.ts';
import type { IconName } from '../elements/icons.ts';
import type { BoardAsk, BoardView } from '../stores/board-view.ts';

/** What a mode draws its instruments from. */
export interface ModeTools {
  readonly view: BoardView | undefined;
  readonly size: 'board' | 'phone';
  /** Why this person may not do this kind of thing now; nothing when they may. */
  readonly refusal: (type: BoardAsk['type']) => Rejection | undefined;
  /** The decision map, where there is one and it is not beside the diagram. */
  readonly map: TemplateResult | typeof nothing;
}

/** What a mode is about, and what to do in it; in the language on screen. */
export interface Guidance {
  readonly title: string;
  readonly paragraphs: readonly (string | TemplateResult)[];
  /** Each with whether it is done now, and when and by whom it was where that is known. */
  readonly steps: readonly (readonly [words: string, done: boolean, reached?: Achievement | undefined])[];
}

/** What a person works on: everything that a page needs to know of it. */
export interface Mode {
  /** Its name in addresses and test hooks. */
  readonly id: string;
  readonly title: Sentence;
  readonly icon: IconName;
  /** What its instruments usually take of a window (px); the diagram takes what is left. */
  readonly height: number;
  /** What its controls do to the board, where not everybody may. */
  readonly does?: BoardAsk['type'];
  /** Its instruments grow and shrink with what is selected: on a phone they come after the diagram. */
  readonly follows?: true;
  /** Loads its instruments; a mode without it brings them along. */
  readonly load?: () => Promise<unknown>;
  /** Something goes on by itself, whoever started it: what. */
  readonly busy?: (board: Board) => Sentence | undefined;
  /** The decision map, where this board has one, stands beside the diagram on a narrower page, too. */
  readonly mapBeside?: (board: Board) => boolean;
  /** Its bench leads through the samples: the map beside need not. */
  readonly steps?: true;
  /** What lies right under the diagram. */
  readonly bench?: (tools: ModeTools) => TemplateResult;
  readonly instruments: (tools: ModeTools) => TemplateResult;
  /** `picked`: this person has had a parameter in hand since the page opened. */
  readonly guide: (view: BoardView, picked: boolean) => Guidance;
}
