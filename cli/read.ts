import { parseQuantity, wholeValueOf } from '../spec/api/quantity.ts';
import { fail } from './failure.ts';

/** Readers of option values: text in, value out, one clear line for bad text. */

export const wholeNumber =
  (option: string, least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,16}$/.test(text) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    return fail('PS1201', `${option} takes a whole number ${range}, not ${JSON.stringify(text)}`);
  };

/** `90`, `90s`, `5m`, `1h`: seconds */
export const duration =
  (option: string) =>
  (text: string): number => {
    const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(s|m|h)?$/.exec(text) ?? [];
    const seconds = Number(amount) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h'];
    if (amount !== undefined && seconds > 0) return seconds;
    return fail('PS1201', `${option} takes a duration such as 90s, 5m or 1h, not ${JSON.stringify(text)}`);
  };

/** `512Mi`, `2Gi`, `1000000`: bytes, written as Kubernetes writes quantities */
export const bytes =
  (option: string) =>
  (text: string): number => {
    const parsed = parseQuantity(text);
    const value = parsed.valid ? Number(wholeValueOf(parsed.quantity)) : 0;
    if (value >= 1) return value;
    return fail(
      'PS1201',
      `${option} takes an amount of memory such as 512Mi or 2Gi, not ${JSON.stringify(text)}`,
    );
  };

/** `2026-11-28T12:00:00Z`, as the API writes times, or unix seconds: unix milliseconds */
export const time =
  (option: string) =>
  (text: string): number => {
    if (/^\d{1,11}$/.test(text)) return Number(text) * 1000;
    const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
    const millis = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(millis)) return millis;
    return fail('PS1201', `${option} takes a time such as 2026-11-28T12:00:00Z, not ${JSON.stringify(text)}`);
  };
