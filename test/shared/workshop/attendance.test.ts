import { describe, expect, it } from 'vitest';
import { minuteNoted } from '#shared/workshop/attendance/noting.ts';
import {
  attendanceOf,
  minutesOf,
  quietFor,
  STAYS,
  type Stay,
  stayed,
} from '#shared/workshop/model/attendance.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Play } from './play.ts';

/** Who was here in each minute from 0 on, and who did something. */
function noted(minutes: readonly (readonly [here: string[], acted?: string[]])[]): Play {
  const play = new Play(rules, 'Ada', 'Grace');
  for (const [minute, [here, acted = []]] of minutes.entries()) {
    play.wait(60_000);
    play.take([minuteNoted(play.state, { here, acted }, minute, play.at)]);
  }
  return play;
}

describe('who was here when', () => {
  it('is kept in stays, to the minute (E2)', () => {
    const { state } = noted([[['p2', 'p3']], [['p2']], [['p2']], [['p2', 'p3']], [['p2', 'p9']]]);
    const attendance = attendanceOf(state)!;
    expect(attendance.stays).toEqual({
      p2: [[0, 4]],
      p3: [
        [0, 0],
        [3, 3],
      ],
    });
    expect([minutesOf(attendance, 'p2'), minutesOf(attendance, 'p3'), minutesOf(attendance, 'p1')]).toEqual([
      5, 2, 0,
    ]);
    expect(attendance.here).toEqual(['p2']);
  });

  it('says who has done nothing for three minutes (E2)', () => {
    const { state } = noted([[['p2', 'p3'], ['p3']], [['p2', 'p3'], ['p2']], [['p2', 'p3']], [['p2', 'p3']]]);
    const attendance = attendanceOf(state);
    expect([quietFor(attendance, 'p2'), quietFor(attendance, 'p3')]).toEqual([0, 3]);
  });

  it('is bounded: the shortest gap is closed first', () => {
    let stays: readonly Stay[] = [];
    for (let n = 0; n <= STAYS; n++) stays = stayed(stays, 10 * n + (n > 5 ? 5 : 0) - (n === 3 ? 4 : 0));
    expect(stays).toHaveLength(STAYS);
    expect(stays).toContainEqual([20, 26]);
  });
});
