/** The items of a source as they come, and `pause` whenever none has come for so many milliseconds. */
export async function* withPauses<T>(
  source: AsyncGenerator<T>,
  milliseconds: number,
): AsyncGenerator<T | 'pause'> {
  try {
    let next = source.next();
    let pausing = false;
    for (;;) {
      const result: IteratorResult<T> | 'pause' = pausing ? await next : await orPause(next, milliseconds);
      pausing = result === 'pause';
      if (result === 'pause') {
        yield result;
        continue;
      }
      if (result.done) return;
      yield result.value;
      next = source.next();
    }
  } finally {
    void source.return(undefined);
  }
}

const orPause = async <R>(next: Promise<R>, milliseconds: number): Promise<R | 'pause'> => {
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<'pause'>((resolve) => {
    timer = setTimeout(() => resolve('pause'), milliseconds);
  });
  try {
    return await Promise.race([next, pause]);
  } finally {
    clearTimeout(timer);
  }
};
