import { rememberedByText } from '../rememberedByText.ts';

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?(Z|([+-])(\d{2}):(\d{2}))$/;

export const daysInMonth = (year: number, month: number): number => {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
};

/** A time as `timeText` gives it, worked out each time. */
export const readTime = (text: string, micro: boolean): string | undefined => {
  const match = rfc3339.exec(text);
  if (match === null || (micro && match[7]?.length !== 6)) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const [zoneHour, zoneMinute] = [Number(match[10] ?? 0), Number(match[11] ?? 0)];
  if (zoneHour > 24 || zoneMinute > 60) return undefined;
  const offset = (zoneHour * 60 + zoneMinute) * (match[9] === '-' ? -1 : 1);
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  utc.setUTCHours(hour, minute - offset, second);
  const seconds = `${utc.toISOString().slice(0, 19)}`;
  return micro ? `${seconds}.${match[7]}Z` : `${seconds}Z`;
};

const wholeSeconds = rememberedByText((text) => readTime(text, false));

/** A time as the API writes it, of a day that every month has. */
const asWritten = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/**
 * A time as the API writes it: RFC 3339, UTC, whole seconds (`2026-01-01T00:00:00Z`); with microseconds for
 * `MicroTime`. Undefined for text that is no RFC 3339 time. The same times come again, in all that happened then.
 */
export const timeText = (text: string, micro = false): string | undefined =>
  micro ? readTime(text, true) : asWritten.test(text) ? text : wholeSeconds(text);
