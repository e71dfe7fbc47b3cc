/** Why nobody is looked up any more: no failure, and those who ask are told to come back in a moment. */
export class ShuttingDown extends Error {
  constructor() {
    super('the server is shutting down');
  }
}
