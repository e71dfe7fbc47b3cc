/** The bounds of a workshop; what a deployment may change is in the server's configuration. */
export const limits = {
  /** Graphemes of a participant's name. */
  nameGraphemes: 24,
  /** Graphemes of a workshop's title. */
  titleGraphemes: 60,
  /** Magnitude of a weight, bias, input or target; keeps every forward pass and loss finite. */
  magnitude: 1e6,
  /** Parameters one command may set. */
  valuesPerCommand: 512,
  /** Participants present in one workshop. */
  participants: 500,
  /** A hold nobody touches ends after this long (ms). */
  holdIdle: 10_000,
  /** Edits kept in the loss history, and moves named in one of them. */
  history: 120,
  moves: 16,
  /** Boards of one workshop, the closed ones included, and graphemes of a board's title. */
  boards: 200,
  boardTitleGraphemes: 40,
  /** Gestures that each person can take back on one board. */
  undo: 50,
  /** Answers that a question offers; graphemes of a line that somebody answers with. */
  choices: 8,
  lineGraphemes: 140,
  /** Characters of the code that somebody writes. */
  codeLength: 4_000,
  /** Rounds of a question, and what a timer may be set to (seconds). */
  rounds: 2,
  timer: { least: 5, most: 600 },
  /** What the timer of a class may be set to (seconds). */
  countdown: { least: 5, most: 5_400 },
  /** Checkpoints of one board, and graphemes of the name of one. */
  checkpoints: 50,
  checkpointGraphemes: 40,
  /** Parts of a lesson's plan, and what one of them may be planned to take (minutes). */
  plan: { items: 40, minutes: 240 },
  /** Links that let people in, at one time. */
  links: 20,
} as const;
