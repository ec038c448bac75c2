import { isTimeZone } from './timeZone.ts';

/**
 * The syntax of a CronJob's schedule: five fields (minute, hour, day of month, month, day of week) or a macro
 * such as `@daily` or `@every 1h30m`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export type CronField = {
  /** the values at which the field fires */
  readonly values: ReadonlySet<number>;
  /** `*` or `?`: for the two day fields this decides whether one or both have to fire */
  readonly any: boolean;
};

export type CronSchedule =
  | {
      readonly kind: 'fields';
      readonly minute: CronField;
      readonly hour: CronField;
      readonly dayOfMonth: CronField;
      readonly month: CronField;
      readonly dayOfWeek: CronField;
      readonly timeZone?: string;
    }
  | { readonly kind: 'every'; readonly seconds: number; readonly timeZone?: string };

export type ParsedSchedule =
  | { readonly valid: true; readonly schedule: CronSchedule }
  | { readonly valid: false; readonly reason: string };

type Bounds = { readonly min: number; readonly max: number; readonly names: readonly string[] };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const bounds: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];

const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** Longer text is no schedule; bounds the work. */
const maxLength = 4096;

const integerOf = (text: string): number | string => {
  if (!/^[+-]?[0-9]+$/.test(text) || text.length > 18) return `failed to parse int from ${text}`;
  const value = Number(text);
  return value < 0 ? `negative number (${value}) not allowed: ${text}` : value;
};

const numberOf = (text: string, { min, names }: Bounds): number | string => {
  const named = names.indexOf(text.toLowerCase());
  return named === -1 ? integerOf(text) : named + min;
};

/** One part of a field: `5`, `1-5` or `*`, each with an optional step after a slash. */
const parseRange = (text: string, limits: Bounds, values: Set<number>): { any: boolean } | string => {
  const [range = '', stepText, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreHyphens] = range.split('-');
  const any = low === '*' || low === '?';
  if (!any && moreHyphens.length > 0) return `too many hyphens: ${text}`;
  if (moreSteps.length > 0) return `too many slashes: ${text}`;
  const first = any ? limits.min : numberOf(low, limits);
  if (typeof first === 'string') return first;
  let last: number | string = first;
  if (any) last = limits.max;
  else if (high !== undefined) last = numberOf(high, limits);
  if (typeof last === 'string') return last;
  const step = stepText === undefined ? 1 : integerOf(stepText);
  if (typeof step === 'string') return step;
  if (stepText !== undefined && !range.includes('-')) last = limits.max;
  if (first < limits.min) return `beginning of range (${first}) below minimum (${limits.min}): ${text}`;
  if (last > limits.max) return `end of range (${last}) above maximum (${limits.max}): ${text}`;
  if (first > last) return `beginning of range (${first}) beyond end of range (${last}): ${text}`;
  if (step === 0) return `step of range should be a positive number: ${text}`;
  for (let value = first; value <= last; value += step) values.add(value);
  return { any: any && step <= 1 };
};

const parseField = (text: string, limits: Bounds): CronField | string => {
  const values = new Set<number>();
  let any = false;
  for (const part of text.split(',').filter((each) => each !== '')) {
    const range = parseRange(part, limits, values);
    if (typeof range === 'string') return range;
    any ||= range.any;
  }
  return { values, any };
};

const unitSeconds: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ns: 1e-9,
};

/** The longest duration that 64 bits of nanoseconds hold. */
const maxSeconds = 9_223_372_036;

const durationSeconds = (text: string): number | undefined => {
  if (/^[+-]?0$/.test(text)) return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const rest = text.replace(/^[+-]/, '');
  if (!/^(?:(?:[0-9]+(?:.[0-9]*)?|.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined;
  const parts = rest.matchAll(/([0-9.]+)(ns|us|µs|μs|ms|s|m|h)/g);
  let seconds = 0;
  for (const [, amount = '', unit = ''] of parts) seconds += Number(amount) * (unitSeconds[unit] ?? 0);
  return seconds > maxSeconds ? undefined : sign * seconds;
};

const parseMacro = (text: string, timeZone: string | undefined): ParsedSchedule => {
  const fields = macros[text];
  if (fields !== undefined) return parseFields(fields, timeZone);
  if (!text.startsWith('@every ')) return { valid: false, reason: `unrecognized descriptor: ${text}` };
  const seconds = durationSeconds(text.slice('@every '.length));
  if (seconds === undefined) return { valid: false, reason: `failed to parse duration ${text}` };
  const every = { kind: 'every' as const, seconds: Math.max(1, Math.trunc(seconds)) };
  return { valid: true, schedule: timeZone === undefined ? every : { ...every, timeZone } };
};

const parseFields = (text: string, timeZone: string | undefined): ParsedSchedule => {
  const texts = text.split(/[\s\u0085]+/).filter((part) => part !== '');
  if (texts.length !== bounds.length) {
    return { valid: false, reason: `expected exactly 5 fields, found ${texts.length}: [${texts.join(' ')}]` };
  }
  const parsed: CronField[] = [];
  for (const [index, limits] of bounds.entries()) {
    const field = parseField(texts[index] ?? '', limits);
    if (typeof field === 'string') return { valid: false, reason: field };
    parsed.push(field);
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = parsed as [
    CronField,
    CronField,
    CronField,
    CronField,
    CronField,
  ];
  const schedule = { kind: 'fields' as const, minute, hour, dayOfMonth, month, dayOfWeek };
  return { valid: true, schedule: timeZone === undefined ? schedule : { ...schedule, timeZone } };
};

/** Reads a schedule; `TZ=` and `CRON_TZ=` before it are understood, though new CronJobs may not have them. */
export const parseCronSchedule = (text: string): ParsedSchedule => {
  if (text === '') return { valid: false, reason: 'empty spec string' };
  if (text.length > maxLength) return { valid: false, reason: 'the schedule is too long' };
  let rest = text;
  let timeZone: string | undefined;
  if (/^(?:CRON_)?TZ=/.test(text)) {
    const space = text.indexOf(' ');
    if (space === -1) return { valid: false, reason: 'invalid schedule format' };
    timeZone = text.slice(text.indexOf('=') + 1, space);
    if (timeZone !== '' && timeZone !== 'Local' && !isTimeZone(timeZone)) {
      return { valid: false, reason: `provided bad location ${timeZone}: unknown time zone ${timeZone}` };
    }
    rest = text.slice(space).trim();
  }
  return rest.startsWith('@') ? parseMacro(rest, timeZone) : parseFields(rest, timeZone);
};
