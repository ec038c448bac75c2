import { deepEqual } from '../../../spec/api/deepEqual.ts';

/** So many moments are kept for a controller that lags. */
const momentsLimit = 4096;

/**
 * What a controller has been able to see of what it counts, oldest first, since it last said what it had counted. Its view
 * is a prefix of the events: it may lag, and never goes back.
 */
export class Moments<T> {
  private seen: T[];

  constructor(first: T) {
    this.seen = [first];
  }

  /** It looks otherwise from now on. */
  add(moment: T): void {
    if (deepEqual(this.newest, moment)) return;
    this.seen.push(moment);
    if (this.seen.length > momentsLimit) this.seen.shift();
  }

  /** Whether what was said fits a moment since the last one that did; then what lies before is over. */
  settle(fits: (moment: T) => boolean): boolean {
    const at = this.seen.findIndex(fits);
    if (at > 0) this.seen = this.seen.slice(at);
    return at >= 0;
  }

  some(fits: (moment: T) => boolean): boolean {
    return this.seen.some(fits);
  }

  get newest(): T {
    return this.seen[this.seen.length - 1]!;
  }
}
