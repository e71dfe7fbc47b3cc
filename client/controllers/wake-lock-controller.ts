import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the screen on while its host wants that. A browser lets go whenever the page is out of sight, and is asked again
 * when it is back; on pages that came over plain HTTP there is nothing to ask.
 */
export class WakeLockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #wanted = false;
  #connected = false;
  #asking = false;
  #lock: WakeLockSentinel | undefined;
  #refused = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** It is wanted, and the browser cannot or will not. */
  get refused(): boolean {
    return this.#wanted && this.#refused;
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#settle();
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#settle);
    this.#settle();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#settle);
    this.#settle();
  }

  readonly #settle = (): void => {
    if (!this.#wanted || !this.#connected) {
      void this.#lock?.release();
      this.#lock = undefined;
    } else if (document.visibilityState === 'visible' && this.#lock === undefined && !this.#asking) {
      void this.#ask();
    }
  };

  async #ask(): Promise<void> {
    this.#asking = true;
    const lock = await request();
    this.#asking = false;
    // It may have gone out of sight meanwhile, which is no refusal.
    this.#say(lock === undefined && document.visibilityState === 'visible');
    if (lock === undefined) return;
    this.#lock = lock;
    lock.addEventListener('release', () => {
      if (this.#lock !== lock) return;
      this.#lock = undefined;
      // In sight it is the device that takes it back, to save its battery.
      this.#say(document.visibilityState === 'visible');
    });
    this.#settle();
  }

  #say(refused: boolean): void {
    if (refused === this.#refused) return;
    this.#refused = refused;
    this.#host.requestUpdate();
  }
}

async function request(): Promise<WakeLockSentinel | undefined> {
  const { wakeLock } = navigator as { readonly wakeLock?: WakeLock };
  try {
    return await wakeLock?.request('screen');
  } catch {
    return undefined;
  }
}
