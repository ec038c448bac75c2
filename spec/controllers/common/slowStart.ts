/** The first batch of creations; each batch that succeeds as a whole is followed by one twice as large. */
export const slowStartInitialBatchSize = 1;

export type Batches<E> = {
  readonly successes: number;
  /** of the batch that failed: the errors in the order of the calls; those after it were not tried */
  readonly errors: readonly E[];
};

/**
 * Does something `count` times, mostly creating Pods, in batches of 1, 2, 4, 8 … (at most `largest`), so that a quota that is used up is met by few
 * requests. The batch in which one fails is carried to its end and is the last.
 */
export const slowStartBatch = <E>(
  count: number,
  create: (index: number) => E | undefined,
  largest: number = Number.POSITIVE_INFINITY,
): Batches<E> => {
  let successes = 0;
  let size = Math.min(count, slowStartInitialBatchSize);
  for (let start = 0; start < count; ) {
    const errors: E[] = [];
    for (let index = start; index < start + size; index += 1) {
      const error = create(index);
      if (error) errors.push(error);
    }
    successes += size - errors.length;
    if (errors.length > 0) return { successes, errors };
    start += size;
    size = Math.min(2 * size, count - start, largest);
  }
  return { successes, errors: [] };
};
