import type { AnyCommand, Then } from '#shared/workshop/kernel/definition.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';

/**
 * The boards that a command has to be decided with, as a server finds them; none where it needs none.
 * @param states the states after each version, from 1
 */
export function thenFor(
  { commands }: Pick<Rules, 'commands'>,
  state: WorkshopState,
  command: AnyCommand,
  states: readonly WorkshopState[],
): Then | undefined {
  const version = commands.get(command.type)?.rules.needs?.(state, command);
  const then = version === undefined ? undefined : states[version - 1];
  return version === undefined || then === undefined ? undefined : { version, boards: then.boards };
}
