import type { ProblemCode } from '../../spec/problem.ts';
import type { Span } from './questionProblem.ts';

/** Something that a question may not say, and where it says it. */
export type Fault = { readonly code: ProblemCode; readonly message: string; readonly span: Span };

export const fault = (message: string, { start, end }: Span, code: ProblemCode = 'PS1402'): Fault => ({
  code,
  message,
  span: { start, end },
});
