/** Milliseconds by the finest clock that there is here: browsers and Node have a better one than the date's. */
export const now = (): number => ('performance' in globalThis ? performance : Date).now();

/** Gives way to what waits: events, timers, a key that was pressed. Where nothing can wait, it goes on at once. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    if ('setImmediate' in globalThis) setImmediate(resolve);
    else if ('setTimeout' in globalThis) setTimeout(resolve, 0);
    else resolve();
  });
