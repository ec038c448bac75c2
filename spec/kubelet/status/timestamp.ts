const latest = 253_402_300_799;

/**
 * Unix seconds as the API writes times (RFC 3339, UTC, whole seconds). What is absent, not a number, or beyond the
 * years 0001 to 9999 is no time: undefined.
 */
export const timestamp = (seconds: number | undefined): string | undefined => {
  if (seconds === undefined || !(Math.abs(seconds) <= latest)) return undefined;
  const text = new Date(Math.floor(seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return /^\d{4}-/.test(text) ? text : undefined;
};
