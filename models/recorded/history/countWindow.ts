/** So many different counts are kept for a controller that lags. */
const windowLimit = 4096;

/** So many adoptions at most are counted ahead of what the cache shows. */
const aheadLimit = 8;

/** What there was to count at a moment; `ahead`: the same with what was adopted since. */
type Moment = {
  readonly counts: string;
  readonly numbers: readonly number[];
  ahead: readonly (readonly number[])[];
};

/**
 * What a controller has been able to count, oldest first, since what it last said it had counted. Its view is a prefix of
 * the events: it may lag, and never goes back; only what it has just adopted itself it counts at once.
 */
export class CountWindow {
  private seen: Moment[];

  constructor(first: readonly number[]) {
    this.seen = [{ counts: first.join(), numbers: [...first], ahead: [] }];
  }

  /** There is something else to count from now on. */
  add(counts: readonly number[]): void {
    const text = counts.join();
    if (this.newest === text) return;
    this.seen.push({ counts: text, numbers: [...counts], ahead: [] });
    if (this.seen.length > windowLimit) this.seen.shift();
  }

  /** Something is adopted: whoever did may count it though its cache shows an earlier moment. */
  adopt(more: readonly number[]): void {
    for (const moment of this.seen) {
      const sums = [moment.numbers, ...moment.ahead].map((each) =>
        each.map((count, at) => count + (more[at] ?? 0)),
      );
      moment.ahead = [...moment.ahead, ...sums].slice(0, aheadLimit);
    }
  }

  /** Whether these are counts of some moment since the last ones; then what lies before is over. */
  matches(counts: readonly number[]): boolean {
    const text = counts.join();
    const exact = this.seen.findIndex((moment) => moment.counts === text);
    const at =
      exact >= 0 ? exact : this.seen.findIndex(({ ahead }) => ahead.some((each) => each.join() === text));
    if (at > 0) this.seen = this.seen.slice(at);
    return at >= 0;
  }

  /** Whether what was counted fits some moment since the last one that did; then what lies before is over. */
  settle(fits: (counts: readonly number[]) => boolean): boolean {
    const at = this.seen.findIndex(({ numbers, ahead }) => [numbers, ...ahead].some(fits));
    if (at > 0) this.seen = this.seen.slice(at);
    return at >= 0;
  }

  /** Whether this is true of some moment since the last one that was settled. */
  some(fits: (counts: readonly number[]) => boolean): boolean {
    return this.seen.some(({ numbers, ahead }) => [numbers, ...ahead].some(fits));
  }

  /** What there is to count now. */
  get numbers(): readonly number[] {
    return this.seen.at(-1)?.numbers ?? [];
  }

  get newest(): string {
    return this.seen[this.seen.length - 1]?.counts ?? '';
  }
}
