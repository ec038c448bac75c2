/** The reasons of the API server's errors that controllers meet. */
export type ApiReason =
  | 'AlreadyExists'
  | 'Conflict'
  | 'Forbidden'
  | 'InternalError'
  | 'Invalid'
  | 'NotFound'
  | 'Timeout'
  | 'TooManyRequests'
  | 'UnsupportedMediaType';

/** An error that the API server answers with. */
export type ApiError = {
  readonly reason: ApiReason;
  readonly message: string;
  /** refused because the namespace is being deleted */
  readonly namespaceTerminating?: boolean;
};

/**
 * How the API server answers a write: undefined if it accepts it. `earlier` counts the writes of the same kind that were
 * tried before in this pass.
 */
export type Answers<W> = (write: W, earlier: number) => ApiError | undefined;

/** An API server that accepts every write. */
export const acceptsAll = (): undefined => undefined;

/** A write that a controller tried, and the error if it was refused. */
export type Tried<W> = { readonly write: W; readonly error?: ApiError };

export type ApiCalls<W> = {
  /** the writes so far, in order */
  readonly tried: readonly Tried<W>[];
  /** Tries a write: the API server's error, or undefined. */
  readonly call: (write: W) => ApiError | undefined;
};

/** The writes of one pass, noted down in order. */
export const apiCalls = <W extends { readonly kind: string }>(answers: Answers<W>): ApiCalls<W> => {
  const tried: Tried<W>[] = [];
  const counts = new Map<string, number>();
  return {
    tried,
    call: (write) => {
      const earlier = counts.get(write.kind) ?? 0;
      counts.set(write.kind, earlier + 1);
      const error = answers(write, earlier);
      tried.push(error === undefined ? { write } : { write, error });
      return error;
    },
  };
};
