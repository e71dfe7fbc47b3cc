/** What the server tells its operator; never a token or a person's name. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Says nothing. */
export const silent: Logger = { info() {}, warn() {}, error() {} };
