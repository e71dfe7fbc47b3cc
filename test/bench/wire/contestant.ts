/** What a contestant's process tells the bench about itself. */
export interface Usage {
  /** CPU time of this process so far, user and system (µs). */
  readonly cpu: number;
  /** Resident memory (bytes). */
  readonly rss: number;
}

export type FromContestant = { readonly port: number } | { readonly usage: Usage };

/** Makes a process that listens on `port` answer the bench: its port once, its usage whenever asked. */
export function answerBench(port: number, tidy: () => void = () => {}): void {
  const tell = (message: FromContestant) => process.send?.(message);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    tell({ usage: { cpu: user + system, rss: process.memoryUsage.rss() } });
  });
  process.on('disconnect', () => {
    tidy();
    process.exit();
  });
  tell({ port });
}
