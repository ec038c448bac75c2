/** Steps as they are found, and where those of each state end: it grows as it must, up to a limit. */
export class StepList {
  readonly offsets: Int32Array;
  complete = true;
  count = 0;
  private targets: Int32Array;
  private rules: Uint16Array | Int32Array;
  private readonly limit: number;

  /** @param expected so many steps will hardly be exceeded */
  constructor(states: number, rules: number, expected: number, limit: number) {
    const room = Math.min(Math.max(16, expected), limit);
    this.offsets = new Int32Array(states + 1);
    this.targets = new Int32Array(room);
    this.rules = rules <= 0xffff ? new Uint16Array(room) : new Int32Array(room);
    this.limit = limit;
  }

  /** False if there are then more than the limit. */
  add(targets: Int32Array, rules: Int32Array): boolean {
    const end = this.count + targets.length;
    if (end > this.limit) return false;
    if (end > this.targets.length) {
      const room = Math.min(this.limit, Math.max(end, this.targets.length * 2));
      this.targets = enlarged(this.targets, new Int32Array(room));
      const larger = this.rules instanceof Uint16Array ? new Uint16Array(room) : new Int32Array(room);
      this.rules = enlarged(this.rules, larger);
    }
    this.targets.set(targets, this.count);
    this.rules.set(rules, this.count);
    if (this.complete && targets.includes(-1)) this.complete = false;
    this.count = end;
    return true;
  }

  /** The steps found, in no more memory than they need. */
  get steps(): { readonly targets: Int32Array; readonly rules: Uint16Array | Int32Array } {
    const { targets, rules, count } = this;
    return { targets: targets.subarray(0, count), rules: rules.subarray(0, count) };
  }
}

const enlarged = <A extends Int32Array | Uint16Array>(from: A, to: A): A => {
  to.set(from);
  return to;
};
