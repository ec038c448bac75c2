const unknown = -1;

/** Remembers yes or no for small numbers, in the order of which they grow. */
export class Answers {
  private known: Int8Array = new Int8Array(16).fill(unknown);

  /** The answer for a number; asked for when it is not known yet. */
  of(number: number, ask: (number: number) => boolean): boolean {
    if (number >= this.known.length) this.grow(number + 1);
    if (this.known[number] === unknown) this.known[number] = ask(number) ? 1 : 0;
    return this.known[number] === 1;
  }

  private grow(atLeast: number): void {
    const larger = new Int8Array(Math.max(atLeast, this.known.length * 2)).fill(unknown);
    larger.set(this.known);
    this.known = larger;
  }
}
