import { POINTS, type Point } from '#shared/workshop/data.ts';
import { askText } from '../../elements/dialog.ts';
import { t, tell } from '../../i18n/t.ts';
import { pointsOf, textOf } from './points-csv.ts';

/** Asks for points as text, starting from those there are; undefined when it was cancelled. */
export async function askPoints(points: readonly Point[]): Promise<readonly Point[] | undefined> {
  const text = await askText({
    title: t('data.csv.title'),
    body: t('data.csv.body', { limit: POINTS }),
    label: t('data.csv.label'),
    value: textOf(points),
    confirm: t('data.csv.confirm'),
    lines: 9,
    placeholder: '0, 0, 0\n0, 1, 1\n1, 0, 1\n1, 1, 0',
    testid: 'points-csv',
    wrong: (typed) => {
      const result = pointsOf(typed);
      return result.ok ? undefined : tell(result.sentence, result.params);
    },
  });
  const result = text === undefined ? undefined : pointsOf(text);
  return result?.ok ? result.points : undefined;
}
