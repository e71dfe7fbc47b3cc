/** The thread of the store: opens the file, and does what it is asked in the order of asking. */
import { parentPort, workerData } from 'node:worker_threads';
import type { StoredEntry } from '../ports/event-store.ts';
import { keptText, Written } from './kept.ts';
import { SqliteStore } from './sqlite.ts';
import type { Answer, Asked, Calls, Opening, Row } from './sqlite-calls.ts';

const { path, commitDelay } = workerData as Opening;
const port = parentPort!;
/** What one commit answers goes in one message. */
let answers: Answer[] = [];

function answer(one: Answer): void {
  if (answers.length === 0) process.nextTick(post);
  answers.push(one);
}

function post(): void {
  port.postMessage(answers);
  answers = [];
}

const rowOf = (entry: StoredEntry): Row => ({ version: entry.version, text: keptText(entry) });

type Served = {
  [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>>;
};

function serve(store: SqliteStore): void {
  const calls: Served = {
    async append(workshop, expected, entries) {
      const written = entries.map(({ text, at }) => ({ body: new Written(text), at }));
      const appended = await store.append(workshop, expected, written);
      return appended.ok ? appended : { ok: false, missing: appended.missing.map(rowOf) };
    },
    read: async (workshop, after, limit) => (await store.read(workshop, after, limit)).map(rowOf),
    saveSnapshot: (workshop, version, text) =>
      store.saveSnapshot(workshop, { version, body: new Written(text) }),
    loadSnapshot: (workshop) => store.snapshotText(workshop),
    list: () => store.list(),
    size: (workshop) => store.size(workshop),
    replace: (workshop, entries) =>
      store.replace(
        workshop,
        entries.map(({ version, text }) => ({ version, body: new Written(text) })),
      ),
    remove: (workshop) => store.remove(workshop),
    ready: () => store.ready(),
    async close() {
      await store.close();
      // The appends that it finished are answered before it is.
      await new Promise(setImmediate);
    },
  };
  const serveOne = async ({ call, name, args }: Asked) => {
    try {
      const run = calls[name] as (...args: readonly unknown[]) => Promise<unknown>;
      answer({ call, value: await run(...args) });
    } catch (error) {
      answer({ call, error });
    }
    // After its answer.
    if (name === 'close') process.nextTick(() => port.close());
  };
  port.on('message', (asked: readonly Asked[]) => {
    for (const one of asked) void serveOne(one);
  });
}

try {
  serve(new SqliteStore(path, commitDelay));
  answer({ opened: true });
} catch (error) {
  answer({ failed: error instanceof Error ? error.message : String(error) });
}
