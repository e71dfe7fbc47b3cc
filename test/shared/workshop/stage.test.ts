import { expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { stageOf } from '#shared/workshop/model/stage.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Play } from './play.ts';

function room() {
  const play = new Play(rules, 'Jiho', 'Haneul');
  const by = (who: string | null, command: Command) => {
    const decision = play.does(who, command);
    return decision.ok ? 'accepted' : decision.rejection.code;
  };
  return { play, by };
}

it('the stage follows the class until an instructor says what it shows, which everybody is told (V10)', () => {
  const { play, by } = room();
  expect(stageOf(play.state)).toMatchObject({ what: 'follow', board: null });
  expect(by('p2', { type: 'show-on-stage', what: 'blank' })).toBe('not-allowed');
  expect(by('p1', { type: 'show-on-stage', what: 'lobby' })).toBe('accepted');
  for (const id of ['p1', 'p2', null]) {
    const view = rules.view(play.state, { id, open: [] });
    expect(stageOf(view)).toEqual({ what: 'lobby', board: null, by: 'p1', at: play.at });
  }
});

it('no stage is told to show a board that is not for all, or named one that no longer is (V11)', () => {
  const { play, by } = room();
  by('p1', { type: 'open-board', title: 'Two', of: 'class', as: 'start' });
  const show = { type: 'show-on-stage', what: 'board', board: 'b2' } as const;
  expect(by('p1', { ...show, board: 'b9' })).toBe('unknown-board');
  expect(by('p1', show)).toBe('accepted');
  by('p1', { type: 'share-board', board: 'b2', members: ['p2'], see: 'members', move: 'members' });
  expect(by('p1', show)).toBe('board-not-for-all');
  const named = (id: string | null) => stageOf(rules.view(play.state, { id, open: [] })).board;
  expect([named('p1'), named('p2'), named('p3'), named(null)]).toEqual(['b2', 'b2', null, null]);
  by('p1', { type: 'close-board', board: 'b2' });
  expect(by('p1', show)).toBe('board-closed');
});
