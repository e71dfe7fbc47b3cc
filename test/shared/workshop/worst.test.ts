import { expect, it } from 'vitest';
import { advance, batchesOf, type Workshop } from '#server/workshops/workshop.ts';
import type { Command } from '#shared/workshop/features.ts';
import { worstOf } from '#shared/workshop/projections/worst.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Play } from './play.ts';

const set = (key: string, value: number): Command => ({
  type: 'set-parameters',
  board: 'class',
  values: [[key, value]],
  final: true,
});

/** What a server makes of what these do, one after the other. */
function played(...deeds: readonly (readonly [string, Command])[]): { play: Play; workshop: Workshop } {
  const play = new Play(rules, 'Seoyeon', 'Jiho');
  for (const [by, command] of deeds) {
    play.wait(20_000);
    expect(play.does(by, command)).toMatchObject({ ok: true });
  }
  const entries = play.log.map((event, index) => ({ event, version: index + 1 }));
  const workshop = batchesOf(entries).reduce<Workshop | null>(
    (before, batch) => advance(rules, before, batch).workshop,
    null,
  );
  return { play, workshop: workshop! };
}

const worst = ({ state, history, observations }: Workshop) =>
  worstOf(history.class ?? [], state.boards.class!, observations.class!.loss);

it('the largest rise that still stands is found, with the loss that taking it back leads to', () => {
  const { play, workshop } = played(
    ['p2', set('W3-1-0', 5)],
    ['p3', set('W3-0-1', -0.5)],
    ['p3', set('b3-1', 0.25)],
  );
  const found = worst(workshop)!;
  expect(found).toMatchObject({ verdict: 'helps', edit: { by: 'p2' } });
  const { by, version } = found.edit;
  const undo: Command = { type: 'undo', board: 'class', of: by!, gesture: version };
  play.does('p1', undo);
  const entries = play.log.map((event, index) => ({ event, version: index + 1 }));
  const after = batchesOf(entries).reduce<Workshop | null>(
    (before, batch) => advance(rules, before, batch).workshop,
    null,
  )!;
  expect(after.observations.class!.loss).toBe(found.without);
  // It does not stand any more.
  expect(worst(after)?.edit.by).not.toBe('p2');
});

it('what somebody has moved since, or what came before the board as a whole changed, is none of them', () => {
  const moved = played(['p2', set('W3-1-0', 5)], ['p3', set('W3-1-0', 0.3)]);
  expect(worst(moved.workshop)).toBeUndefined();
  const whole = played(
    ['p2', set('W3-1-0', 5)],
    ['p1', { type: 'set-target', board: 'class', target: [1, 1] }],
  );
  expect(worst(whole.workshop)?.edit.by).not.toBe('p2');
});

it('a rise that other changes need is said to be no better without', () => {
  // Two wrongs that make a right: each alone is worse than both.
  const { workshop } = played(['p2', set('b3-0', 3)], ['p3', set('W3-0-0', -5)]);
  const found = worst(workshop);
  expect(found).toMatchObject({ edit: { by: 'p2' }, verdict: 'no-better' });
  expect(found!.without!).toBeGreaterThan(workshop.observations.class!.loss!);
});

it('a change of the whole board counts where nothing was done since', () => {
  const { workshop } = played(['p1', { type: 'initialize', board: 'class', initializer: 'zeros' }]);
  const found = worst(workshop)!;
  expect(found.edit.kind).toBe('initialized');
  expect(found.without).toBe(found.edit.before);
});
