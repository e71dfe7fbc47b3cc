import { DatabaseSync } from 'node:sqlite';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { type Body, Line } from '../line.ts';
import type { Member } from './member.ts';

/** How long a welcome may take (ms). */
const PATIENCE = 20_000;

/** A workshop as somebody who has never been there is shown it. */
export interface Shown {
  readonly version: number;
  readonly people: number;
  readonly training: { readonly running: boolean; readonly steps: number };
  valueOf(parameter: string): number | undefined;
}

/** Asks through a fresh client. */
export async function lookAt(port: number, workshop: string): Promise<Shown> {
  const line = await Line.open(port, { from: '10.9.9.9', patience: PATIENCE });
  try {
    const welcome = await new Promise<Body>((done, fail) => {
      const timer = setTimeout(() => fail(new Error('no welcome in time')), PATIENCE);
      line.onMessage = (event, body) => {
        if (event === 'tick' || event === 'presence') return;
        clearTimeout(timer);
        if (event === 'welcome') done(body());
        else fail(new Error(`no welcome but ${event}: ${JSON.stringify(body())}`));
      };
      line.onClose = () => fail(new Error('no welcome, but a lost connection'));
      line.send('hello', { protocol: PROTOCOL, workshop, viewer: true });
    });
    const state = welcome.snapshot as {
      readonly participants: Readonly<Record<string, unknown>>;
      readonly boards: Readonly<Record<string, BoardContent>>;
    };
    const board = state.boards.class!;
    return {
      version: Number(welcome.version),
      people: Object.keys(state.participants).length,
      training: board.training,
      valueOf: (parameter) => board.parameters[indexOfKey(board.network, parameter) ?? -1],
    };
  } finally {
    line.onMessage = () => {};
    line.onClose = () => {};
    line.close();
  }
}

export interface LogFindings {
  readonly entries: number;
  readonly checked: number;
  /** Acknowledged, and not in the log. */
  readonly lost: readonly string[];
  /** In the log more than once. */
  readonly doubled: readonly string[];
  /** In the log, though refused. */
  readonly refusedYetThere: readonly string[];
  /** Acknowledged before what the log still has: a store that compacts takes such entries together. */
  readonly beyond: number;
  /** Versions that are not there between the first and the last. */
  readonly gaps: number;
}

/** What the log of a workshop has of its members' commands; the server must not run. */
export function readLog(path: string, workshop: string, members: readonly Member[]): LogFindings {
  const db = new DatabaseSync(path, { readOnly: true });
  const times = new Map<string, number>();
  let [entries, first, last] = [0, Number.POSITIVE_INFINITY, 0];
  try {
    const rows = db.prepare('SELECT version, body FROM entries WHERE workshop = ? ORDER BY version');
    for (const { version, body } of rows.iterate(workshop)) {
      entries += 1;
      first = Math.min(first, Number(version));
      last = Number(version);
      const { commands = [] } = JSON.parse(String(body)) as { readonly commands?: readonly string[] };
      for (const id of commands) times.set(id, (times.get(id) ?? 0) + 1);
    }
  } finally {
    db.close();
  }
  const acked = members.flatMap((member) => [...member.acked]);
  const within = acked.filter(([, version]) => version >= first).map(([id]) => id);
  return {
    entries,
    checked: within.length,
    lost: within.filter((id) => !times.has(id)),
    doubled: [...times].filter(([, count]) => count > 1).map(([id]) => id),
    refusedYetThere: members.flatMap(({ refused }) => [...refused]).filter((id) => times.has(id)),
    beyond: acked.length - within.length,
    gaps: entries === 0 ? 0 : last - first + 1 - entries,
  };
}
