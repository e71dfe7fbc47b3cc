/** The product as it ships: its own store on disk, its own limits, except those that would stop a bench. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteThread } from '#server/adapters/sqlite-thread.ts';
import { createApp } from '#server/app.ts';
import { answerBench } from './contestant.ts';

const data = mkdtempSync(join(tmpdir(), 'weightroom-bench-'));
const app = createApp({ store: await SqliteThread.open(join(data, 'weightroom.db')) });
const { port } = await app.listen(0, '127.0.0.1');
answerBench(port, () => rmSync(data, { recursive: true, force: true }));
