/** One JSON value of a text that holds many, and the line on which it begins; `listed`: it is an item of a printed list. */
export type JsonText = { readonly text: string; readonly line: number; readonly listed: boolean };

/** A value that is longer than the limit, or that the text does not end. */
export type UnreadText = { readonly line: number; readonly why: 'too long' | 'broken off' };

/** `"items": [` of a list that is printed over many lines: its items are read one by one. */
const itemsBegin = /^\s*"items":\s*\[\s*$/;

const openers = '{[';
const closers = '}]';

/**
 * The JSON values of a text, one after the other, however they are broken into lines: as kubectl prints what it watches, and
 * what it lists. Never more than `limit` characters of one value are held; of a printed list that is one item.
 */
export class JsonTexts {
  private readonly limit: number;
  private parts: string[] = [];
  private size = 0;
  private begun = 0;
  private depth = 0;
  private inList = false;
  /** the items of the list were read: what is left of it says nothing of them */
  private isTail = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The values that end on this line. */
  take(line: string, number: number): readonly (JsonText | UnreadText)[] {
    if (this.depth === 1 && !this.inList && itemsBegin.test(line)) {
      this.inList = true;
      this.forget();
      return [];
    }
    const found: (JsonText | UnreadText)[] = [];
    let start = 0;
    let quoted = false;
    // what stands on earlier lines of a value is held already
    const base = (): number => (this.inList ? 1 : 0);
    for (let at = 0; at < line.length; at++) {
      const char = line[at]!;
      if (quoted) {
        if (char === '\\') at++;
        else if (char === '"') quoted = false;
        continue;
      }
      if (char === '"') quoted = true;
      else if (openers.includes(char)) {
        if (this.depth === base()) {
          start = at;
          this.forget();
          this.begun = number;
        }
        this.depth++;
      } else if (closers.includes(char)) {
        if (this.depth === base() && this.inList) {
          this.inList = false;
          this.isTail = true;
          this.forget();
          start = line.length;
          break;
        }
        this.depth--;
        if (this.depth === base()) {
          this.hold(line.slice(start, at + 1));
          if (this.isTail) this.forget();
          else found.push(this.finish());
          this.isTail = false;
          start = at + 1;
        } else if (this.depth < 0) this.depth = 0;
      }
    }
    if (this.depth > base() || (this.depth === 1 && !this.inList)) this.hold(`${line.slice(start)}\n`);
    else if (this.depth === 0 && this.isStray(line.slice(start)))
      found.push({ text: line.slice(start).trim(), line: number, listed: false });
    return found;
  }

  /** What was begun and never ended. */
  end(): readonly UnreadText[] {
    return this.depth > 0 ? [{ line: this.begun, why: 'broken off' }] : [];
  }

  private isStray(text: string): boolean {
    return /[^\s,]/.test(text);
  }

  private hold(text: string): void {
    this.size += text.length;
    if (this.size <= this.limit) this.parts.push(text);
    else this.parts = [];
  }

  private finish(): JsonText | UnreadText {
    const line = this.begun;
    const found: JsonText | UnreadText =
      this.size > this.limit
        ? { line, why: 'too long' }
        : { text: this.parts.join(''), line, listed: this.inList };
    this.forget();
    return found;
  }

  private forget(): void {
    this.parts = [];
    this.size = 0;
  }
}
