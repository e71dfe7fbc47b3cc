import { expect, test } from 'vitest';
import {
  acked,
  issued,
  pendingOn,
  type Replica,
  refusal,
  refusalNow,
  rejected,
  ticked,
  welcomed,
} from '#client/net/replica.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { WAVES, waved, wavesOf } from '../../shared/wave/feature.ts';
import { waveRules } from '../../shared/wave-rules.ts';
import { FIRST_BOARD, openedWorkshop } from '../stores/fake-server.ts';

const AT = 1_000;
const wave = (hello = '👋', board = FIRST_BOARD) => ({ type: 'wave', board, hello });
const happened = (by: string, hello: '👋' | '🎉' = '👋') =>
  waved.of({ by, at: AT }, { board: FIRST_BOARD, hello, times: 1 });

/** A page of 서연 (p2) that goes by the rules with the feature. */
function fresh(): Replica {
  const state = openedWorkshop();
  const welcome = {
    protocol: PROTOCOL,
    workshop: 'K7M4QX',
    epoch: state.epoch,
    version: state.version,
    you: 'p2',
    open: [FIRST_BOARD],
    snapshot: state,
    entries: [],
    observations: {},
    history: {},
    online: ['p1', 'p2', 'p3'],
  } as const;
  return welcomed(null, welcome, waveRules)!;
}

/** The replica after the server's tick of one event. */
function told(replica: Replica, event: ReturnType<typeof happened>): Replica {
  const from = replica.confirmed.version;
  return ticked(replica, { from, version: from + 1, entries: [[from + 1, event]], observations: {} })!;
}

const waves = ({ view }: Replica) => wavesOf(view)[FIRST_BOARD] ?? [];

test('a feature of the tests alone is predicted, and confirmed without being counted twice', () => {
  let page = issued(fresh(), 'aaaaaaaa:1', wave('🎉'), AT);
  expect(waves(page)).toEqual([['p2', '🎉', 1]]);
  expect(wavesOf(page.confirmed)).toEqual({});
  expect(pendingOn(page, FIRST_BOARD)).toEqual([wave('🎉')]);
  page = told(page, happened('p3'));
  expect(waves(page)).toEqual([
    ['p3', '👋', 1],
    ['p2', '🎉', 1],
  ]);
  page = acked(page, { id: 'aaaaaaaa:1', version: page.confirmed.version + 1 });
  page = told(page, happened('p2', '🎉'));
  expect(page.pending).toEqual([]);
  expect(page.view).toEqual(page.confirmed);
  expect(waves(page)).toHaveLength(2);
});

test('what the server refuses of it is gone from the page', () => {
  const page = issued(fresh(), 'aaaaaaaa:1', wave(), AT);
  expect(waves(rejected(page, { id: 'aaaaaaaa:1' }))).toEqual([]);
});

test('the page says beforehand why it would be refused, and shows nothing of what may not happen any more', () => {
  let page = fresh();
  expect(refusal(page, wave())).toBeUndefined();
  page = issued(page, 'aaaaaaaa:1', wave('🎉'), AT);
  for (let n = 0; n < WAVES; n++) page = told(page, happened('p3'));
  const full = { code: 'too-many-waves', params: { limit: WAVES } };
  expect(refusal(page, wave())).toEqual(full);
  expect(refusalNow(page, wave(), AT)).toEqual(full);
  expect(waves(page)).toEqual(new Array(WAVES).fill(['p3', '👋', 1]));
  expect(page.pending).toHaveLength(1);
  expect(refusal(page, wave('👋', 'b9'))?.code).toBe('unknown-board');
});

test('a stage is told beforehand that it may not, and predicts nothing', () => {
  const stage = { ...fresh(), you: null };
  expect(refusal(stage, wave())?.code).toBe('not-allowed');
  expect(waves(issued(stage, 'aaaaaaaa:1', wave(), AT))).toEqual([]);
});
