import { run } from './run.ts';
const [from, to] = process.argv.slice(2).map(Number);
const causes = new Map<string, number[]>();
let ok = 0;
for (let s = from; s <= to; s++) { try { await run(s); ok++; } catch (e) { const m = String((e as Error).message).split('\n')[0]!.replace(/page\d+[A-Z]*\d*:\d+/, 'ID').replace(/page \d/, 'page N'); const l = causes.get(m) ?? []; l.push(s); causes.set(m, l); } }
console.log('ok', ok); for (const [m, l] of causes) console.log(l.length, m, l.slice(0, 8).join(' '));
