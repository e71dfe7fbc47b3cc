/**
 * Frames a second while somebody drags in an activity, beside those of an empty page over which a pointer moves the
 * same way, in turns in the same run.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { Person } from '../../e2e/people.ts';
import { wholeLaunch } from '../../tools/chromium.ts';
import { buildClient } from '../page/checkout.ts';
import { BenchServer, benchFolder, HERE } from '../servers.ts';
import { median } from '../statistics.ts';

const SECONDS = Number(process.env.SECONDS || 4);
const ROUNDS = Number(process.env.ROUNDS || 3);
/** As much of an empty page's frames as an activity has to keep. */
export const LEAST = 0.8;
/** How often the depth of a network is changed (ms). */
const EVERY = 200;

/** What is done with a page, move by move. */
type Deed = (move: number, elapsed: number) => Promise<void>;

export interface DragFigures {
  readonly seconds: number;
  readonly rounds: number;
  /** Medians over the rounds: frames a second, and how many times the empty page's. */
  readonly empty: number;
  readonly activities: ReadonlyArray<{
    readonly id: string;
    readonly frames: number;
    readonly times: number;
  }>;
  readonly ok: boolean;
}

async function framesWhile(page: Page, deed: Deed): Promise<number> {
  await page.evaluate(() => {
    const counter = globalThis as unknown as { frames: number };
    counter.frames = 0;
    const next = (): void => {
      counter.frames++;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const begun = performance.now();
  let elapsed = 0;
  for (let move = 0; elapsed < SECONDS * 1_000; move++) {
    await deed(move, elapsed);
    elapsed = performance.now() - begun;
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number }).frames);
  return (1_000 * frames) / (performance.now() - begun);
}

/** A pointer going to and fro between two places. */
function sweep(page: Page, [left, right, y]: readonly [number, number, number]): Deed {
  return async (move) => page.mouse.move(left + ((right - left) * (1 + Math.sin(move / 9))) / 2, y);
}

async function emptyPage(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  try {
    return await framesWhile(page, sweep(page, [300, 900, 300]));
  } finally {
    await page.close();
  }
}

/** An instructor alone in a workshop, at a step of an activity. */
async function at(browser: Browser, url: string, id: string, steps: number): Promise<Person> {
  const person = await Person.arrive(browser);
  await person.opensWorkshop(url);
  const opens = person.hook(`activity-${id}`);
  if (!(await opens.isVisible())) await person.page.locator('[data-testid="activities"] summary').click();
  await opens.click();
  for (let step = 1; step <= steps; step++) {
    await person.page.locator(`[data-testid="activity"][data-step="${step}"]`).first().waitFor();
    const reveal = person.hook('prediction-reveal');
    if (await reveal.isVisible()) {
      await reveal.click();
      await person.page.locator('[data-testid="prediction"][data-state="revealed"]').first().waitFor();
    }
    if (step < steps) await person.hook('activity-next').click();
  }
  return person;
}

const activities: Readonly<Record<string, { steps: number; deed: (person: Person) => Promise<Deed> }>> = {
  'activation-lens': {
    steps: 3,
    async deed({ page }) {
      const box = (await page.locator('svg.plot.drags').first().boundingBox())!;
      const y = box.y + box.height / 2;
      await page.mouse.move(box.x + box.width / 2, y);
      await page.mouse.down();
      return sweep(page, [box.x, box.x + box.width, y]);
    },
  },
  gradients: {
    steps: 5,
    async deed({ page }) {
      const move = sweep(page, [600, 1_000, 600]);
      let changed = 0;
      return async (nth, elapsed) => {
        await move(nth, elapsed);
        if (elapsed < (changed + 1) * EVERY) return;
        changed++;
        const depth = 1 + (changed % 6);
        await page.evaluate(
          (id) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click(),
          `depth-${depth}`,
        );
      };
    },
  },
};

export async function runDrags(): Promise<DragFigures> {
  await buildClient(HERE);
  const server = await BenchServer.start({ env: { PORT: '0', DATA_DIR: benchFolder() } });
  const browser = await chromium.launch({ headless: true, ...wholeLaunch });
  const empty: number[] = [];
  const seen = new Map<string, number[]>(Object.keys(activities).map((id) => [id, []]));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      empty.push(await emptyPage(browser));
      for (const [id, { steps, deed }] of Object.entries(activities)) {
        const person = await at(browser, `http://127.0.0.1:${server.port}`, id, steps);
        seen.get(id)!.push(await framesWhile(person.page, await deed(person)));
        await person.leavesBrowser();
      }
    }
  } finally {
    await browser.close();
    await server.stop('SIGKILL');
  }
  const base = median(empty);
  const figures = [...seen].map(([id, frames]) => ({
    id,
    frames: median(frames),
    times: median(frames) / base,
  }));
  const ok = figures.every(({ times }) => times >= LEAST);
  return { seconds: SECONDS, rounds: ROUNDS, empty: base, activities: figures, ok };
}

/** The figures as a table for people. */
export function dragsReport({ seconds, rounds, empty, activities: all }: DragFigures): string {
  const row = (name: string, frames: number, after = '') =>
    `${name.padEnd(24)} ${frames.toFixed(1).padStart(8)}${after}`;
  return [
    `Drags: frames a second while somebody drags; ${rounds} rounds of ${seconds} s in turns`,
    row('an empty page', empty),
    ...all.map(({ id, frames, times }) => row(id, frames, `  ${times.toFixed(2)}× (at least ${LEAST}×)`)),
  ].join('\n');
}
