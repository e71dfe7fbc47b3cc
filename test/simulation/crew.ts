import type { Crew } from '#server/ports/crew.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { type Observation, observe } from '#shared/workshop/model/observation.ts';
import type { World } from './world.ts';

/** A crew that takes every board and its time; nobody trains in a simulation. */
export class SimulatedCrew implements Crew {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  takes(): boolean {
    return true;
  }

  observe(_workshop: string, latest: () => BoardContent | undefined): Promise<Observation | undefined> {
    const { dice } = this.#world;
    return new Promise((resolve, reject) => {
      this.#world.after(dice.between(0, 100), () => {
        // As it is when its turn comes; the answer takes its time, and now and then there is none.
        const content = latest();
        const observation = content && observe(content);
        this.#world.after(dice.between(0, 200), () => {
          if (dice.chance(0.02)) reject(new Error('the thread is gone'));
          else resolve(observation);
        });
      });
    });
  }

  train(): never {
    throw new Error('nobody trains in a simulation');
  }

  async close(): Promise<void> {}
}
