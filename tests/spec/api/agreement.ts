import type { Operation } from '../../../oracle/operation.ts';
import { comparable } from './emptiness.ts';
import { readVectors } from './readVectors.ts';

type Line = { readonly id: string; readonly [field: string]: unknown };
type FieldErrorLine = { readonly type: string; readonly field: string };

/** Errors count as a multiset of type and field; those of decoding not at all. */
const comparableErrors = (errors: unknown, stage: unknown): unknown => {
  if (stage === 'decode' || !Array.isArray(errors)) return undefined;
  return (errors as FieldErrorLine[]).map(({ type, field }) => `${type} ${field}`).sort();
};

const judged = (line: Line): string => {
  const { warnings: _warnings, messageOrderUnstable: _unstable, ...compared } = line;
  const errors = comparableErrors(line.errors, line.stage);
  const causes = Array.isArray(line.causes) ? line.causes.map((cause) => String(cause)).sort() : undefined;
  return comparable({ ...compared, errors, causes });
};

/** The ids of the vectors that an operation answers otherwise than Kubernetes. */
export const disagreements = (
  operation: Operation,
  folder: string,
  compared: (answer: Line, expected: Line) => Line = (answer) => answer,
): readonly string[] => {
  const cases = readVectors<Line>(`${folder}/cases.ndjson.gz`);
  const expected = readVectors<Line>(`${folder}/expected.ndjson.gz`);
  return cases.flatMap((request, index) => {
    if (request.op !== operation.op) return [];
    const answer = { ...operation.answer(request), id: request.id };
    const right = expected[index]!;
    return judged(compared(answer, right)) === judged(compared(right, right)) ? [] : [request.id];
  });
};
