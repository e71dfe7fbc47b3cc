import { mayDraw, turn } from '../pace/frames.ts';
import { WeightroomElement } from './element.ts';

/** Those whose redraw has a cause that does not wait. */
const urgent = new WeakSet<PatientElement>();

/**
 * The base of what lies around the diagram: where frames are dear, it is redrawn when its turn comes. What somebody
 * does in it (whatever but its `waitsFor` changes, or it has the focus) is shown at once.
 */
export class PatientElement extends WeightroomElement {
  /** The properties whose changes may wait. */
  protected static readonly waitsFor: readonly PropertyKey[] = ['view'];

  #go: (() => void) | undefined;

  // Called before the fields are there, too: by the constructor of the base.
  override requestUpdate(...change: Parameters<WeightroomElement['requestUpdate']>): void {
    const [name, before] = change;
    const { waitsFor } = this.constructor as typeof PatientElement;
    // Lit sets an object again, the same or not.
    const same = name !== undefined && this[name as keyof this] === before;
    if (!same && (name === undefined || !waitsFor.includes(name))) {
      urgent.add(this);
      if (this.hasUpdated) this.#go?.();
    }
    super.requestUpdate(...change);
  }

  protected override scheduleUpdate(): undefined | Promise<unknown> {
    const now = !this.hasUpdated || urgent.has(this) || this.contains(document.activeElement) || mayDraw();
    if (now) {
      this.#draw();
      return undefined;
    }
    return new Promise<void>((done) => {
      this.#go = turn(() => {
        this.#go = undefined;
        this.#draw();
        done();
      });
    });
  }

  #draw(): void {
    urgent.delete(this);
    super.scheduleUpdate();
  }
}
