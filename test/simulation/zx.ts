import { run } from './run.ts';
import { Peer } from './peer.ts';
const [seed, page] = process.argv.slice(2).map(Number);
const P = Peer.prototype as any;
(globalThis as any).TRACE = (who: string, what: string) => { if (who.startsWith(`page${page}`)) console.log(what); };
await run(seed!).catch((e) => console.log(String(e.message).slice(0, 300)));
