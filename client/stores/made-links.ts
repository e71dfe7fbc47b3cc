import type { LinkId } from '#shared/workshop/model/links.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { LinkShape } from '../net/link-secrets.ts';

interface LinkMade extends LinkShape {
  readonly type: string;
  readonly by: ParticipantId | null;
  readonly link: LinkId;
}

/**
 * The secrets of the links made on this page, kept as long as its tab: the workshop knows only their hashes, so
 * nobody else can show such a link again.
 */
export class MadeLinks {
  readonly #key: string;
  /** Drawn, and not in the log yet. */
  #awaited: readonly { readonly shape: LinkShape; readonly secret: string }[] = [];

  constructor(code: string) {
    this.#key = `weightroom:links:${code}`;
  }

  /** Draws the secret of a link to be made, and gives its hash. */
  async draw(shape: LinkShape): Promise<string> {
    const { hashOf, newSecret } = await import('../net/link-secrets.ts');
    const secret = newSecret(shape.once);
    this.#awaited = [...this.#awaited, { shape, secret }];
    return hashOf(secret);
  }

  /** Takes an event in: where it made a link whose secret was drawn here, that is the link's. */
  happened(epoch: string, event: Pick<LinkMade, 'type' | 'by'>, you: ParticipantId | null): void {
    if (event.type !== 'link-made' || event.by !== you) return;
    const made = event as LinkMade;
    const own = this.#awaited.find(({ shape }) => isLike(shape, made));
    if (own === undefined) return;
    this.#awaited = this.#awaited.filter((other) => other !== own);
    sessionStorage.setItem(this.#keyOf(epoch, made.link), own.secret);
  }

  /** A link that was drawn here was refused. */
  forget(shape: LinkShape): void {
    this.#awaited = this.#awaited.filter((other) => other.shape !== shape);
  }

  /** The secret of a link, where it was made here. */
  secretOf(epoch: string, link: LinkId): string | undefined {
    return sessionStorage.getItem(this.#keyOf(epoch, link)) ?? undefined;
  }

  #keyOf(epoch: string, link: LinkId): string {
    return `${this.#key}:${epoch}:${link}`;
  }
}

function isLike(a: LinkShape, b: LinkShape): boolean {
  return a.kind === b.kind && a.participant === b.participant && a.once === b.once;
}
