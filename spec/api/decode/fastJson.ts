import { type ParsedJson, parseJson } from './json.ts';

/** Names and opening brackets in JSON text outside of strings; undefined if a number is no plain integer. */
const scan = (text: string): { names: number; opens: number } | undefined => {
  let names = 0;
  let opens = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      do at = text.indexOf('"', at + 1);
      while (at > 0 && isEscaped(text, at));
      if (at < 0) return undefined;
    } else if (code === 58) names++;
    else if (code === 123 || code === 91) opens++;
    else if (code === 45 || (code >= 48 && code <= 57)) {
      const start = at;
      let next = text.charCodeAt(at + 1);
      while (next >= 48 && next <= 57) next = text.charCodeAt(++at + 1);
      const plain = next !== 46 && next !== 69 && next !== 101 && at - start < 15;
      if (!plain || (code === 45 && text.charCodeAt(start + 1) === 48)) return undefined;
    }
  }
  return { names, opens };
};

/** Whether the quotation mark at this place is preceded by an odd number of backslashes. */
const isEscaped = (text: string, at: number): boolean => {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
};

const maxPlainOpens = 5_000;

export type FastJson = ParsedJson & {
  /** where the fast way was taken: how many member names there are; more than objects hold if some occur twice */
  readonly names?: number;
};

/**
 * As `parseJson`, through the engine's own parser where that reads the same: no numbers whose text matters, no
 * escaped surrogates, no deep nesting. Duplicate names are not told then but can be counted; see `names`.
 */
export const parseJsonFast = (text: string): FastJson => {
  const counts = text.includes('\\u') ? undefined : scan(text);
  if (counts === undefined || counts.opens > maxPlainOpens || /\p{Surrogate}/u.test(text))
    return parseJson(text);
  try {
    return { valid: true, value: JSON.parse(text) as unknown, duplicates: new Map(), names: counts.names };
  } catch {
    return parseJson(text);
  }
};
