/** One taking of a lease. */
export interface Lease {
  /** Fencing number: larger than that of any taking before it of the same name. */
  readonly token: number;
}

/** Who has a lease, and by which taking. */
export interface Holding extends Lease {
  readonly holder: string;
}

/**
 * Picks one node for a duty. A lease ends by itself when its time is over, so that a node that dies strands nothing;
 * whoever has one counts its time from before they asked, and so never believes in it for longer than others do.
 * Every adapter passes `test/contracts/lease.ts`.
 */
export interface Leases {
  /**
   * Takes a lease that nobody has, for `ttl` ms; undefined while anybody has it, the same holder included.
   */
  acquire(name: string, holder: string, ttl: number): Promise<Lease | undefined>;
  /** Keeps it for another `ttl` ms from now; false when it has ended or is another's. */
  renew(name: string, lease: Lease, ttl: number): Promise<boolean>;
  /** Gives it back; does nothing when it has ended or is another's. */
  release(name: string, lease: Lease): Promise<void>;
  /** Who has it; undefined when nobody has. */
  holder(name: string): Promise<Holding | undefined>;
}
