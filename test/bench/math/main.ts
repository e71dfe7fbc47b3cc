import { run } from './run.ts';

const json = process.argv.includes('--json');
const report = await run({ json });
if (json) console.log(JSON.stringify(report, null, 2));
