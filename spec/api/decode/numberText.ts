/**
 * A JSON number that is not a plain integer of at most 15 digits: its text decides (an int32 takes no `1.0`
 * and no `1e3`, a quantity takes `0.5`, an int64 takes more digits than a JavaScript number holds).
 */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }

  valueOf(): number {
    return Number(this.text);
  }
}
