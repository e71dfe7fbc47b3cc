import type { ByBoard, Welcome } from '#shared/protocol/server-messages.ts';
import { Broadcast } from './wire.ts';

/**
 * Encodes welcomes so that a crowd that comes at once costs little: what they have of boards, by far the most of
 * them, is encoded once for as long as it stays the same, and a welcome that says just what the last one said is
 * that one.
 */
export class Welcomes {
  #last: { readonly parts: readonly string[]; readonly frame: Broadcast<'welcome'> } | undefined;

  frameOf(welcome: Welcome): Broadcast<'welcome'> {
    const parts = partsOf(welcome);
    const last = this.#last;
    if (last?.parts.length === parts.length && parts.every((part, at) => part === last.parts[at])) {
      return last.frame;
    }
    const frame = new Broadcast('welcome', welcome, parts.join(''));
    this.#last = { parts, frame };
    return frame;
  }
}

/** A welcome's JSON in pieces: those of boards are the same strings as long as the boards are. */
function partsOf({ snapshot, observations, history, ...others }: Welcome): readonly string[] {
  const { boards = {}, ...state } = snapshot ?? {};
  const shown =
    snapshot === null
      ? ['null']
      : [JSON.stringify(state).slice(0, -1), ',"boards":', ...byBoard(boards), '}'];
  return [
    ...[JSON.stringify(others).slice(0, -1), ',"snapshot":', ...shown],
    ...[',"observations":', ...byBoard(observations)],
    ...[',"history":', ...byBoard(history), '}'],
  ];
}

function byBoard(things: ByBoard<object>): readonly string[] {
  const members = Object.entries(things).flatMap(([id, one], at) => [
    `${at === 0 ? '' : ','}${JSON.stringify(id)}:`,
    jsonOf(one),
  ]);
  return ['{', ...members, '}'];
}

const encoded = new WeakMap<object, string>();

/** The JSON of something that never changes. */
function jsonOf(thing: object): string {
  const json = encoded.get(thing) ?? JSON.stringify(thing);
  encoded.set(thing, json);
  return json;
}
