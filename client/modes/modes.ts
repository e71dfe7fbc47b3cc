/** What a person works on; the instruments under the diagram follow it. */
export const modes = ['hand', 'train', 'data', 'network'] as const;

export type Mode = (typeof modes)[number];

/** The mode an address's hash names; by hand where it names none. */
export function modeOf(hash: string): Mode {
  return modes.find((mode) => `#${mode}` === hash) ?? 'hand';
}
