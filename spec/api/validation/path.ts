/**
 * The path of a field, as Kubernetes writes it: `spec.containers[0].env[1].name`,
 * `metadata.annotations[example.com/x]`. Its text is made only where it is needed.
 */
export class Path {
  private readonly parent: Path | undefined;
  private readonly step: string;
  private readonly bracketed: boolean;

  private constructor(parent: Path | undefined, step: string, bracketed: boolean) {
    this.parent = parent;
    this.step = step;
    this.bracketed = bracketed;
  }

  /** where a path begins that is only asked whether there is anything wrong */
  static readonly root: Path = new Path(undefined, '', false);

  /** the object as a whole: the API writes `[]` */
  static readonly whole: Path = new Path(undefined, '', true);

  static of(field: string): Path {
    return new Path(undefined, field, false);
  }

  child(field: string): Path {
    return new Path(this, field, false);
  }

  index(index: number): Path {
    return new Path(this, String(index), true);
  }

  key(key: string): Path {
    return new Path(this, key, true);
  }

  toString(): string {
    const before = this.parent === undefined ? '' : this.parent.toString();
    if (this.bracketed) return `${before}[${this.step}]`;
    return before === '' ? this.step : `${before}.${this.step}`;
  }
}
