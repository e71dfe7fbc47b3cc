/** −0 is 0: JSON cannot carry its sign, so no replica may know of it. */
export function unsigned(value: number): number {
  return value === 0 ? 0 : value;
}
