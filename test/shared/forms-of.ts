import type { Plural } from '#shared/locale.ts';

/** Every form of a text in one language. */
export function formsOf(text: string | Plural): string[] {
  if (typeof text === 'string') return [text];
  const { by: _, ...forms } = text;
  return Object.values(forms);
}
