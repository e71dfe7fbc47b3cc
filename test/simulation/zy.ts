import { run } from './run.ts';
for (const s of process.argv.slice(2).map(Number)) { try { await run(s); } catch (e) { console.log('=== ', s, String((e as Error).message).slice(0, 2500)); } }
