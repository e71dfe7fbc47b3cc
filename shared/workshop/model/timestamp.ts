/** Milliseconds since the Unix epoch, by the server's clock. */
export type Timestamp = number;
