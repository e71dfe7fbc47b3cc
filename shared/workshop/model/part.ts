import type { WorkshopState } from './state.ts';

/** What a state has with a part as it is now: none where it says nothing. */
export function withPart<T>(
  { parts }: Pick<WorkshopState, 'parts'>,
  name: string,
  part: T,
  isNone: (part: T) => boolean,
): Pick<WorkshopState, 'parts'> {
  const { [name]: _, ...others } = parts;
  return { parts: isNone(part) ? others : { ...others, [name]: part } };
}
