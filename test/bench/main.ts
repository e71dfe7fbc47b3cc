/**
 * `npm run bench`: every figure the project claims, as ratios against named references in the same run.
 * `npm run bench -- wire` runs one part (math, wire, boards, training, crash, deaf, rooms, heavy, follow, page, drags, timeline); `--json` prints figures for machines.
 */
import { boardsReport, runBoards } from './boards/boards.ts';
import { crashReport, runCrash } from './crash/crash.ts';
import { deafReport, runDeaf } from './deaf/deaf.ts';
import { dragsReport, runDrags } from './drags/drags.ts';
import { followReport, runFollow } from './follow/follow.ts';
import { heavyReport, runHeavy } from './heavy/heavy.ts';
import { mathReport } from './math/report.ts';
import { run as runMath } from './math/run.ts';
import { pageReport, runPage } from './page/page.ts';
import { roomsReport, runRooms } from './rooms/rooms.ts';
import { runTimeline, timelineReport } from './timeline/timeline.ts';
import { runTraining, trainingReport } from './training/training.ts';
import { runWire, wireReport } from './wire/wire.ts';

const parts = {
  math: async () => {
    const figures = await runMath({ json: true });
    return { figures, report: mathReport(figures) };
  },
  wire: async () => {
    const figures = await runWire();
    return { figures, report: wireReport(figures) };
  },
  boards: async () => {
    const figures = await runBoards();
    return { figures, report: boardsReport(figures) };
  },
  training: async () => {
    const figures = await runTraining();
    return { figures, report: trainingReport(figures) };
  },
  crash: async () => {
    const figures = await runCrash();
    return { figures, report: crashReport(figures), failed: !figures.ok };
  },
  deaf: async () => {
    const figures = await runDeaf();
    return { figures, report: deafReport(figures) };
  },
  rooms: async () => {
    const figures = await runRooms();
    return { figures, report: roomsReport(figures) };
  },
  heavy: async () => {
    const figures = await runHeavy();
    return { figures, report: heavyReport(figures) };
  },
  follow: async () => {
    const figures = await runFollow();
    return { figures, report: followReport(figures), failed: !figures.ok };
  },
  page: async () => {
    const figures = await runPage();
    return { figures, report: pageReport(figures) };
  },
  drags: async () => {
    const figures = await runDrags();
    return { figures, report: dragsReport(figures), failed: !figures.ok };
  },
  timeline: async () => {
    const figures = await runTimeline();
    return { figures, report: timelineReport(figures), failed: !figures.ok };
  },
} as const;

const json = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

const figures: Record<string, unknown> = {};
let failed = false;
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const result = await run();
  figures[name] = result.figures;
  if ('failed' in result && result.failed) failed = true;
  if (!json) console.log(result.report);
}
if (json) console.log(JSON.stringify(figures, null, 2));
process.exit(failed ? 1 : 0);
