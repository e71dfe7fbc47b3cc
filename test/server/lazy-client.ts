/** A client over bare HTTP long-polling that takes messages only when told to. */
export class LazyClient {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  static async connect(origin: string): Promise<LazyClient> {
    const base = `${origin}/socket.io/?EIO=4&transport=polling`;
    const handshake = (await (await fetch(base)).text()).slice(1);
    const { sid } = JSON.parse(handshake) as { sid: string };
    const client = new LazyClient(`${base}&sid=${sid}`);
    await client.post('40');
    await client.take();
    return client;
  }

  /** Sends one Socket.IO frame. */
  async post(frame: string): Promise<void> {
    await fetch(this.#url, { method: 'POST', body: frame });
  }

  /** What the server has waiting, as `[name, body]` pairs; waits for something when there is nothing. */
  async take(): Promise<Array<[string, unknown]>> {
    const response = await fetch(this.#url);
    const payload = await response.text();
    if (!response.ok) throw new Error(`the connection is over: ${payload}`);
    return payload
      .split('\u001e')
      .filter((frame) => frame.startsWith('42'))
      .map((frame) => JSON.parse(frame.slice(2)) as [string, unknown]);
  }
}
