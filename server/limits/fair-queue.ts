/** What waits, by whom it is for: everybody gets a turn before anybody gets another. */
export class FairQueue<Item> {
  /** In the order of turns. */
  readonly #byOwner = new Map<string, Item[]>();

  push(owner: string, item: Item): void {
    const own = this.#byOwner.get(owner);
    if (own === undefined) this.#byOwner.set(owner, [item]);
    else own.push(item);
  }

  /** The next in turn that fits, if any; its owner is last from now on. */
  take(fits: (item: Item) => boolean = () => true): Item | undefined {
    for (const [owner, items] of this.#byOwner) {
      const index = items.findIndex(fits);
      if (index < 0) continue;
      const [item] = items.splice(index, 1);
      this.#byOwner.delete(owner);
      if (items.length > 0) this.#byOwner.set(owner, items);
      return item;
    }
    return undefined;
  }

  /** Takes out all that fit. */
  drain(fits: (item: Item) => boolean = () => true): Item[] {
    const out: Item[] = [];
    for (let item = this.take(fits); item !== undefined; item = this.take(fits)) out.push(item);
    return out;
  }
}
