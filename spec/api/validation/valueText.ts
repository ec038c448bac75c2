import { jsonText } from '../jsonText.ts';
import { quotedText } from '../quotedText.ts';

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A refused value as the API server's messages tell it. */
export const valueText = (value: unknown): string => {
  if (typeof value === 'string') return quotedText(value);
  const text = jsonText(value);
  return text.replace(/[<>&\u2028\u2029]/g, (character) => htmlEscapes[character] ?? character);
};
