import type { Bus, OnMessage } from '../ports/bus.ts';

/** Carries messages within this process: apps that are given the same one hear each other. */
export class MemoryBus implements Bus {
  readonly #topics = new Map<string, Set<OnMessage>>();

  async publish(topic: string, message: unknown): Promise<void> {
    const text = JSON.stringify(message);
    // Later, as between processes: nobody is called back while still publishing.
    queueMicrotask(() => {
      for (const listener of [...(this.#topics.get(topic) ?? [])]) listener(JSON.parse(text));
    });
  }

  async subscribe(topic: string, onMessage: OnMessage): Promise<() => void> {
    // A function of its own, so that one that listens twice is told twice and ends each by itself.
    const listener: OnMessage = (message) => onMessage(message);
    const listeners = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#topics.get(topic) === listeners) this.#topics.delete(topic);
    };
  }
}
