import { lectureStart } from '#shared/lessons/lecture-network.ts';
import type { Tick } from '#shared/protocol/server-messages.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { freshContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';

const observation = observe(freshContent(lectureStart, defaultTraining));
let version = 1_000;

/** A tick of the same shape and size as Weightroom's own, made without its engine. */
export function tickLike(value: number): Tick {
  version += 1;
  return {
    from: version - 1,
    version,
    entries: [[version, tweak(value)]],
    observations: { [FIRST_BOARD]: observation },
  };
}

function tweak(value: number): Happened & object {
  return {
    type: 'parameters-set',
    by: 'p2',
    at: 1_700_000_000_000,
    board: FIRST_BOARD,
    values: [['W1-0-0', value]],
  } as Happened;
}
