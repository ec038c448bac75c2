import type { ProblemCode } from '../../spec/problem.ts';

const statuses: { readonly [code in ProblemCode]?: number } = {
  PS1008: 413,
  PS1101: 400,
  PS1102: 404,
  PS1103: 422,
  PS1104: 500,
  PS1301: 504,
  PS1302: 503,
  PS1303: 401,
  PS1999: 500,
};

/** The HTTP status that goes with a problem; what is wrong with what was sent is 400 unless said otherwise. */
export const httpStatus = (code: ProblemCode): number => statuses[code] ?? 400;
