import { expect, it } from 'vitest';
import { locales } from '#shared/locale.ts';
import type { Report } from '#shared/workshop/projections/report.ts';
import { tablesOf } from '#shared/workshop/projections/report-tables.ts';
import { rules } from '#shared/workshop/rules.ts';

const empty: Report = {
  ...{ openedAt: 0, endedAt: null, open: 0, activities: [], questions: [], people: [], boards: [] },
  ...{ title: 'Class', locale: 'ko', status: 'open', version: 1, attendance: null, anonymous: false },
};

it('says in words, in either language, what every kind of change was (E5)', () => {
  const kinds = [...rules.events.values()].flatMap((event) => event.rules.edits?.kind ?? []);
  expect(kinds).toContain('parameters');
  for (const locale of locales) {
    for (const kind of new Set(kinds)) {
      const change = { version: 2, at: 1, kind, by: null, loss: 0.5 };
      const board = { board: 'class', title: null, called: null, changes: [change], byHand: 0, curve: [] };
      const tables = tablesOf({ ...empty, boards: [board] }, locale, String);
      const [row] = tables.find(({ name }) => name === 'changes')!.rows;
      expect(row![3], kind).toMatch(locale === 'ko' ? /^[가-힣 ]+$/ : /^[A-Z][a-z -]+$/);
    }
  }
});
