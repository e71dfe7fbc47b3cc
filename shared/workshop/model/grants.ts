/** What the instructor may let students do too. */
export const grants = ['network', 'data', 'training'] as const;

export type Grant = (typeof grants)[number];
