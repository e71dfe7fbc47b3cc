import type { Sentence, SentenceParams } from '#shared/locale.ts';
import { parseCsv } from '#shared/math/datasets/csv.ts';
import { dataProblemTexts } from '#shared/math/texts/data-problem-texts.ts';
import { POINTS, type Point } from '#shared/workshop/data.ts';
import { data } from './messages.ts';

/** The points a text lists, or the first thing wrong with it: which line, and why. */
export type PointsResult =
  | { readonly ok: true; readonly points: readonly Point[] }
  | { readonly ok: false; readonly sentence: Sentence; readonly params: SentenceParams };

/** Reads lines of `x1,x2,label`, as pasted from a spreadsheet. */
export function pointsOf(text: string): PointsResult {
  const result = parseCsv(text, 2, 1);
  if (!result.ok) {
    const { code, params } = result.problem;
    return { ok: false, sentence: dataProblemTexts[code], params };
  }
  const { samples, x, t } = result.data;
  if (samples > POINTS) {
    const params = { limit: POINTS, received: samples };
    return { ok: false, sentence: dataProblemTexts['too-many-samples'], params };
  }
  const points: Point[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const label = t[sample];
    if (label !== 0 && label !== 1) {
      const params = { line: lineOf(text, sample, samples), value: String(label) };
      return { ok: false, sentence: data['data.csv.class'], params };
    }
    points.push([x[2 * sample]!, x[2 * sample + 1]!, label]);
  }
  return { ok: true, points };
}

/** Points as lines that `pointsOf` reads back. */
export function textOf(points: readonly Point[]): string {
  return points.map((point) => point.join(', ')).join('\n');
}

/** The line of a sample; empty lines and a heading are no samples. */
function lineOf(text: string, sample: number, samples: number): number {
  const lines = text.split(/\r\n|\n|\r/).flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
  return lines[sample + lines.length - samples] ?? sample + 1;
}
