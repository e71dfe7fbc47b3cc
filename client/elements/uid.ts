let made = 0;

/** An id that nothing else on the page has; for labels and descriptions of one element's parts. */
export function uid(name: string): string {
  return `${name}-${++made}`;
}
