import type { Operation } from '../../../oracle/operation.ts';
import { comparable } from './emptiness.ts';
import { readVectors } from './readVectors.ts';

type Line = { readonly id: string; readonly [field: string]: unknown };
type FieldErrorLine = { readonly type: string; readonly field: string; readonly detail?: string };

/** Errors count as a multiset of type and field; those of decoding by what they say. */
const comparableErrors = (errors: unknown, stage: unknown): unknown => {
  if (!Array.isArray(errors)) return undefined;
  return (errors as FieldErrorLine[])
    .map(({ type, field, detail = '' }) => (stage === 'decode' ? detail : `${type} ${field}`))
    .sort();
};

const sorted = (list: unknown): unknown => (Array.isArray(list) ? list.map(String).sort() : undefined);

/** What counts of a line; warnings as a multiset, where the vectors hold them. */
const judged = (line: Line, hasWarnings: boolean): string => {
  const { messageOrderUnstable: _unstable, ...compared } = line;
  const warnings = hasWarnings ? sorted(line.warnings) : undefined;
  const errors = comparableErrors(line.errors, line.stage);
  return comparable({ ...compared, errors, causes: sorted(line.causes), warnings });
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
    const hasWarnings = right.warnings !== undefined;
    const answered = judged(compared(answer, right), hasWarnings);
    return answered === judged(compared(right, right), hasWarnings) ? [] : [request.id];
  });
};
