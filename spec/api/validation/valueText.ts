import { jsonText } from '../jsonText.ts';
import { quotedText } from '../quotedText.ts';

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A text whose Go type is not plain `string`: an enumeration (`PullPolicy`), or a pointer. */
export class TypedText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A refused value as the API server's messages tell it: plain strings as `%q` writes them, everything else as JSON. */
export const valueText = (value: unknown): string => {
  if (typeof value === 'string') return quotedText(value);
  const text = value instanceof TypedText ? JSON.stringify(value.text) : jsonText(value);
  return text.replace(/[<>&\u2028\u2029]/g, (character) => htmlEscapes[character] ?? character);
};
