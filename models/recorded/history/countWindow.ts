/** So many different counts are kept for a controller that lags. */
const windowLimit = 4096;

/**
 * What a controller has been able to count, oldest first, since what it last said it had counted. Its view is a prefix of
 * the events: it may lag, and never goes back.
 */
export class CountWindow {
  private seen: string[];

  constructor(first: readonly number[]) {
    this.seen = [first.join()];
  }

  /** There is something else to count from now on. */
  add(counts: readonly number[]): void {
    const text = counts.join();
    if (this.seen[this.seen.length - 1] === text) return;
    this.seen.push(text);
    if (this.seen.length > windowLimit) this.seen.shift();
  }

  /** Whether these are counts of some moment since the last ones; then what lies before is over. */
  matches(counts: readonly number[]): boolean {
    const at = this.seen.indexOf(counts.join());
    if (at > 0) this.seen = this.seen.slice(at);
    return at >= 0;
  }

  get newest(): string {
    return this.seen[this.seen.length - 1] ?? '';
  }
}
