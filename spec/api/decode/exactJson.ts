import { int64FromText } from './exactInteger.ts';
import { parseJson, setOwn } from './json.ts';
import { NumberText } from './numberText.ts';

const numberOf = ({ text }: NumberText): number => {
  const integer = int64FromText(text);
  return integer === undefined ? Number(text) : integer;
};

const withNumbers = (value: unknown): unknown => {
  if (value instanceof NumberText) return numberOf(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  const made = {};
  for (const [name, field] of Object.entries(value)) setOwn(made, name, withNumbers(field));
  return made;
};

/** Integers of this many digits may be more than a JavaScript number holds. */
const many = 16;
const manyDigits = /[0-9]{16}/;

/** The same outside of texts: a number follows on a colon, a comma, a bracket, or white space. */
const longNumber = /(?:^|[\s:,[])-?[0-9.]*[0-9]{16}/;

const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** Whether a text has so many digits in a row somewhere that what it leads to may have to be written digit by digit. */
export const hasManyDigits = (text: string): boolean => manyDigits.test(text);

/** As `hasManyDigits`: of so many in a row one is at a place that is looked at. */
export const hasManyDigitsFast = (text: string): boolean => {
  for (let at = many - 1; at < text.length; at += many) {
    if (!isDigitAt(text, at)) continue;
    let [first, last] = [at, at];
    while (isDigitAt(text, first - 1)) first -= 1;
    while (isDigitAt(text, last + 1)) last += 1;
    if (last - first + 1 >= many) return true;
  }
  return false;
};

/** Whether `JSON.parse` might read some integer of a text inexactly. */
export const needsExactNumbers = (text: string): boolean => hasManyDigitsFast(text) && longNumber.test(text);

/** As `JSON.parse`, but integers of 64 bits stay exact; undefined for text that is not JSON or nests very deeply. */
export const parseExactJson = (text: string): unknown => {
  const parsed = parseJson(text);
  return parsed.valid ? withNumbers(parsed.value) : undefined;
};
