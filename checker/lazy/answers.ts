const unknown = -1;

/** Remembers yes or no for small numbers, which are met in about their order. */
export class Answers {
  private known: Int8Array = new Int8Array(16).fill(unknown);

  /** undefined: not known yet */
  to(number: number): boolean | undefined {
    const answer = number < this.known.length ? this.known[number] : unknown;
    return answer === unknown ? undefined : answer === 1;
  }

  /** The answer, to be remembered. */
  note(number: number, answer: boolean): boolean {
    if (number >= this.known.length) {
      const larger = new Int8Array(Math.max(number + 1, this.known.length * 2)).fill(unknown);
      larger.set(this.known);
      this.known = larger;
    }
    this.known[number] = answer ? 1 : 0;
    return answer;
  }
}
