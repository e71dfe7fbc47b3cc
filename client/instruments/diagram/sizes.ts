import type { Medium } from './traits.ts';

/** How much of a unit there is room for: all of it; value and bias; its value alone; a dot. */
export type Tier = 'full' | 'compact' | 'slim' | 'dot';

/** Every size of a diagram's parts, in design pixels. CSS has each as `--…`, times the layout's scale. */
export interface Sizes {
  readonly headFont: number;
  readonly headGap: number;
  readonly cellRadius: number;
  readonly cellBorder: number;
  /** The activation over the pre-activation; 0 where there is no room for it. */
  readonly aFont: number;
  readonly zFont: number;
  readonly inputFont: number;
  readonly levelHeight: number;
  readonly levelInset: number;
  readonly levelBottom: number;
  readonly labelGap: number;
  readonly symbolFont: number;
  readonly biasFont: number;
  readonly biasHeight: number;
  readonly biasPad: number;
  readonly pillFont: number;
  readonly pillHeight: number;
  readonly pillPad: number;
  /** The pill of the parameter that is one's own. */
  readonly ownFont: number;
  readonly ownHeight: number;
  readonly ownPad: number;
  /** The pills of the weights into the same unit. */
  readonly plainPad: number;
  readonly ring: number;
  /** The faint ring around one's own. */
  readonly aura: number;
  readonly lock: number;
  readonly lockGap: number;
  readonly flagFont: number;
  readonly flagHeight: number;
  readonly flagPad: number;
  readonly flagGap: number;
  readonly flagMost: number;
  readonly targetFont: number;
  readonly targetGap: number;
  readonly targetInset: number;
  readonly targetField: number;
  readonly targetHeight: number;
  readonly fieldWidth: number;
  readonly fieldFont: number;
  readonly legendFont: number;
  readonly legendGap: number;
  readonly legendWidth: number;
  readonly legendHeight: number;
  readonly legendBottom: number;
}

const board: Sizes = {
  headFont: 13,
  headGap: 5,
  cellRadius: 12,
  cellBorder: 1.5,
  aFont: 11,
  zFont: 16,
  inputFont: 18,
  levelHeight: 3,
  levelInset: 10,
  levelBottom: 5,
  labelGap: 6,
  symbolFont: 15,
  biasFont: 11,
  biasHeight: 22,
  biasPad: 8,
  pillFont: 12,
  pillHeight: 22,
  pillPad: 7,
  ownFont: 15,
  ownHeight: 28,
  ownPad: 10,
  plainPad: 4,
  ring: 2,
  aura: 7,
  lock: 12,
  lockGap: 2,
  flagFont: 11,
  flagHeight: 18,
  flagPad: 6,
  flagGap: 5,
  flagMost: 132,
  targetFont: 12,
  targetGap: 4,
  targetInset: 8,
  targetField: 34,
  targetHeight: 26,
  fieldWidth: 76,
  fieldFont: 15,
  legendFont: 11,
  legendGap: 8,
  legendWidth: 96,
  legendHeight: 10,
  legendBottom: 10,
};

const phone: Sizes = {
  ...board,
  aFont: 0,
  zFont: 13,
  inputFont: 16,
  labelGap: 3,
  symbolFont: 13,
  biasPad: 5,
  targetFont: 11,
  targetGap: 2,
  targetInset: 4,
  targetField: 22,
  legendBottom: 2,
};

const stage: Sizes = {
  ...board,
  headFont: 23,
  headGap: 9,
  cellRadius: 16,
  cellBorder: 2,
  aFont: 0,
  zFont: 30,
  inputFont: 30,
  levelHeight: 5,
  levelInset: 14,
  levelBottom: 11,
  labelGap: 9,
  symbolFont: 26,
  biasFont: 19,
  biasHeight: 35,
  biasPad: 11,
  pillFont: 26,
  pillHeight: 46,
  pillPad: 18,
  ownFont: 26,
  ownHeight: 46,
  ownPad: 18,
  ring: 3.5,
  lock: 20,
  flagFont: 19,
  flagHeight: 30,
  flagPad: 9,
  flagMost: 220,
  targetFont: 22,
  targetField: 54,
  targetHeight: 42,
  legendFont: 22,
  legendGap: 14,
  legendWidth: 168,
  legendHeight: 17,
};

/** No text is smaller than 26 px of a stage's 1920, and no number smaller than 28. */
const question: Sizes = {
  ...stage,
  cellRadius: 14,
  zFont: 28,
  inputFont: 28,
  levelInset: 12,
  levelBottom: 7,
  biasFont: 28,
  biasHeight: 40,
  biasPad: 9,
  pillFont: 28,
  pillHeight: 42,
  pillPad: 10,
  ownFont: 28,
  ownHeight: 42,
  ownPad: 10,
};

/** What shrinks where there is room for a value and its bias only. */
const compacted: Record<Medium, Partial<Sizes>> = {
  board: { zFont: 13, inputFont: 13, biasHeight: 17, biasPad: 5 },
  phone: { zFont: 11, inputFont: 12, biasHeight: 17, biasPad: 4 },
  stage: { zFont: 24, inputFont: 24, biasFont: 17, biasHeight: 28, levelBottom: 4, levelHeight: 4 },
  question: {},
};

/** What shrinks further where the value is all there is. */
const slimmed: Record<Medium, Partial<Sizes>> = {
  board: { zFont: 12, inputFont: 12, targetHeight: 22 },
  phone: { inputFont: 11, targetHeight: 20 },
  stage: { zFont: 19, inputFont: 19, pillFont: 18, pillHeight: 30, pillPad: 4, targetHeight: 38 },
  question: {},
};

/** One's own pill is no larger than the others where cells are small. */
const modest = ({ pillFont, pillHeight, pillPad }: Sizes): Partial<Sizes> => ({
  ownFont: pillFont,
  ownHeight: pillHeight,
  ownPad: pillPad,
  aura: 5,
});

const media: Record<Medium, Sizes> = { board, phone, stage, question };

function sized(medium: Medium, tier: Tier): Sizes {
  const full = media[medium];
  if (tier === 'full') return full;
  // Heads of two lines must fit over the dots.
  if (tier === 'dot') return { ...full, ...modest(full), headFont: Math.min(17, full.headFont) };
  const small = { aFont: 0, cellRadius: 8, levelHeight: 2, levelBottom: 2 };
  const compact = { ...full, ...small, ...compacted[medium] };
  const sizes = tier === 'compact' ? compact : { ...compact, ...slimmed[medium] };
  return { ...sizes, ...modest(sizes) };
}

/** The sizes of a diagram's parts, times its scale. */
export function sizesOf(medium: Medium, tier: Tier, scale: number): Sizes {
  return Object.fromEntries(
    Object.entries(sized(medium, tier)).map(([name, size]) => [name, size * scale]),
  ) as unknown as Sizes;
}

/** The sizes as custom properties: `--pill-height: 22px`. */
export function sizeVars(sizes: Sizes): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sizes).map(([name, size]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      `${Number((size as number).toFixed(2))}px`,
    ]),
  );
}
