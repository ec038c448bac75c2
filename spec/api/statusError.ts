import { quotedText } from './quotedText.ts';
import { type FieldError, fieldErrorBody, fieldErrorText } from './validation/fieldError.ts';

/** What caused an error, for programs: a type and a text. */
export type StatusCause = { readonly type: string; readonly message: string };

/**
 * An error of the API server, as the `Status` object tells it. `retryAfterSeconds`: after which time it makes sense to ask
 * again; 0 if that is not known.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export type StatusError = {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly causes: readonly StatusCause[];
  readonly retryAfterSeconds: number;
};

/** Several problems in brackets, each once. */
export const aggregated = (problems: readonly string[]): string => {
  const distinct = [...new Set(problems)];
  return distinct.length === 1 ? (distinct[0] ?? '') : `[${distinct.join(', ')}]`;
};

/** An error of which nothing more is to be told than its text. */
export const statusError = (code: number, reason: string, message: string): StatusError => ({
  code,
  reason,
  message,
  causes: [],
  retryAfterSeconds: 0,
});

/** There is no such object. `resource`: `pods`, `poddisruptionbudgets.policy`. */
export const notFoundError = (resource: string, name: string): StatusError =>
  statusError(404, 'NotFound', `${resource} "${name}" not found`);

/** The object is not as the request wants it, or somebody else has changed it meanwhile. */
export const conflictError = (resource: string, name: string, detail: string): StatusError =>
  statusError(409, 'Conflict', `Operation cannot be fulfilled on ${resource} "${name}": ${detail}`);

/** What is asked for is not allowed. */
export const forbiddenError = (resource: string, name: string, detail: string): StatusError =>
  statusError(403, 'Forbidden', `${resource} "${name}" is forbidden: ${detail}`);

/** Fields are wrong. `kind` with its group: `Eviction.policy`. */
export const invalidError = (kind: string, name: string, errors: readonly FieldError[]): StatusError => ({
  ...statusError(
    422,
    'Invalid',
    `${kind} ${quotedText(name)} is invalid: ${aggregated(errors.map(fieldErrorText))}`,
  ),
  causes: errors.map((error) => ({ type: error.type, message: fieldErrorBody(error) })),
});
