/**
 * What is wrong with JSON text, in the words of Go's package encoding/json, which looks at bytes: a character beyond ASCII
 * is told by its first byte. Undefined for text that is JSON, or nests too deeply.
 */
export const syntaxProblem = (text: string): string | undefined => {
  const scanner = new Scanner(text);
  return scanner.value() ?? scanner.end();
};

/** Where the JSON value ends that begins at an offset of a text; undefined if there is none. */
export const jsonValueEnd = (text: string, start: number): number | undefined => {
  const scanner = new Scanner(text, start);
  return scanner.value() === undefined ? scanner.at : undefined;
};

const space = /[ \t\r\n]*/y;

const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

const unexpectedEnd = 'unexpected end of JSON input';

const quotedByte = (text: string, at: number): string => {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const byte = new TextEncoder().encode(character)[0] ?? 0;
  if (byte === 0x27) return `'\\''`;
  if (byte === 0x22) return `'"'`;
  if (byte === 0x5c) return `'\\\\'`;
  const named = { 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' }[byte];
  if (named !== undefined) return `'\\${named}'`;
  if (byte < 0x20 || byte === 0x7f) return `'\\x${byte.toString(16).padStart(2, '0')}'`;
  return `'${String.fromCharCode(byte)}'`;
};

/** Reads JSON values without recursion; every step tells what is wrong, or moves on. */
class Scanner {
  private readonly text: string;
  at: number;

  constructor(text: string, start = 0) {
    this.text = text;
    this.at = start;
  }

  /** One value with all that is in it. */
  value(): string | undefined {
    const open: ('}' | ']')[] = [];
    for (;;) {
      this.skipSpace();
      const start = this.text[this.at];
      if (start === '{' || start === '[') {
        this.at++;
        const close = start === '{' ? '}' : ']';
        this.skipSpace();
        if (this.text[this.at] === close) this.at++;
        else {
          open.push(close);
          const problem = close === '}' ? this.name('looking for beginning of object key string') : undefined;
          if (problem !== undefined) return problem;
          continue;
        }
      } else {
        const problem = this.scalar();
        if (problem !== undefined) return problem;
      }
      const problem = this.afterValue(open);
      if (problem !== undefined) return problem;
      if (open.length === 0) return undefined;
    }
  }

  /** Nothing but space after the value. */
  end(): string | undefined {
    this.skipSpace();
    return this.at < this.text.length ? this.invalid('after top-level value') : undefined;
  }

  /** Closes what ends here, and goes to the next value inside of what is still open. */
  private afterValue(open: ('}' | ']')[]): string | undefined {
    for (;;) {
      const close = open.at(-1);
      if (close === undefined) return undefined;
      this.skipSpace();
      const next = this.text[this.at];
      if (next === close) {
        this.at++;
        open.pop();
        continue;
      }
      if (next !== ',') {
        return this.invalid(close === '}' ? 'after object key:value pair' : 'after array element');
      }
      this.at++;
      return close === '}' ? this.name('looking for beginning of object key string') : undefined;
    }
  }

  private name(context: string): string | undefined {
    this.skipSpace();
    if (this.text[this.at] !== '"') return this.invalid(context);
    const problem = this.string();
    if (problem !== undefined) return problem;
    this.skipSpace();
    if (this.text[this.at] !== ':') return this.invalid('after object key');
    this.at++;
    return undefined;
  }

  private scalar(): string | undefined {
    const start = this.text[this.at] ?? '';
    if (start === '"') return this.string();
    if (start === '-' || /[0-9]/.test(start)) return this.number();
    const literal = literals[start];
    return literal === undefined ? this.invalid('looking for beginning of value') : this.literal(literal);
  }

  private literal(word: string): string | undefined {
    for (const letter of word) {
      if (this.text[this.at] !== letter)
        return this.invalidWithin(`in literal ${word} (expecting '${letter}')`);
      this.at++;
    }
    return undefined;
  }

  private string(): string | undefined {
    for (this.at++; this.at < this.text.length; this.at++) {
      const character = this.text[this.at] ?? '';
      if (character === '"') {
        this.at++;
        return undefined;
      }
      if (character < ' ') return this.invalid('in string literal');
      if (character !== '\\') continue;
      this.at++;
      const escaped = this.text[this.at] ?? '';
      if (escaped === 'u') {
        for (let digit = 0; digit < 4; digit++) {
          this.at++;
          if (!/^[0-9a-fA-F]$/.test(this.text[this.at] ?? '')) {
            return this.invalidWithin('in \\u hexadecimal character escape');
          }
        }
      } else if (escaped === '' || !'bfnrt\\/"'.includes(escaped))
        return this.invalidWithin('in string escape code');
    }
    return unexpectedEnd;
  }

  private number(): string | undefined {
    if (this.text[this.at] === '-') this.at++;
    if (this.text[this.at] === '0') this.at++;
    else if (!this.digits()) return this.invalidWithin('in numeric literal');
    if (this.text[this.at] === '.') {
      this.at++;
      if (!this.digits()) return this.invalidWithin('after decimal point in numeric literal');
    }
    if (/^[eE]$/.test(this.text[this.at] ?? '')) {
      this.at++;
      if (/^[+-]$/.test(this.text[this.at] ?? '')) this.at++;
      if (!this.digits()) return this.invalidWithin('in exponent of numeric literal');
    }
    return undefined;
  }

  private digits(): boolean {
    const start = this.at;
    while (/^[0-9]$/.test(this.text[this.at] ?? '')) this.at++;
    return this.at > start;
  }

  private skipSpace(): void {
    space.lastIndex = this.at;
    this.at += space.exec(this.text)?.[0].length ?? 0;
  }

  /** Within a word, a number or an escape the end of the text counts as a space. */
  private invalidWithin(context: string): string {
    return this.at < this.text.length ? this.invalid(context) : `invalid character ' ' ${context}`;
  }

  private invalid(context: string): string {
    if (this.at >= this.text.length) return unexpectedEnd;
    return `invalid character ${quotedByte(this.text, this.at)} ${context}`;
  }
}
