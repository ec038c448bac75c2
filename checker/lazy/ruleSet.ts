/** A set of small numbers that is walked through in their order. */
export class RuleSet {
  private readonly words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array((size + 31) >>> 5);
  }

  put(member: number, isIn: boolean): void {
    const word = member >>> 5;
    if (isIn) this.words[word]! |= 1 << (member & 31);
    else this.words[word]! &= ~(1 << (member & 31));
  }

  /** The first member from a number on; -1 if there is none. */
  from(least: number): number {
    let word = least >>> 5;
    if (word >= this.words.length) return -1;
    let bits = this.words[word]! & (-1 << (least & 31));
    while (bits === 0) {
      word += 1;
      if (word >= this.words.length) return -1;
      bits = this.words[word]!;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }
}
