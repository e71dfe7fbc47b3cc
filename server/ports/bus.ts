/** Takes one message of a topic, as JSON brought it here: whoever listens decodes it. */
export type OnMessage = (message: unknown) => void;

/**
 * Tells every node of something at once: who is where, or that there is something to look at. Each message comes
 * at most once and may be lost, so nothing may depend on it alone; a node hears its own, too, and marks them where
 * that matters. Messages of one node on one topic keep their order. Every adapter passes `test/contracts/bus.ts`.
 */
export interface Bus {
  /** Sends a JSON value to everyone who listens to the topic by now; resolves when it is on its way. */
  publish(topic: string, message: unknown): Promise<void>;
  /** Resolves, once it listens, to the function that ends it. */
  subscribe(topic: string, onMessage: OnMessage): Promise<() => void>;
}
