/** What somebody answers, until it is committed. */
export interface AnswerDraft {
  readonly text?: string;
  readonly choice?: number;
  readonly line?: string;
}

const empty: AnswerDraft = {};

/**
 * What is being answered on a page. Not the card's own: where an activity's view arrives, or a window narrows, the
 * question moves to another place on the page and its card is a new one.
 */
export class AnswerDrafts {
  #round = '';
  #draft = empty;

  /** @param round the round of the question that is answered: a draft of another one is nothing there */
  of(round: string): AnswerDraft {
    return round === this.#round ? this.#draft : empty;
  }

  keep(round: string, draft: AnswerDraft): void {
    this.#round = round;
    this.#draft = draft;
  }
}
