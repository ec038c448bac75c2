import { type Problem, type ProblemCode, problem } from '../../spec/problem.ts';

/** A part of the text of a question, from its first character. */
export type Span = { readonly start: number; readonly end: number };

/** A question as it was asked: by an option, or in a file. */
export type AskedText = {
  readonly text: string;
  /** `--always`, or the file and the name of the question */
  readonly from: string;
};

/** Lines longer than this are cut around the place. */
const widest = 100;

/** What is wrong with a question, with the place in its text, and the line with a caret below it. */
export const questionProblem = (
  code: ProblemCode,
  message: string,
  { text, from }: AskedText,
  span: Span,
): Problem => {
  const start = Math.min(span.start, text.length);
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const column = start - lineStart;
  const cut = column > widest ? column - widest / 2 : 0;
  const shown = line.slice(cut, cut + widest);
  const carets = '^'.repeat(Math.max(1, Math.min(span.end - start, shown.length - (column - cut))));
  const place = { file: from, line: before.split('\n').length, column: column + 1 };
  return {
    ...problem(code, message, place),
    excerpt: [`    ${shown}`, `    ${' '.repeat(column - cut)}${carets}`],
  };
};
