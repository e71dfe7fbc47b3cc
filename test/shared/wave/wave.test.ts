import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeCommand } from '#shared/protocol/client-messages.ts';
import { coalesce } from '#shared/workshop/kernel/coalesce.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { lift, stored } from '#shared/workshop/kernel/upcast.ts';
import { waveRules as rules } from '../wave-rules.ts';
import { playOne, tryTheLaw } from '../workshop/law.ts';
import { type Act, Chance, hands, Play, visibility } from '../workshop/play.ts';
import { WAVES, wavesOf } from './feature.ts';

const board = 'class';
const wave = (hello = '👋', at = board) => ({ type: 'wave', board: at, hello });
const play = () => new Play(rules, 'Seoyeon', 'Jiho');
const codeOf = (decision: ReturnType<Play['does']>) => (decision.ok ? 'accepted' : decision.rejection.code);

describe('a feature of one folder and one line', () => {
  it('is decided, evolved and decoded', () => {
    const room = play();
    expect(room.does('p2', wave('🎉'))).toEqual({
      ok: true,
      events: [{ type: 'waved', by: 'p2', at: room.at, board, hello: '🎉', times: 1 }],
    });
    expect(wavesOf(room.state)).toEqual({ class: [['p2', '🎉', 1]] });
    expect(decodeCommand(rules, { id: 'abcdefgh:1', ...wave() }).ok).toBe(true);
    expect(decodeCommand(rules, { id: 'abcdefgh:1', ...wave('hello') })).toMatchObject({
      rejection: { code: 'malformed' },
    });
    expect(rules.commands.get('wave')?.rules.cost).toBe(3);
  });

  it('refuses with a code of its own, and says why in both languages', () => {
    const room = play();
    for (let n = 0; n < WAVES; n++) room.does('p2', wave());
    expect(room.does('p2', wave())).toEqual({
      ok: false,
      rejection: { code: 'too-many-waves', params: { limit: WAVES } },
    });
    expect(rules.refusal(room.state, 'p2', wave())?.code).toBe('too-many-waves');
    expect(rules.sentenceOf('too-many-waves').ko).toContain('손');
    expect(rules.sentenceOf('frozen')).toEqual(rejections.frozen);
  });

  it('stands in the matrix of permissions', () => {
    const room = play();
    expect(codeOf(room.does('p2', wave()))).toBe('accepted');
    expect(codeOf(room.does(null, wave()))).toBe('not-allowed');
    room.does('p1', { type: 'freeze' });
    expect(codeOf(room.does('p2', wave()))).toBe('frozen');
    expect(codeOf(room.does('p1', wave()))).toBe('accepted');
    expect(codeOf(room.does('p1', wave('👋', 'b9')))).toBe('unknown-board');
  });

  it('folds with its like in one batch', () => {
    const draft = (by: string, n: number, hello = '👋') => ({
      event: { type: 'waved', by, at: 1, board, hello, times: 1 },
      commands: [`client${by}:${n}`],
    });
    expect(coalesce(rules, [draft('p2', 1), draft('p2', 2), draft('p3', 1), draft('p2', 3)])).toMatchObject([
      { event: { by: 'p2', times: 2 }, commands: ['clientp2:1', 'clientp2:2'] },
      { event: { by: 'p3', times: 1 } },
      { event: { by: 'p2', times: 1 } },
    ]);
  });

  it('is seen by those who have the board open, and keeps the law (V7)', () => {
    const waves: Act = (room, chance) => {
      const at = chance.one(Object.keys(room.state.boards));
      room.does(chance.one(Object.keys(room.state.participants)), wave(chance.one(['👋', '🎉']), at));
    };
    let shown = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const played = playOne(rules, [waves, waves, ...hands, ...visibility], new Chance(seed), 40);
      expect(tryTheLaw(rules, played)).toBeUndefined();
      shown++;
    }
    expect(shown).toBe(300);
    const room = play();
    room.does('p2', wave());
    const [{ event, before, after }] = room.steps.slice(-1) as [(typeof room.steps)[number]];
    expect(rules.show(event, before, after, { id: 'p3', open: [board] })).toBe(event);
    expect(rules.show(event, before, after, { id: 'p3', open: [] })).toBe('nothing');
    expect(wavesOf(rules.view(after, { id: 'p3', open: [] }))).toEqual({});
  });

  it('is lifted from its older format, and kept in today’s', () => {
    const old = { type: 'waved', by: 'p2', at: 1, board, word: 'hello' };
    const entry = lift(rules, { version: 4, body: { event: old } });
    expect(entry.event).toEqual({ type: 'waved', by: 'p2', at: 1, board, hello: '👋', times: 1 });
    expect(stored(rules, { event: entry.event })).toEqual({ event: entry.event, format: 2 });
  });

  it('takes one line outside its folder, to name it where the features are listed', () => {
    const root = resolve(import.meta.dirname, '..');
    const naming = globSync('**/*.ts', { cwd: root })
      .filter((file) => !file.startsWith('wave/'))
      .flatMap((file) => readFileSync(resolve(root, file), 'utf8').split('\n'))
      .filter((line) => /\bwave/i.test(line) && !line.startsWith('import '));
    expect(naming).toEqual(['export const waveRules = createRules([...features, waveFeature]);']);
  });
});
