/** A mutation that no test has to notice, and why. */
export type Accepted = { readonly file: string; readonly mutation: string; readonly because: string };

export const accepted: readonly Accepted[] = [];
