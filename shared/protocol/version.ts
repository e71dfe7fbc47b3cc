/** The wire protocol's number; a server refuses a `hello` of any other (rule H2). */
export const PROTOCOL = 1;
