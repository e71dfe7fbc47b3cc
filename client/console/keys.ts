import type { MessageKey } from './t.ts';

/** A key of the console: it does exactly what the control with a test hook does, and nothing where that may not. */
export interface Key {
  /** As keyboards name it, whatever language they type: `KeyC`, `BracketRight`. */
  readonly code: string;
  readonly shift?: true;
  /** The key that is to follow it. */
  readonly second?: string;
  /** As it is written on keys. */
  readonly shown: string;
  readonly does: MessageKey;
  /** The control that it presses, or puts the focus into where that is a text field. */
  readonly presses: string;
}

/** Every key of the console, in the order of “?”: a line each. */
export const keys: readonly Key[] = [
  { code: 'BracketLeft', shown: '[', does: 'keys.plan-back', presses: 'plan-back' },
  { code: 'BracketRight', shown: ']', does: 'keys.plan-next', presses: 'plan-next' },
  ...(['follow', 'range', 'free'] as const).map(
    (pace, index): Key => ({
      code: `Digit${index + 1}`,
      shown: `${index + 1}`,
      does: `keys.pace.${pace}`,
      presses: `pace-${pace}`,
    }),
  ),
  ...(['nobody', 'everyone', 'chosen', 'groups'] as const).map(
    (policy, index): Key => ({
      code: `Digit${index + 1}`,
      shift: true,
      shown: `⇧${index + 1}`,
      does: `keys.movers.${policy}`,
      presses: `who-moves-${policy}`,
    }),
  ),
  { code: 'KeyS', shown: 'S', does: 'keys.spotlight', presses: 'spotlight' },
  { code: 'KeyP', shown: 'P', does: 'keys.pointer', presses: 'pointer' },
  { code: 'KeyL', shown: 'L', does: 'keys.look-here', presses: 'look-here' },
  { code: 'KeyZ', shown: 'Z', does: 'keys.undo', presses: 'undo' },
  { code: 'KeyZ', shift: true, shown: '⇧Z', does: 'keys.redo', presses: 'redo' },
  { code: 'KeyF', shown: 'F', does: 'keys.freeze', presses: 'freeze' },
  { code: 'KeyQ', shown: 'Q', does: 'keys.ask-arm', presses: 'ask-arm' },
  { code: 'Enter', shown: '↵', does: 'keys.ask', presses: 'ask' },
  { code: 'KeyC', shown: 'C', does: 'keys.close', presses: 'prediction-close' },
  { code: 'KeyV', shown: 'V', does: 'keys.again', presses: 'prediction-again' },
  { code: 'KeyR', shown: 'R', does: 'keys.reveal', presses: 'prediction-reveal' },
  { code: 'KeyD', shown: 'D', does: 'keys.watch', presses: 'prediction-look' },
  ...(['follow', 'board', 'question', 'result', 'timeline', 'code', 'lobby', 'blank'] as const).map(
    (what, index): Key => ({
      code: 'KeyS',
      shift: true,
      second: `Digit${index + 1}`,
      shown: `⇧S ${index + 1}`,
      does: `keys.stage.${what}`,
      presses: `stage-show-${what}`,
    }),
  ),
  { code: 'KeyE', shown: 'E', does: 'keys.people', presses: 'people' },
  { code: 'Slash', shown: '/', does: 'keys.people-search', presses: 'people-search' },
  { code: 'ArrowLeft', shown: '←', does: 'keys.timeline-back', presses: 'timeline-back' },
  { code: 'ArrowRight', shown: '→', does: 'keys.timeline-on', presses: 'timeline-on' },
  { code: 'Space', shown: '␣', does: 'keys.timeline-play', presses: 'timeline-play' },
  { code: 'Escape', shown: 'Esc', does: 'keys.timeline-now', presses: 'timeline-now' },
  { code: 'Slash', shift: true, shown: '?', does: 'keys.help', presses: 'keys-help' },
];
