import { daysInMonth } from './time.ts';

/** What a part of the layout takes of the text, and what its value may be. */
type Part = {
  readonly layout: string;
  readonly takes: RegExp;
  readonly range?: { readonly name: string; readonly least: number; readonly most: number };
};

const twoDigits = /^\d\d/;

const parts: readonly Part[] = [
  { layout: '2006', takes: /^\d{4}/ },
  { layout: '-', takes: /^-/ },
  { layout: '01', takes: twoDigits, range: { name: 'month', least: 1, most: 12 } },
  { layout: '-', takes: /^-/ },
  { layout: '02', takes: twoDigits },
  { layout: 'T', takes: /^T/ },
  { layout: '15', takes: /^\d\d?/, range: { name: 'hour', least: 0, most: 23 } },
  { layout: ':', takes: /^:/ },
  { layout: '04', takes: twoDigits, range: { name: 'minute', least: 0, most: 59 } },
  { layout: ':', takes: /^:/ },
  { layout: '05', takes: twoDigits, range: { name: 'second', least: 0, most: 59 } },
];

const fraction = /^[.,]\d+/;
const microseconds = /^[.,]\d{6}/;
const offset = /^[+-](\d\d):(\d\d)/;

const bytes = new TextEncoder();

/** Text in quotation marks, as Go's package time writes it: what is no plain ASCII byte by byte. */
const quoted = (text: string): string => {
  const written = [...bytes.encode(text)].map((byte) => {
    if (byte === 34 || byte === 92) return `\\${String.fromCharCode(byte)}`;
    return byte < 32 || byte >= 128 ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte);
  });
  return `"${written.join('')}"`;
};

/**
 * Why a text is no RFC 3339 time, in the words of Go's package time.
 *
 * @param micro whether six digits of a second are asked for
 */
export const timeProblem = (text: string, micro: boolean): string => {
  const layout = micro ? '2006-01-02T15:04:05.000000Z07:00' : '2006-01-02T15:04:05Z07:00';
  const says = `parsing time ${quoted(text)}`;
  const cannot = (rest: string, part: string): string =>
    `${says} as ${quoted(layout)}: cannot parse ${quoted(rest)} as ${quoted(part)}`;
  const outOfRange = (name: string): string => `${says}: ${name} out of range`;
  let rest = text;
  const values: number[] = [];
  for (const { layout: part, takes, range } of parts) {
    const [taken] = takes.exec(rest) ?? [];
    if (taken === undefined) return cannot(rest, part);
    rest = rest.slice(taken.length);
    values.push(Number(taken));
    if (range && (Number(taken) < range.least || Number(taken) > range.most)) return outOfRange(range.name);
  }
  const [digits] = (micro ? microseconds : fraction).exec(rest) ?? [];
  if (micro && digits === undefined) return cannot(rest, '.000000');
  rest = rest.slice(digits?.length ?? 0);
  if (rest.startsWith('Z')) rest = rest.slice(1);
  else {
    const [taken, hour, minute] = offset.exec(rest) ?? [];
    if (taken === undefined) return cannot(rest, 'Z07:00');
    if (Number(hour) > 24) return outOfRange('time zone offset hour');
    if (Number(minute) > 60) return outOfRange('time zone offset minute');
    rest = rest.slice(taken.length);
  }
  if (rest !== '') return `${says}: extra text: ${quoted(rest)}`;
  const [year = 0, , month = 1, , day = 1] = values;
  return day < 1 || day > daysInMonth(year, month) ? outOfRange('day') : cannot(rest, '');
};
