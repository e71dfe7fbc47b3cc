import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Gate } from '#server/limits/gate.ts';

test('a gate lets one through a turn of the event loop: who comes alone at once, owners by turns', async () => {
  const acts: Array<() => void> = [];
  const gate = new Gate((act) => acts.push(act));
  const through: string[] = [];
  for (const who of ['a1', 'a2', 'a3', 'b1']) void gate.pass(who[0]!).then(() => through.push(who));
  await turn();
  expect(through).toEqual(['a1']);
  for (const next of ['a2', 'b1', 'a3']) {
    acts.shift()!();
    await turn();
    expect(through.at(-1)).toBe(next);
  }
  acts.shift()!();
  expect(through).toHaveLength(4);
  expect(acts).toEqual([]);
  await gate.pass('a');
});
