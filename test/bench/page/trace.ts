import type { CDPSession } from 'playwright-core';

/** What a page's main thread does, by what the browser calls it in a trace. */
const kinds = {
  script: [
    'EvaluateScript',
    'EventDispatch',
    'FireAnimationFrame',
    'FunctionCall',
    'RunMicrotasks',
    'TimerFire',
    'v8.callFunction',
  ],
  garbage: ['MajorGC', 'MinorGC', 'V8.GCIncrementalMarking', 'V8.GCScavenger', 'BlinkGC.AtomicPhase'],
  style: ['UpdateLayoutTree', 'ParseAuthorStyleSheet', 'ScheduleStyleRecalculation'],
  layout: ['Layout', 'IntersectionObserverController::computeIntersections', 'HitTest'],
  paint: ['PrePaint', 'Paint', 'Layerize', 'Commit', 'CompositeLayers', 'UpdateLayer'],
} as const;

export type Kind = keyof typeof kinds | 'other';

/** How the main thread spent a second (ms of it, by kind; what it slept is in none). */
export type Spent = Readonly<Record<Kind, number>>;

const kindOf = new Map<string, Kind>(
  Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind as Kind] as const)),
);

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frames?: unknown } };
}

/** Records what the page's main thread does while `during` runs. */
export async function traced(page: CDPSession, during: () => Promise<void>): Promise<Spent> {
  const events: TraceEvent[] = [];
  page.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await page.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'v8',
        'blink',
      ],
      excludedCategories: ['*'],
    },
  });
  const begun = performance.now();
  await during();
  const seconds = (performance.now() - begun) / 1_000;
  const complete = new Promise((done) => page.once('Tracing.tracingComplete', done));
  await page.send('Tracing.end');
  await complete;
  return spentOf(events, seconds);
}

/** The time of every event without what is inside of it, on the busiest main thread of a page. */
function spentOf(events: readonly TraceEvent[], seconds: number): Spent {
  const mains = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`);
  const all = mains.map((main) => {
    const own = events.filter(({ ph, pid, tid }) => ph === 'X' && `${pid} ${tid}` === main);
    return sumOf(own, seconds);
  });
  const total = (spent: Spent) => Object.values(spent).reduce((a, b) => a + b, 0);
  const [busiest] = all.toSorted((a, b) => total(b) - total(a));
  if (busiest === undefined) throw new Error('the trace has no page');
  return busiest;
}

function sumOf(events: readonly TraceEvent[], seconds: number): Spent {
  const spent: Record<Kind, number> = { script: 0, garbage: 0, style: 0, layout: 0, paint: 0, other: 0 };
  /** What is under way, outermost first: until when, and as what its time counts. */
  const open: { readonly end: number; readonly kind: Kind }[] = [];
  const add = (kind: Kind, micros: number): void => {
    spent[kind] += micros / 1_000 / seconds;
  };
  for (const { name, ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    while (open.length > 0 && open.at(-1)!.end <= ts) open.pop();
    const around = open.at(-1);
    // What has no kind of its own counts as what it is part of.
    const kind = kindOf.get(name) ?? around?.kind ?? 'other';
    add(kind, dur);
    if (around !== undefined) add(around.kind, -dur);
    open.push({ end: ts + dur, kind });
  }
  return spent;
}
