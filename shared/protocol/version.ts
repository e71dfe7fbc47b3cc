/** The version of the wire protocol (`SPEC.md`). */
export const PROTOCOL = 2;
