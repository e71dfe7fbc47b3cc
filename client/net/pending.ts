import type { AnyCommand, CommandRules } from '#shared/workshop/kernel/definition.ts';
import type { Engine } from '#shared/workshop/kernel/engine.ts';
import type { CommandId } from '#shared/workshop/kernel/log.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';

/** A command of this page that the confirmed state does not hold yet. */
export interface Pending {
  readonly id: CommandId;
  readonly command: AnyCommand;
  readonly at: Timestamp;
  /** The page shows already what a refusal of it would say. */
  readonly quiet: boolean;
  /** It has gone out at least once, so it may be in the log: its content is fixed. */
  readonly sent: boolean;
  /** It has gone out more than once: even refused it may be in the log. */
  readonly again: boolean;
  /** The server refused it for the moment: it is to be sent again. */
  readonly waiting: boolean;
  /** The version that holds it, once the server has said so. */
  readonly settledBy: number | null;
}

type Fresh = Pick<Pending, 'id' | 'command' | 'at'> & { readonly quiet?: boolean };

type Rules = Pick<Engine, 'commands'>;

/**
 * What is pending after one more command. It takes the place of an unsent one of which it says all, and takes
 * back one that it undoes; what waits to be sent again no longer says what this one does.
 */
export function withOneMore(rules: Rules, before: readonly Pending[], fresh: Fresh): readonly Pending[] {
  const { command } = fresh;
  const pending = before.flatMap((one) => (one.waiting ? lessened(rules, one, [command]) : [one]));
  const last = pending.at(-1);
  if (last !== undefined && !last.sent && rulesOf(rules, last).undoneBy?.(last.command, command)) {
    return pending.slice(0, -1);
  }
  const merged = mergedIn(rules, pending, command);
  const added: Pending = {
    quiet: false,
    ...fresh,
    command: merged?.command ?? command,
    sent: false,
    again: false,
    waiting: false,
    settledBy: null,
  };
  if (merged === undefined) return [...pending, added];
  const others = pending.filter((one) => one !== merged.into);
  // In its place it keeps its id; further back, what lies between comes first, as it was issued first. One that went
  // out and was refused for the moment may be in the log all the same: its id is not used again.
  return [...others, merged.into === last && !last.waiting ? { ...added, id: last.id } : added];
}

/**
 * The command, unsent or to be sent again, that `command` says all of or can be joined with, and what then says both.
 * Nothing may lie between that is on its way or of another kind, unless it is of another board.
 */
function mergedIn(
  rules: Rules,
  pending: readonly Pending[],
  command: AnyCommand,
): { readonly into: Pending; readonly command: AnyCommand } | undefined {
  for (let index = pending.length - 1; index >= 0; index--) {
    const one = pending[index]!;
    const elsewhere = one.command.board !== undefined && one.command.board !== command.board;
    if (elsewhere && command.board !== undefined) continue;
    if ((one.sent && !one.waiting) || one.command.type !== command.type) return undefined;
    const { replacedBy, joinedWith } = rulesOf(rules, one);
    if (replacedBy?.(one.command, command)) return { into: one, command };
    // Where the log may have it already, the later one is said in terms of it.
    const joined = one.again ? undefined : joinedWith?.(one.command, command);
    if (joined !== undefined) return { into: one, command: joined };
    if (replacedBy === undefined) return undefined;
  }
  return undefined;
}

/**
 * Of what is to go out, as much as may now: nothing behind a command of the same board that it builds on, before that
 * one is answered.
 * @param unanswered all that is not answered, in the order of issue
 */
export function inTurn(
  rules: Rules,
  unanswered: readonly Pending[],
  out: readonly Pending[],
): readonly Pending[] {
  const going = new Set(out);
  const firsts = new Set<string>();
  for (const one of unanswered) {
    const { board } = one.command;
    if (board !== undefined && firsts.has(board) && going.has(one)) return out.slice(0, out.indexOf(one));
    if (board !== undefined && rulesOf(rules, one).first) firsts.add(board);
  }
  return out;
}

/** Whether a command is said anew, and whole, by one of those after it, with nothing of another kind between. */
export function isReplaced(rules: Rules, one: Pending, later: readonly Pending[]): boolean {
  const { replacedBy } = rulesOf(rules, one);
  if (replacedBy === undefined) return false;
  for (const { command } of later) {
    const { board } = one.command;
    if (board !== undefined && command.board !== undefined && board !== command.board) continue;
    if (command.type !== one.command.type) return false;
    if (replacedBy(one.command, command)) return true;
  }
  return false;
}

/**
 * A refused command without what `later` ones say anew, or nothing when nothing is left of it. It keeps its id:
 * should the log have it whole after all, the later ones come after it just the same.
 */
export function lessened(rules: Rules, one: Pending, later: readonly AnyCommand[]): readonly Pending[] {
  const { lessenedBy } = rulesOf(rules, one);
  if (lessenedBy === undefined) return [one];
  const left = later.reduce<AnyCommand | undefined>(
    (command, next) => command && lessenedBy(command, next),
    one.command,
  );
  if (left === undefined) return [];
  return left === one.command ? [one] : [{ ...one, command: left }];
}

function rulesOf({ commands }: Rules, { command }: Pending): NonNullable<AnyRules['pending']> {
  const { pending = {} }: Partial<AnyRules> = commands.get(command.type)?.rules ?? {};
  return pending;
}

type AnyRules = CommandRules<AnyCommand, unknown>;
