import { PAGE } from '../ports/event-store.ts';

/**
 * The first page of `rows`, taken only as far as it goes: at most `limit`, and no more than `PAGE.bytes` unless
 * that is a single one.
 */
export function firstPage<Row>(
  rows: Iterable<Row>,
  sizeOf: (row: Row) => number,
  limit: number = PAGE.entries,
): Row[] {
  const page: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += sizeOf(row);
    if (page.length > 0 && bytes > PAGE.bytes) break;
    page.push(row);
    if (page.length >= Math.min(limit, PAGE.entries)) break;
  }
  return page;
}
